"""Sets of records as integers: a bit for each, so that a hundred thousand are compared in microseconds.

Python's own integers do for any number of records what arrays do for many, and no start has to wait for a library
(docs/decisions/0016).
"""

from __future__ import annotations

from collections.abc import Iterable

Bits = int
"""A set of records of one dossier: bit n is set if the record of number n is in it. ``|`` and ``&`` join and meet."""

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


def bits(numbers: Iterable[int], size: int) -> Bits:
    """Return the set of some numbers, each from 0 to below ``size``; a number may come more than once."""
    # Setting one bit after the other in an integer would copy all of it each time.
    packed = bytearray((size + 7) // 8)
    for number in numbers:
        packed[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(packed, "little")


def flags(found: Bits) -> bytes:
    """Return a 1 for each number that is in a set and a 0 for each that is not, up to the greatest one in it."""
    # Of all ways from bits to flags the one through binary digits is the quickest.
    return f"{found:b}".encode()[::-1].translate(_DIGITS)
