"""Days on one axis, and dates that keep the precision that is really known."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NewType

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Day = NewType("Day", float)
"""Days since 1970-01-01 in the proleptic Gregorian calendar, without time zone; whole numbers are midnights."""

EPOCH = date(1970, 1, 1).toordinal()
DATE_PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_DATE = re.compile(DATE_PATTERN)


def to_day(when: date) -> Day:
    """Return the midnight that begins ``when``, in days since 1970-01-01."""
    return Day(float(when.toordinal() - EPOCH))


def to_date(day: Day) -> date:
    """Return the calendar date that ``day`` falls in; clamped to the years 1 to 9999 that ``date`` knows."""
    ordinal = int(day // 1) + EPOCH
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month, which is given from 1 to 12."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


def _bounds(text: str) -> tuple[date, date, Precision]:
    if not _DATE.fullmatch(text):
        raise ValueError(f"“{text}” is not a date; write 2017, 2017-10, 2017-10-12 or a range such as 2017-10/2018-02")
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31), Precision.YEAR
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), month_end(parts[0], parts[1]), Precision.MONTH
        when = date(parts[0], parts[1], parts[2])
    except ValueError as error:
        raise ValueError(f"“{text}” is not a day of the calendar ({error}); correct the date") from error
    return when, when, Precision.DAY


@frozen
class PartialDate:
    """A date as its source gives it: a day, a month, a year, or a range between two of these.

    Parameters
    ----------
    text
        ISO 8601 with the precision that is known: ``2017``, ``2017-10``, ``2017-10-12`` or ``2017-10/2018-02``.

    Raises
    ------
    ValueError
        If the text is no such date, names a day that does not exist, or a range runs backwards.
    """

    text: str
    first: date = field(init=False, compare=False)
    last: date = field(init=False, compare=False)
    precision: Precision = field(init=False, compare=False)

    def __post_init__(self) -> None:
        start, slash, end = self.text.partition("/")
        first, last, precision = _bounds(start)
        if slash:
            end_first, last, _ = _bounds(end)
            precision = Precision.RANGE
            if end_first < first:
                raise ValueError(f"“{self.text}” runs backwards; write the earlier date first")
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "precision", precision)

    @property
    def first_day(self) -> Day:
        """Midnight that begins the first day that the date may mean."""
        return to_day(self.first)

    @property
    def last_day(self) -> Day:
        """Midnight that begins the last day that the date may mean."""
        return to_day(self.last)

    @property
    def end_day(self) -> Day:
        """Midnight that ends the last day: ``[first_day, end_day)`` is all the time that the date may mean."""
        return Day(self.last.toordinal() - EPOCH + 1.0)

    @property
    def middle(self) -> Day:
        """Middle of the time that the date may mean; noon for a date known to the day."""
        return Day((self.first.toordinal() + self.last.toordinal() + 1) / 2.0 - EPOCH)

    def __str__(self) -> str:
        """Return the text as the file gave it."""
        return self.text

    @classmethod
    def of(cls, when: date) -> PartialDate:
        """Return the date that is known to the day."""
        return cls(when.isoformat())

    @classmethod
    def _parse(cls, value: object) -> PartialDate:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return _shared(value)
        raise ValueError("a date is written as text: 2017, 2017-10, 2017-10-12 or a range such as 2017-10/2018-02")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read the date from its text and write that text back."""
        # Imported late: the first frame of the window needs dates, but no schema of records.
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_plain_validator_function(
            cls._parse,
            serialization=core_schema.plain_serializer_function_ser_schema(str, return_schema=core_schema.str_schema()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text form for the published JSON Schema."""
        return {
            "type": "string",
            "pattern": f"^{DATE_PATTERN}(/{DATE_PATTERN})?$",
            "examples": ["2017", "2017-10", "2017-10-12"],
        }


@lru_cache(maxsize=4096)
def _shared(text: str) -> PartialDate:
    """Return the date of a text, the same one every time: the dates of a dossier repeat, and reading one takes 6 us."""
    return PartialDate(text)
