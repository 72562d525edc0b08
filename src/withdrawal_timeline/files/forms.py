"""The form that each kind of record has to have in a file, for pydantic to check."""

from __future__ import annotations

from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from withdrawal_timeline.domain.models import Record

R = TypeVar("R", bound="Record")


def form_of(kind: type[R]) -> TypeAdapter[R]:
    """Return the form of one record."""
    return _made(cast("Any", kind))  # mypy takes the hash of a record for that of its class


def form_of_list(kind: type[R]) -> TypeAdapter[tuple[R, ...]]:
    """Return the form of a list of records."""
    return _made(GenericAlias(tuple, (kind, ...)))


@cache
def _made(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
