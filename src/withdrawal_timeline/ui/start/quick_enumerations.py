"""Makes the enumerations of PySide6 in a quarter of the time that Python's ``enum`` takes for them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from types import MethodType
from typing import Any, cast

Pairs = list[tuple[str, int]]
Create = Callable[..., Any]

KINDS: tuple[type[Enum], ...] = (Enum, Flag, IntEnum, IntFlag)
"""What PySide6 makes its enumerations of."""
SAMPLE: Pairs = [
    ("One", 1),
    ("Two", 2),
    ("Both", 3),
    ("Nothing", 0),
    ("Second", 2),
    ("All", -1),
    ("Far", 1 << 31),
    ("Four", 4),
]

_usual = cast("Create", EnumType._create_)  # type: ignore[attr-defined]
_moulds: dict[type, dict[str, Any]] = {}
"""What an enumeration without members consists of, as this Python makes it, by its kind."""
_filled: frozenset[str] = frozenset()
"""Names of what in them is filled, so that each enumeration has its own."""
_taken: frozenset[str] = frozenset()
"""Names that the kinds have themselves; a member with such a name is left to Python."""


def make_enumerations_quickly() -> bool:
    """Let PySide6 have its enumerations sooner from now on; nobody else's are made in another way.

    A start asks for some 340 of them with 4,800 members, 55 ms, and PySide6 makes them one by one when something of
    their class is first named, so others follow while the program runs (docs/decisions/0020). Each is what Python
    would have made: the class is a copy of one without members that Python has made, and members are added as
    ``enum`` does it, without the steps that have no effect for a list of names and numbers.

    Returns
    -------
    bool
        Whether that is so. Where enumerations made here and by Python differ in anything, as a later Python may well
        have it, all of them are left to Python.
    """
    global _filled, _taken  # noqa: PLW0603 - once, before the first use
    if EnumType._create_ is _create:  # type: ignore[attr-defined]
        return True
    try:
        for kind in KINDS:
            empty = _usual(kind, "Empty", [], boundary=FlagBoundary.KEEP)
            _moulds[kind] = {
                name: value for name, value in vars(empty).items() if name not in {"__dict__", "__weakref__"}
            }
        _taken = frozenset(name for kind in KINDS for base in kind.__mro__ for name in vars(base))
        _filled = frozenset(name for name, part in _moulds[Enum].items() if isinstance(part, dict | list))
        alike = all(_is_made_alike(kind) for kind in KINDS)
    except (AttributeError, KeyError, TypeError, ValueError):
        alike = False
    if alike:
        EnumType._create_ = _create  # type: ignore[attr-defined]
    return alike


def _create(kind: type[Enum], class_name: str, names: Any = None, **named: Any) -> Any:
    """Make an enumeration as ``EnumType._create_`` does, which documents the arguments."""
    mould = _moulds.get(kind)
    # Nobody but PySide6 says what is to become of unknown bits of an enumeration that has no bits.
    asked_by_pyside = named.get("boundary") is FlagBoundary.KEEP and type(names) is list
    asked_by_pyside = asked_by_pyside and not (named.get("module") or named.get("qualname") or named.get("type"))
    if mould is None or not asked_by_pyside or not _is_plain(names):
        return _usual(kind, class_name, names, **named | {"module": named.get("module") or _caller()})
    return _made(kind, mould, class_name, names, _caller())


def _is_plain(names: list[Any]) -> bool:
    """Return whether these are names and numbers, and no name means anything to an enumeration."""
    return all(
        type(pair) is tuple and type(pair[1]) is int and pair[0] not in _taken and pair[0][0] != "_" for pair in names
    )


def _made(kind: type[Enum], mould: dict[str, Any], name: str, names: Pairs, module: str | None) -> Any:
    """Return an enumeration with the members of ``names``."""
    body = mould.copy()
    for part in _filled:
        body[part] = body[part].copy()
    body["__module__"] = module
    new = body.pop("__new__")
    made: Any = type.__new__(EnumType, name, (kind,), body)
    set_in_class = type.__setattr__
    set_in_class(made, "__new__", new)  # `enum` gives it to the class only now, so that it is not wrapped
    in_order, by_name, by_value = body["_member_names_"], body["_member_map_"], body["_value2member_map_"]
    has_bits = issubclass(kind, Flag)
    create = int.__new__ if issubclass(kind, int) else None
    mask = singles = 0
    for member_name, value in names:
        single = False
        if has_bits:
            mask |= value
            single = value > 0 and value & (value - 1) == 0
            if single:
                singles |= value
        member: Any = by_value.get(value)
        if member is None:
            member = object.__new__(made) if create is None else create(made, value)
            member._value_ = value
            member._name_ = member_name
            member.__objclass__ = made
            member._sort_order_ = len(in_order)
            by_value[value] = member
            if single or not has_bits:
                in_order.append(member_name)
        by_name[member_name] = member
    for member_name, member in by_name.items():  # last: a changed class is looked through anew for each attribute
        set_in_class(made, member_name, member)
    if has_bits:
        set_in_class(made, "_flag_mask_", mask)
        set_in_class(made, "_singles_mask_", singles)
        set_in_class(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        order = [by_name[member_name]._value_ for member_name in in_order]
        if order != sorted(order):
            made._iter_member_ = made._iter_member_by_def_
    return made


def _caller() -> str | None:
    """Return the module that called an enumeration into being, as ``enum`` finds it, from `_create`."""
    try:
        return cast("str | None", sys._getframe(3).f_globals.get("__name__"))  # noqa: SLF001 - as `enum` does it
    except ValueError:
        return None


def _is_made_alike(kind: type[Enum]) -> bool:
    """Return whether this Python makes the sample of a kind as `_made` does, in every attribute of it."""
    usual = _usual(kind, "Sample", SAMPLE, module=__name__, boundary=FlagBoundary.KEEP)
    return traits(usual) == traits(_made(kind, _moulds[kind], "Sample", SAMPLE, __name__))


def traits(enumeration: Any) -> dict[str, Any]:
    """Return all that an enumeration and its members consist of, in a form that can be compared with another's."""

    def told(value: Any) -> Any:
        if type(value) is enumeration:
            return ("member", {name: told(part) for name, part in vars(value).items()}, repr(value), hash(value))
        if value is enumeration:
            return "the enumeration"
        if isinstance(value, dict):
            return [(key, told(part)) for key, part in value.items()]
        if isinstance(value, staticmethod | MethodType):
            return (type(value), value.__func__)
        return [told(part) for part in value] if isinstance(value, list) else value

    own = {name: value for name, value in vars(enumeration).items() if name not in {"__dict__", "__weakref__"}}
    return {name: told(value) for name, value in own.items()} | {"__mro__": enumeration.__mro__[1:]}
