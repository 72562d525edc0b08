"""What is worked out, or read, when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import Generic, TypeVar, cast, overload

T = TypeVar("T")


class Late(Generic[T]):
    """A value that is made when it is first asked for, and stays the same, in whatever thread.

    Parameters
    ----------
    make
        Makes it; let go of afterwards.
    """

    __slots__ = ("_lock", "_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._lock = RLock()

    @property
    def made(self) -> T | None:
        """The value if it was made already."""
        return self._made if self._make is None else None

    def get(self) -> T:
        """Return the value; if need be it is made."""
        if self._make is not None:
            with self._lock:
                if self._make is not None:  # else another thread has made it meanwhile
                    self._made = self._make()
                    self._make = None
        return self._made


class LateRecords(Sequence[T]):
    """Records in their order that are read when one of them is asked for; equal to a tuple of them.

    Parameters
    ----------
    count
        How many there are.
    read
        Reads all of them.
    """

    __slots__ = ("_count", "_records")

    def __init__(self, count: int, read: Callable[[], tuple[T, ...]]) -> None:
        self._count = count
        self._records = Late(read)

    def __len__(self) -> int:
        """Return how many there are, without reading them."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Return the record, or the records, at a place."""
        return self._records.get()[place]

    def __iter__(self) -> Iterator[T]:
        """Go through all of them."""
        return iter(self._records.get())

    def __eq__(self, other: object) -> bool:
        """Return whether these are the same records in the same order."""
        if isinstance(other, LateRecords):
            return self._records.get() == tuple(cast("Iterable[object]", other))
        return self._records.get() == other

    def __hash__(self) -> int:
        """Return the hash of a tuple of them."""
        return hash(self._records.get())
