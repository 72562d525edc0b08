"""What is wrong with a record, in sentences that say what to do: pydantic's findings put into plain words."""

from __future__ import annotations

import difflib
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast, get_args, get_type_hints

from withdrawal_timeline.domain.errors import Problem
from withdrawal_timeline.domain.models import Record, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_SHOWN_NEAR = 3
_ALIKE = 0.7
"""Share of equal letters (0 to 1) from which two words count as alike; keys are short, so 0.6 finds strangers."""
_LONGEST_SHOWN = 60

_PATTERNS: Mapping[str, str] = {
    "url": "is not a web address; write one that starts with https:// or http:// and holds no spaces",
    "website": "is not a web address; write one that starts with https:// or http:// and holds no spaces",
    "licence_url": "is not a web address; write one that starts with https:// or http:// and holds no spaces",
    "language": "is not a language code; write two or three small letters such as en or zh",
}
_ID = "is not a valid id; write small letters, digits and single - _ . between them, such as who-2025"

_WANTED: Mapping[str, str] = {
    "string_type": "text in quotation marks",
    "enum": "text in quotation marks",
    "bool_type": "true or false without quotation marks",
    "int_type": "a whole number without quotation marks",
    "tuple_type": "a list in square brackets",
    "dataclass_type": "an object in curly brackets",
}


def near(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known words that look like ``wanted``, best first."""
    return tuple(difflib.get_close_matches(wanted, tuple(known), _SHOWN_NEAR, _ALIKE))


def did_you_mean(wanted: str, known: Iterable[str]) -> str:
    """Return `` Did you mean …?`` with a leading space, or nothing where no known word looks alike."""
    *most, last = near(wanted, known) or ("",)
    if not last:
        return ""
    return f" Did you mean {', '.join(most) + ' or ' if most else ''}{last}?"


def quoted(value: object) -> str:
    """Return a value as it is shown in a sentence: in quotation marks, cut where it is long."""
    text = value if isinstance(value, str) else str(value)
    return f"“{text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rstrip() + ' …'}”"


def problems_of(error: ValidationError, model: type[Record], *, file: str, record: str) -> list[Problem]:
    """Return every finding of ``error`` about one record.

    Parameters
    ----------
    error
        What pydantic found when it read the record as a ``model``.
    model
        The kind of record, to name keys that it knows.
    file, record
        Where the record stands; copied into each problem.
    """
    found: list[Problem] = []
    for detail in error.errors(include_url=False):
        path = _path(detail["loc"])
        found.append(Problem(file, record, path, _sentence(detail, model)))
    return found


def _path(loc: Sequence[int | str]) -> str:
    """Return the field path; places in lists are counted from 1, as people do."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _sentence(detail: ErrorDetails, model: type[Record]) -> str:  # noqa: PLR0911 - one return per kind of finding
    kind, value, loc = detail["type"], detail["input"], detail["loc"]
    context: dict[str, Any] = detail.get("ctx", {})
    key = next((part for part in reversed(loc) if isinstance(part, str)), "")
    match kind:
        case "missing":
            return _missing(key, value, _model_at(model, loc[:-1]))
        case "unexpected_keyword_argument":
            keys = _keys(_model_at(model, loc[:-1]))
            hint = did_you_mean(key, keys) or f" Known keys are {', '.join(keys)}."
            return f"The key {quoted(key)} is not known here; correct or remove it.{hint}"
        case "enum" if isinstance(value, str):
            allowed = _allowed(model, loc)
            hint = did_you_mean(value, allowed)
            return f"{quoted(value)} is not an allowed value.{hint} Allowed: {', '.join(allowed)}."
        case "string_pattern_mismatch":
            return f"{quoted(value)} {_PATTERNS.get(key, _ID)}."
        case "string_too_short":
            return "The text is empty; write it, or leave the key out where the field may be missing."
        case "too_short":
            return "The list is empty; it needs at least one entry."
        case "greater_than_equal":
            return f"{value} is too small; write a whole number from {context['ge']} on."
        case "less_than_equal":
            return f"{value} is too large; write a whole number up to {context['le']}."
        case "value_error":
            return _whole(str(context["error"]))
        case "json_invalid":
            return "The record holds half a character (such as \\ud800 alone); write the character in full."
        case _ if kind in _WANTED:
            return f"Expected {_WANTED[kind]}, found {_found(value)}; correct the value."
        case _:
            return f"The value {quoted(value)} does not fit here; compare it with the same field elsewhere."


def _missing(key: str, record: object, model: type[Record] | None) -> str:
    held = (
        [word for word in cast("dict[str, object]", record) if word not in _keys(model)]
        if isinstance(record, dict)
        else []
    )
    meant = near(key, held)
    if meant:
        return f"The key {quoted(key)} is missing; is it the one written {quoted(meant[0])}?"
    return f"The key {quoted(key)} is missing; add it."


def _whole(text: str) -> str:
    sentence = text[:1].upper() + text[1:]
    return sentence if sentence.endswith((".", "?")) else sentence + "."


def _found(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {quoted(value)}"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case _:
            return "an object"


def _keys(model: type[Record] | None) -> tuple[str, ...]:
    return () if model is None else tuple(_annotations(model))


def _annotations(model: type[Record]) -> dict[str, object]:
    """Return what each key of a record may hold."""
    hints = get_type_hints(model)
    return {key_of(item.name): hints[item.name] for item in fields(model)}


def _classes(annotation: object) -> list[type]:
    """Return the classes that an annotation mentions at any depth: ``X`` of ``tuple[X, ...] | None``."""
    inner = [found for part in get_args(annotation) for found in _classes(part)]
    return [annotation, *inner] if isinstance(annotation, type) else inner


def _model_at(model: type[Record], loc: Sequence[int | str]) -> type[Record] | None:
    """Return the model that stands at a path inside ``model``; None where the path leads to none."""
    at: type[Record] | None = model
    for part in loc:
        if isinstance(part, int) or at is None:
            continue
        at = next((kind for kind in _classes(_annotations(at).get(part)) if issubclass(kind, Record)), None)
    return at


def _allowed(model: type[Record], loc: Sequence[int | str]) -> tuple[str, ...]:
    *outer, last = [part for part in loc if isinstance(part, str)]
    at = _model_at(model, outer)
    kinds = _classes(_annotations(at).get(last)) if at is not None else []
    return next((tuple(kind) for kind in kinds if issubclass(kind, StrEnum)), ())
