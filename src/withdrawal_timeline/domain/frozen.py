"""Values: classes of named fields that never change and are compared by what they hold.

The fields are those of ``dataclasses``, and ``fields``, ``replace`` and ``asdict`` of that module work on them. What
differs is when the methods are made: for a frozen class ``dataclasses`` writes the source of six methods and compiles
each, 0.35 ms for a class, whether it is ever used or not; a start defines 140 of them (docs/decisions/0016). Here a
method is compiled when it is first called.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache, partial
from types import CodeType, FunctionType
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

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
    with _quickly(cls):
        made: type[Any] = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    _give(made, {**_FROZEN, **_RESTORED, **(_COMPARED if eq else {})})
    return made


@contextmanager
def _quickly(cls: type[Any]) -> Generator[None]:
    """Return a context in which ``dataclasses`` does not work out what it would only show, or find no use for.

    That is a signature in place of a missing docstring, and whether the text of an annotation speaks of a ``ClassVar``.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__
    kinds: dict[str, Any] = vars(cls).get("__annotations__", {})
    plain = {name: kind for name, kind in kinds.items() if isinstance(kind, str) and "ClassVar" not in kind}
    kinds.update(dict.fromkeys(plain, object))
    yield
    kinds.update(plain)
    known = vars(cls).get("__dataclass_fields__", {})
    for name, kind in plain.items():
        known[name].type = kind


@dataclass_transform(frozen_default=True, kw_only_default=True)
class FrozenByName:
    """A base whose subclasses are values without further ado; their fields are given by name.

    They have a ``__dict__``: a class with slots has to be made anew, which a base cannot do.
    """

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        with _quickly(cls):
            dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)
        _give(cls, {**_FROZEN, **_COMPARED})


def _give(cls: type[Any], methods: _Methods) -> None:
    """Give a class the methods that its own body does not define."""
    own = frozenset(vars(cls))
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and vars(cls)[name] is None):
            setattr(cls, name, method)


# -- methods; those that are compiled take the place of the first one when it is called --------------------------------


def _init(self: Any, *given: Any, **named: Any) -> None:
    cls: Any = self.__class__
    cls.__init__ = _init_of(cls)
    cls.__init__(self, *given, **named)


def _equal(self: Any, other: object) -> bool:
    cls: Any = self.__class__
    one, two = _compared("self", cls), _compared("other", cls)
    body = f"return {one} == {two} if other.__class__ is self.__class__ else NotImplemented"
    cls.__eq__ = _compiled(cls, "__eq__(self, other)", body)
    return bool(self == other)


def _hash(self: Any) -> int:
    cls: Any = self.__class__
    cls.__hash__ = _compiled(cls, "__hash__(self)", f"return hash({_compared('self', cls)})")
    return hash(self)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({shown})"


def _set(_: Any, name: str, _content: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, item.name) for item in fields(self)]


def _restore(self: Any, state: Sequence[Any]) -> None:
    for item, content in zip(fields(self), state, strict=True):
        object.__setattr__(self, item.name, content)


_Methods = Mapping[str, Callable[..., Any]]
_FROZEN: _Methods = {"__init__": _init, "__repr__": _repr, "__setattr__": _set, "__delattr__": _delete}
_COMPARED: _Methods = {"__eq__": _equal, "__hash__": _hash}
_RESTORED: _Methods = {"__getstate__": _state, "__setstate__": _restore}
"""For ``copy`` and ``pickle``, which would set the slots one by one; a ``__dict__`` is restored as a whole."""


# -- compiling ---------------------------------------------------------------------------------------------------------


def _init_of(cls: type[Any]) -> Callable[..., None]:
    """Return ``__init__`` of a class: it sets every field given, then calls ``__post_init__`` if there is one.

    Classes whose fields are given in the same way share what was compiled; only the names in it are their own.
    """
    given = [item for item in fields(cls) if item.init]
    given.sort(key=lambda item: item.kw_only is True)  # as they stand among the arguments
    known: dict[str, Any] = {"put": object.__setattr__, "missing": MISSING}
    forms = list[_Form]()
    for number, item in enumerate(given):
        slot: Any = getattr(cls, item.name, None)
        has_slot, is_made = hasattr(slot, "__set__"), item.default_factory is not MISSING
        if has_slot:  # quicker than to look for it by its name every time
            known[f"set{number}"] = slot.__set__
        else:
            known[f"name{number}"] = item.name
        if is_made:
            known[f"make{number}"] = item.default_factory
        forms.append((item.kw_only is True, has_slot, is_made))
    code = _code_of_init(tuple(forms), hasattr(cls, "__post_init__"))
    qualname = f"{cls.__qualname__}.__init__"
    names = ("self", *(item.name for item in given))
    own = code.replace(co_varnames=names, co_qualname=qualname, co_filename=f"<frozen {cls.__qualname__}>")
    # Where a default is made anew for each, `default` is what stands for it in the code too.
    optional = [item for item in given if item.default is not MISSING or item.default_factory is not MISSING]
    made = FunctionType(own, known, "__init__", tuple(item.default for item in optional if not item.kw_only))
    made.__kwdefaults__ = {item.name: item.default for item in optional if item.kw_only}
    made.__qualname__ = qualname
    return made


_Form = tuple[bool, bool, bool]
"""Of a field: whether it is given by name only, has a slot, has a default that is made anew for each."""


@cache
def _code_of_init(forms: tuple[_Form, ...], then: bool) -> CodeType:
    """Return the code of an ``__init__`` that sets fields of these forms; ``then`` it calls ``__post_init__``."""
    arguments, body = ["self"], list[str]()
    for number, (by_name, has_slot, is_made) in enumerate(forms):
        if by_name and "*" not in arguments:
            arguments.append("*")
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
    return "(" + "".join(f"{name}.{item.name}, " for item in fields(cls) if item.compare) + ")"


def _compiled(cls: type[Any], head: str, body: str) -> Callable[..., Any]:
    """Return the method of a class with this source."""
    known: dict[str, Any] = {}
    exec(compile(f"def {head}:\n  {body}", f"<frozen {cls.__qualname__}>", "exec"), known)
    made: Callable[..., Any] = known[head.partition("(")[0]]
    made.__qualname__ = f"{cls.__qualname__}.{made.__name__}"
    return made
