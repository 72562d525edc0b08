"""Values: classes of named fields that never change and are compared by what they hold.

The fields are those of ``dataclasses``, and ``fields``, ``replace`` and ``asdict`` of that module work on them; the
``replace`` of this one does the same without asking ``dataclasses``. What differs is when all of that is made: for a
frozen class ``dataclasses`` writes the source of six methods and compiles each, and notes what it knows of every field,
0.35 ms for a class, whether it is ever used or not; a start defines 140 of them (docs/decisions/0016). Here a method is
compiled when it has been called a few times, and ``dataclasses`` sees a class when somebody asks for what it knows of
it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache, partial
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    # Type checkers know what it can be given.
    from dataclasses import replace as replace  # noqa: PLC0414 - for others
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """Return a value anew with other contents of some fields; what is no value has no fields here, and fails."""
        held: Mapping[str, Any] = getattr(value, _HELD)
        kept = {name: getattr(value, name) for name, content in held.items() if _is_given(content)}
        return value.__class__(**(kept | changes))


def names(value: Any) -> tuple[str, ...]:
    """Return the names of the fields of a value, or of a class of values."""
    return tuple(_held(value))


T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, eq: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, eq: bool = True) -> Any:
    """Make a class a value, as ``dataclass(frozen=True, slots=True)`` would.

    Parameters
    ----------
    eq
        Whether instances are compared and hashed by their fields; if not, only the same object is equal.
    """
    return partial(_made, eq=eq) if cls is None else _made(cls, eq=eq)


def _made(cls: type[Any], *, eq: bool) -> type[Any]:
    """Return the class anew, with slots: those have to be there when a class is made."""
    body = {**_FROZEN, **_RESTORED, **(_COMPARED if eq else {}), **vars(cls)}
    if eq and body["__hash__"] is None:  # as Python has it beside an `__eq__` of one's own
        body["__hash__"] = _hash
    inherited = _held(cls)
    own = _own_fields(body)
    for name in (*own, "__dict__", "__weakref__"):
        body.pop(name, None)
    body["__slots__"] = tuple(name for name in own if name not in inherited)
    body["__qualname__"] = cls.__qualname__
    held = body[_HELD] = {**inherited, **own}
    _check_order(held)
    kind: Any = type(cls)
    made: type[Any] = kind(cls.__name__, cls.__bases__, body)
    return made


def _check_order(held: Mapping[str, Any]) -> None:
    optional = False
    for name, content in held.items():
        needed = content is MISSING
        if content.__class__ is Field:
            if content.kw_only is True:
                raise TypeError(f"{name!r} is to be given by its name alone: only FrozenByName has such fields")
            needed = content.init and content.default is MISSING and content.default_factory is MISSING
            optional = optional or (content.init and not needed)
        elif not needed:
            optional = True
        if needed and optional:
            raise TypeError(f"non-default argument {name!r} follows default argument")


@dataclass_transform(frozen_default=True, kw_only_default=True)
class FrozenByName:
    """A base whose subclasses are values without further ado; their fields are given by name.

    They have a ``__dict__``: a class with slots has to be made anew, which a base cannot do.
    """

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        body = vars(cls)
        for name, method in {**_FROZEN, **_COMPARED}.items():
            if body.get(name) is None:
                setattr(cls, name, method)
        setattr(cls, _HELD, {**_held(cls), **_own_fields(body)})


_HELD = "__held__"
"""Attribute of a class: the names of its fields, each with its default, what ``field`` returned, or ``MISSING``."""


def _held(value: Any) -> Mapping[str, Any]:
    """Return the fields of a class, or of the class of a value."""
    found: Mapping[str, Any] = getattr(value, _HELD, {})
    return found


def _own_fields(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that the body of a class defines, in order."""
    return {name: body.get(name, MISSING) for name, kind in _kinds(body).items() if "ClassVar" not in str(kind)}


def _kinds(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the annotations in the body of a class."""
    found: Mapping[str, Any] = body.get("__annotations__", {})
    return found


class _Described:
    """Stands in a class for something that ``dataclasses`` notes there, until somebody asks for it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _one: object, cls: type[Any]) -> Any:
        kinds = {name: kind for base in reversed(cls.__mro__) for name, kind in _kinds(vars(base)).items()}
        held = _held(cls)
        # With a docstring, `dataclasses` does not work out a signature to show in its place.
        body: dict[str, Any] = {"__module__": cls.__module__, "__doc__": cls.__name__}
        body["__annotations__"] = {name: kinds[name] for name in held}
        body |= {name: content for name, content in held.items() if content is not MISSING}
        stand_in: type[Any] = type(cls.__name__, (), body)
        by_name = issubclass(cls, FrozenByName)
        known: Any = dataclass(init=False, repr=False, eq=False, kw_only=by_name)(stand_in)
        known.__dataclass_params__.frozen = True  # said only: `dataclasses` would compile two methods for it
        for name in _DESCRIBED:
            setattr(cls, name, getattr(known, name))
        return getattr(cls, self._name)


# -- methods; those that are compiled take the place of the first one after a few calls --------------------------------


FEW = 5
"""So many calls of a method go through the fields one by one: at a start half of all classes never see more, and to
compile an ``__init__`` takes as long as filling 20 to 30 values so."""

_calls: dict[tuple[type[Any], str], int] = {}
"""How many of the first calls a method of a class has seen."""


def _is_one_of_few(cls: type[Any], method: str, first: Callable[..., Any]) -> bool:
    """Count a call of the ``first`` form of a method, and return whether nothing is to be compiled for it.

    Neither is it where the class has another one by now: made by another thread, or written in a subclass, which asks
    this one by ``super`` and would lose its own.
    """
    if vars(cls).get(method, first) is not first:
        return True
    number = _calls.get((cls, method), 0)
    _calls[cls, method] = number + 1
    return number < FEW


def _init(self: Any, *given: Any, **named: Any) -> None:
    cls: Any = self.__class__
    is_few = _is_one_of_few(cls, "__init__", _init)
    if is_few and _fill(self, given, named):
        return
    made = _init_of(cls)
    if not is_few:
        cls.__init__ = made
    made(self, *given, **named)


def _fill(value: Any, given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Fill a value as its compiled ``__init__`` would, or return False if that would refuse what is given."""
    cls = value.__class__
    if given and issubclass(cls, FrozenByName):
        return False
    place, left = 0, len(named)
    for name, content in _held(cls).items():
        is_plain = content.__class__ is not Field
        if not is_plain and not content.init:
            continue
        if place < len(given):
            held = given[place]
            place += 1
        elif name in named:
            held = named[name]
            left -= 1
        else:
            held = content if is_plain else _default_of(content)
            if held is MISSING:
                return False
        object.__setattr__(value, name, held)
    if place < len(given) or left:
        return False
    if hasattr(cls, "__post_init__"):
        value.__post_init__()
    return True


def _default_of(item: Any) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()


def _equal(self: Any, other: object) -> bool:
    cls: Any = self.__class__
    if _is_one_of_few(cls, "__eq__", _equal):
        return _contents(self) == _contents(other) if other.__class__ is cls else NotImplemented
    one, two = _compared("self", cls), _compared("other", cls)
    body = f"return {one} == {two} if other.__class__ is self.__class__ else NotImplemented"
    made = cls.__eq__ = _compiled(cls, "__eq__(self, other)", body)
    found: bool = made(self, other)
    return found


def _hash(self: Any) -> int:
    cls: Any = self.__class__
    if _is_one_of_few(cls, "__hash__", _hash):
        return hash(_contents(self))
    cls.__hash__ = _compiled(cls, "__hash__(self)", f"return hash({_compared('self', cls)})")
    return hash(self)


def _contents(value: Any) -> tuple[Any, ...]:
    """Return what a value is compared by."""
    return tuple(getattr(value, name) for name in _compared_names(value))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({shown})"


def _set(_: Any, name: str, _content: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _held(self)]


def _restore(self: Any, state: Sequence[Any]) -> None:
    for name, content in zip(_held(self), state, strict=True):
        object.__setattr__(self, name, content)


_Methods = Mapping[str, Callable[..., Any]]
_DESCRIBED = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
_FROZEN: Mapping[str, Any] = {name: _Described(name) for name in _DESCRIBED} | {
    "__init__": _init,
    "__repr__": _repr,
    "__setattr__": _set,
    "__delattr__": _delete,
}
_COMPARED: _Methods = {"__eq__": _equal, "__hash__": _hash}
_RESTORED: _Methods = {"__getstate__": _state, "__setstate__": _restore}
"""For ``copy`` and ``pickle``, which would set the slots one by one; a ``__dict__`` is restored as a whole."""


# -- compiling ---------------------------------------------------------------------------------------------------------


def _init_of(cls: type[Any]) -> Callable[..., None]:
    """Return ``__init__`` of a class: it sets every field given, then calls ``__post_init__`` if there is one.

    Classes whose fields are given in the same way share what was compiled; only the names in it are their own.
    """
    known: dict[str, Any] = {"put": object.__setattr__, "missing": MISSING}
    names, forms, defaults = ["self"], list[_Form](), dict[str, Any]()
    by_name = issubclass(cls, FrozenByName)
    for name, content in _held(cls).items():
        item: Any = content if _is_field(content) else _Plain(content)
        if not item.init:
            continue
        default, make, number = item.default, item.default_factory, len(forms)
        needed = default is MISSING and make is MISSING
        slot: Any = getattr(cls, name, None)
        has_slot = hasattr(slot, "__set__")
        if has_slot:  # quicker than to look for it by its name every time
            known[f"set{number}"] = slot.__set__
        else:
            known[f"name{number}"] = name
        if make is not MISSING:
            known[f"make{number}"] = make
        if not needed:
            defaults[name] = default  # where it is made anew for each, what stands for it in the code too
        names.append(name)
        forms.append((has_slot, make is not MISSING))
    code = _code_of_init(tuple(forms), by_name, hasattr(cls, "__post_init__"))
    qualname = f"{cls.__qualname__}.__init__"
    own = code.replace(co_varnames=tuple(names), co_qualname=qualname, co_filename=f"<frozen {cls.__qualname__}>")
    made = FunctionType(own, known, "__init__", None if by_name else tuple(defaults.values()))
    made.__kwdefaults__ = defaults if by_name else None
    made.__qualname__ = qualname
    return made


def _is_given(content: object) -> bool:
    return not isinstance(content, Field) or content.init


def _is_field(content: object) -> bool:
    return isinstance(content, Field)


class _Plain:
    """A field of which nothing is said but a default, perhaps."""

    __slots__ = ("default",)
    init = True
    default_factory = MISSING

    def __init__(self, default: object) -> None:
        self.default = default


_Form = tuple[bool, bool]
"""Of a field: whether it has a slot, has a default that is made anew for each."""


@cache
def _code_of_init(forms: tuple[_Form, ...], by_name: bool, then: bool) -> CodeType:
    """Return the code of an ``__init__`` that sets fields of these forms; ``then`` it calls ``__post_init__``."""
    arguments, body = ["self", *["*"] * (by_name and bool(forms))], list[str]()
    for number, (has_slot, is_made) in enumerate(forms):
        arguments.append(f"a{number}")
        content = f"make{number}() if a{number} is missing else a{number}" if is_made else f"a{number}"
        body.append(f"set{number}(self, {content})" if has_slot else f"put(self, name{number}, {content})")
    body += ["self.__post_init__()"] * then
    known: dict[str, Any] = {}
    exec(f"def __init__({', '.join(arguments)}):\n  " + "\n  ".join(body or ["pass"]), known)
    code: CodeType = known["__init__"].__code__
    return code


def _compared(name: str, cls: type[Any]) -> str:
    """Return the source of a tuple of the fields that instances of a class are compared by."""
    return "(" + "".join(f"{name}.{item}, " for item in _compared_names(cls)) + ")"


def _compared_names(value: Any) -> Iterator[str]:
    return (name for name, content in _held(value).items() if not _is_field(content) or content.compare)


def _compiled(cls: type[Any], head: str, body: str) -> Callable[..., Any]:
    """Return the method of a class with this source."""
    known: dict[str, Any] = {}
    exec(compile(f"def {head}:\n  {body}", f"<frozen {cls.__qualname__}>", "exec"), known)
    made: Callable[..., Any] = known[head.partition("(")[0]]
    made.__qualname__ = f"{cls.__qualname__}.{made.__name__}"
    return made
