"""Cut the data of ICU down to what Qt asks of it here: 31 MB to about 3 MB.

Qt links ICU for collation, encodings and upper case. Its library ``libicudata`` is one table of named items and
nothing else. This program compares and shows text in English and Chinese through Qt's own tables, so that of the
items only the rules that hold for every language stay. Languages that are then missing fall back to those rules.

The library is rebuilt without a compiler: the table becomes shorter, the few bytes behind it move up in the file and
keep their address in memory. `trimmed` refuses whatever does not look as expected, and the file then stays whole.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

KEPT = re.compile(
    r"""
    (root|en|en_US|en_GB|pool|res_index|keyTypeData|likelySubtags|metadata|numberingSystems|plurals|supplementalData
    |timezoneTypes|metaZones|windowsZones|zoneinfo64|icustd|icuver|genderList|pluralRanges|dayPeriods|grammaticalFeatures
    |currencyNumericCodes)\.res
    | (curr|lang|region|unit|zone|brkitr|rbnf)/(root|pool|res_index|supplementalData)\.res
    | coll/(root|res_index|ucadata)\.(res|icu)
    | [^/]*\.(icu|nrm|spp)
    """,
    re.VERBOSE,
)
PAGE = 0x1000
_HEADER, _SEGMENT = struct.Struct("<16sHHIQQQIHHHHHH"), struct.Struct("<IIQQQQQQ")
_LOAD = 1


class UnexpectedLayoutError(Exception):
    """The library is not built as this module knows it."""


@dataclass(frozen=True, slots=True)
class Package:
    """The table inside: what stands before it, and its items by name."""

    head: bytes
    items: dict[str, bytes]

    @classmethod
    def read(cls, data: bytes) -> Package:
        """Return the table that ``data`` holds.

        Raises
        ------
        UnexpectedLayoutError
            If it is not a little-endian table of ICU.
        """
        length = int.from_bytes(data[:2], "little")
        if data[2:4] != b"\xda\x27" or data[8] != 0 or data[12:16] != b"CmnD":
            raise UnexpectedLayoutError("this is not a common data table of ICU")
        count = int.from_bytes(data[length : length + 4], "little")
        entries = [struct.unpack_from("<II", data, length + 4 + 8 * place) for place in range(count)]
        ends = [*(at for _, at in entries), len(data) - length][1:]
        items: dict[str, bytes] = {}
        for (name_at, at), end in zip(entries, ends, strict=True):
            name = data[length + name_at : data.index(b"\0", length + name_at)].decode("ascii")
            items[name] = data[length + at : length + end]
        return cls(data[:length], items)

    def written(self) -> bytes:
        """Return the table as ICU reads it: number of items, offsets of names and data, names, data."""
        count = len(self.items)
        place, names, name_places = 4 + 8 * count, b"", []
        for name in self.items:
            name_places.append(place + len(names))
            names += name.encode("ascii") + b"\0"
        place += len(names)
        body, data_places = b"", []
        pieces = [b"\xaa" * (-place % 16)]
        place += len(pieces[0])
        for item in self.items.values():
            data_places.append(place)
            pieces.append(item + b"\xaa" * (-len(item) % 16))
            place += len(pieces[-1])
        body = b"".join(pieces)
        table = b"".join(struct.pack("<II", *pair) for pair in zip(name_places, data_places, strict=True))
        return self.head + struct.pack("<I", count) + table + names + body


def trimmed(library: bytes) -> bytes:
    """Return the library with the kept items alone.

    Raises
    ------
    UnexpectedLayoutError
        If the library is not the plain one that Qt's wheels bring: one segment with the table at its end, then one
        with the dynamic section.
    """
    header = list(_HEADER.unpack_from(library))
    if header[0][:6] != b"\x7fELF\x02\x01" or header[5] != _HEADER.size:
        raise UnexpectedLayoutError("this is not a library for 64 bits")
    segments = [list(_SEGMENT.unpack_from(library, header[5] + place * _SEGMENT.size)) for place in range(header[10])]
    loads = [segment for segment in segments if segment[0] == _LOAD]
    if len(loads) != 2 or loads[0][2] != 0:
        raise UnexpectedLayoutError("this library has other segments")
    (_, _, _, _, _, first_end, _, _), (_, _, tail_at, tail_address, _, tail_size, _, _) = loads
    begin = library.find(b"\xda\x27", PAGE) - 2
    if begin != PAGE or tail_at < first_end:
        raise UnexpectedLayoutError("the table does not begin where it used to")
    package = Package.read(library[begin:first_end])
    items = {name: data for name, data in package.items.items() if KEPT.fullmatch(name.partition("/")[2])}
    table = Package(package.head, items).written()
    first = library[:begin] + table
    moved_to = len(first) + (tail_address - len(first)) % PAGE
    for segment in segments:
        if segment[0] == _LOAD and segment[2] == 0:
            segment[5] = segment[6] = len(first)
        elif segment[2] >= tail_at:
            segment[2] += moved_to - tail_at
    header[6] = header[11] = header[12] = header[13] = 0  # the sections: only tools for developers read them
    result = bytearray(first.ljust(moved_to, b"\0") + library[tail_at : tail_at + tail_size])
    _HEADER.pack_into(result, 0, *header)
    for place, segment in enumerate(segments):
        _SEGMENT.pack_into(result, header[5] + place * _SEGMENT.size, *segment)
    return bytes(result)
