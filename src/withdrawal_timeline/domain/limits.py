"""Limits of fields, as marks in their annotations; pydantic asks them when it checks what stands in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from withdrawal_timeline.domain.frozen import frozen

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Limit:
    """Something that a value must fulfil beside being of its type."""

    __slots__ = ()

    def rules(self) -> dict[str, Any]:
        """Return what is added to the schema of pydantic for the type."""
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the type with the limit in it."""
        schema: Any = {**handler(source), **self.rules()}
        return schema  # type: ignore[no-any-return]  # a schema of one of many forms, with keys that all of these take


@frozen
class Matches(Limit):
    """A text of this form, a regular expression."""

    pattern: str

    def rules(self) -> dict[str, Any]:
        """Return the rule of a text."""
        return {"pattern": self.pattern}


@frozen
class AtLeast(Limit):
    """A text of so many characters, or a list of so many entries, or more."""

    length: int

    def rules(self) -> dict[str, Any]:
        """Return the rule of a text or list."""
        return {"min_length": self.length}


@frozen
class Within(Limit):
    """A number from ``least`` on, up to ``most`` if there is one."""

    least: int
    most: int | None = None

    def rules(self) -> dict[str, Any]:
        """Return the rules of a number."""
        return {"ge": self.least} if self.most is None else {"ge": self.least, "le": self.most}
