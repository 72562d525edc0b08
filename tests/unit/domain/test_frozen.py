"""Values behave as frozen data classes with slots do; each case is tried on both."""

from __future__ import annotations

import copy
import pickle
import pkgutil
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields
from dataclasses import replace as dataclasses_replace
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import withdrawal_timeline
from withdrawal_timeline.domain.frozen import FEW, FrozenByName, frozen, names, replace


def pair(make: Callable[[], type[Any]]) -> tuple[type[Any], type[Any]]:
    """Return a class as a value and as a data class."""
    return frozen(make()), dataclass(frozen=True, slots=True)(make())


def step() -> type[Any]:
    class Step:
        """One step."""

        name: str
        days: tuple[int, ...] = ()
        notes: list[str] = field(default_factory=list, compare=False)
        seen: int = field(default=0, repr=False)
        total: int = field(init=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", sum(self.days))

    return Step


@frozen
class Place:
    name: str
    at: tuple[int, int] = (0, 0)


@frozen
class LongPlace(Place):
    length: float = 1.0


@frozen(eq=False)
class Thing:
    name: str


class Entry(FrozenByName):
    id: str
    note: str | None = None


class Dated(Entry):
    day: int


GIVEN = st.tuples(st.text(max_size=3), st.lists(st.integers(-2, 2), max_size=2).map(tuple))


@given(GIVEN, GIVEN)
def test_values_are_equal_and_hashed_like_data_classes(one: Any, other: Any) -> None:
    values, classes = pair(step)
    assert (values(*one) == values(*other)) is (classes(*one) == classes(*other))
    assert values(*one) == values(*one, notes=["not compared"])
    assert hash(values(*one)) == hash(classes(*one))
    assert hash(values(*one)) == hash(values(*one, notes=["not compared"]))


@given(GIVEN)
def test_values_hold_and_show_what_data_classes_do(given: Any) -> None:
    made, other = (cls(*given, seen=2) for cls in pair(step))
    assert asdict(made) == asdict(other)
    assert [item.name for item in fields(made)] == [item.name for item in fields(other)]
    assert repr(made) == repr(other)
    assert made.total == sum(given[1])
    assert list(names(made)) == [item.name for item in fields(other)]
    for anew in (replace, dataclasses_replace):
        again = anew(made, name="another")
        assert (again.name, again.days, again.total, again.seen) == ("another", made.days, made.total, 2)


def test_replacing_asks_dataclasses_for_nothing() -> None:
    @frozen
    class Quiet:
        name: str
        length: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.name))

    again = replace(Quiet("a"), name="long")
    assert (again.name, again.length) == ("long", 4)
    assert "__dataclass_fields__" in vars(Quiet)
    assert not isinstance(vars(Quiet)["__dataclass_fields__"], dict)
    with pytest.raises(TypeError, match="length"):
        replace(again, length=3)
    with pytest.raises(TypeError, match="colour"):
        replace(again, colour="red")  # type: ignore[call-arg]


def test_a_default_is_made_anew_for_each() -> None:
    cls, _ = pair(step)
    assert cls("a").notes == []
    assert cls("a").notes is not cls("a").notes


@pytest.mark.parametrize("make", [lambda: Place("here"), lambda: Entry(id="here"), lambda: Thing("here")])
def test_nothing_can_be_set_or_deleted(make: Callable[[], Any]) -> None:
    held = make()
    for name in ("name", "id", "anything"):
        with pytest.raises(FrozenInstanceError):
            setattr(held, name, "there")
        with pytest.raises(FrozenInstanceError):
            delattr(held, name)


def test_wrong_arguments_are_named() -> None:
    for cls in pair(step):
        with pytest.raises(TypeError, match=r"Step\.__init__\(\) missing 1 required positional argument: 'name'"):
            cls()
        with pytest.raises(TypeError, match=r"unexpected keyword argument 'colour'"):
            cls("a", colour="red")
    with pytest.raises(TypeError, match=r"missing 1 required keyword-only argument: 'id'"):
        Entry()  # type: ignore[call-arg]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda held: pickle.loads(pickle.dumps(held))])
@pytest.mark.parametrize("held", [Place("here", (1, 2)), LongPlace("there", length=2.0), Dated(id="a", day=3)])
def test_copies_are_equal(again: Callable[[Any], Any], held: Any) -> None:
    made = again(held)
    assert made == held
    assert type(made) is type(held)


def test_a_subclass_has_its_own_fields_and_is_never_equal_to_its_base() -> None:
    assert LongPlace("a", (1, 1), 2.0) == LongPlace("a", (1, 1), 2.0) != LongPlace("a", (1, 1), 3.0)
    assert Place("a") != LongPlace("a")
    assert LongPlace("a") != Place("a")
    assert Entry(id="a") == Entry(id="a", note=None) != Dated(id="a", day=1)
    assert not hasattr(Place("a"), "__dict__")


def test_a_thing_is_only_equal_to_itself() -> None:
    one = Thing("a")
    same = one
    assert one == same != Thing("a")
    assert len({one, same, Thing("a")}) == 2


def test_what_a_class_defines_itself_is_left() -> None:
    @frozen
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Named) and other.name.lower() == self.name.lower()

        def __hash__(self) -> int:
            return hash(self.name.lower())

    assert repr(Named("A")) == "A"
    assert Named("A") == Named("a")
    assert len({Named("A"), Named("a")}) == 1


def test_no_method_is_compiled_before_it_is_called() -> None:
    @frozen
    class Late:
        name: str

    before = {name: vars(Late)[name] for name in ("__init__", "__eq__", "__hash__")}
    assert all(method.__module__ == frozen.__module__ for method in before.values())
    values = [Late("a") for _ in range(FEW)]
    for value in values:
        assert hash(value) == hash(("a",))
        assert value == values[0]
    assert before == {name: vars(Late)[name] for name in before}, "for a few calls none is compiled"
    assert [hash(Late("a")), hash(Late("b"))] == [hash(("a",)), hash(("b",))]
    assert Late("a") == Late("a") != Late("b")
    assert not any(vars(Late)[name] is method for name, method in before.items())


def test_the_first_values_are_what_later_ones_are() -> None:
    # The first are filled field by field, later ones by an `__init__` of their own.
    assert [Place("a") == other for other in ["a"] * (FEW + 2)] == [False] * (FEW + 2)  # type: ignore[comparison-overlap]
    cls, other = pair(step)
    for content, named in (
        (("a",), {}),
        (("a", (1, 2)), {"seen": 3}),
        ((), {"seen": 3, "name": "a", "days": (4,)}),
        ((), {}),
        (("a",), {"name": "b"}),
        (("a", (1,), [], 2, 3), {}),
        (("a",), {"total": 1}),
    ):
        held = [made(cls, content, named) for _ in range(FEW + 2)]
        assert held == [made(other, content, named)] * len(held)
        cls, other = pair(step)


def test_from_the_first_value_on_only_values_of_the_same_class_are_equal() -> None:
    @frozen
    class One:
        name: str

    @frozen
    class Other:
        name: str

    values = [One("a") for _ in range(FEW + 2)]
    assert [value == Other("a") for value in values] == [False] * len(values)  # type: ignore[comparison-overlap]


def test_with_what_is_no_value_a_comparison_is_left_to_the_other_side() -> None:
    @frozen
    class Asked:
        name: str

    assert [Asked("a").__eq__("a") for _ in range(FEW + 2)] == [NotImplemented] * (FEW + 2)


def test_fields_that_are_given_by_name_are_from_the_first_value_on() -> None:
    class Named(FrozenByName):
        name: str

    for _ in range(FEW + 2):
        with pytest.raises(TypeError, match="positional"):
            Named("a")  # type: ignore[call-arg]


def test_a_subclass_keeps_methods_of_its_own_that_ask_those_of_the_value() -> None:
    class Greeting(Place):
        __slots__ = ()

        def __init__(self) -> None:
            super().__init__("hello")

        def __eq__(self, other: object) -> bool:
            return isinstance(other, str) or super().__eq__(other)

        def __hash__(self) -> int:
            return super().__hash__() + 1

    made = [Greeting() for _ in range(FEW + 3)]
    assert [value.name for value in made] == ["hello"] * len(made)
    assert [value == "hello" for value in made] == [True] * len(made)
    assert [value == Greeting() for value in made] == [True] * len(made)
    assert [hash(value) for value in made] == [hash(("hello", (0, 0))) + 1] * len(made)


def test_only_values_are_replaced() -> None:
    @dataclass
    class NoValue:
        name: str = "a"
        days: int = 0

    with pytest.raises(AttributeError):
        replace(NoValue("b", 3), days=4)


def made(cls: type[Any], given: tuple[Any, ...], named: dict[str, Any]) -> str:
    try:
        value = cls(*given, **named)
    except TypeError as wrong:
        return str(wrong)
    return f"{value!r} {value.total} {value.seen}"


def test_frozen_classes_of_the_program_are_all_made_so() -> None:
    source = Path(__file__).parents[3] / "src"
    compiled = "@dataclass(frozen=True, slots=True"
    others = [path.name for path in source.rglob("*.py") if compiled in path.read_text("utf-8")]
    assert not others, "use @frozen of domain/frozen.py: docs/decisions/0016"


A_FIELD: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(dict, default=st.integers(0, 3), compare=st.booleans(), repr=st.booleans()),
    st.builds(dict, default_factory=st.just(tuple), compare=st.booleans()),
    st.builds(dict, init=st.just(False), compare=st.just(False), repr=st.just(False)),
)
BODIES = st.tuples(st.integers(0, 3), st.lists(st.one_of(st.integers(0, 3), A_FIELD), max_size=4))
"""How many fields have no default; of each other its default, or what ``field`` is told of it."""


def made_of(body: tuple[int, list[Any]], decorator: Callable[[type[Any]], type[Any]]) -> type[Any]:
    required, others = body
    kinds = dict.fromkeys((f"a{number}" for number in range(required)), "int")
    contents: dict[str, Any] = {}
    for number, content in enumerate(others):
        kinds[f"b{number}"] = "object"
        contents[f"b{number}"] = field(**content) if isinstance(content, dict) else content
    return decorator(type("Some", (), {"__annotations__": kinds | {"of": "ClassVar[int]"}, "of": 7, **contents}))


@given(
    BODIES, st.lists(st.integers(0, 3), max_size=6), st.dictionaries(st.sampled_from(["a0", "b0", "b1"]), st.just(9))
)
def test_any_class_takes_and_holds_what_a_data_class_would(
    body: tuple[int, list[Any]], given: list[int], named: dict[str, int]
) -> None:
    value, other = made_of(body, frozen), made_of(body, dataclass(frozen=True, slots=True))
    results = list[Any]()
    for cls in (value, other):
        try:
            held = cls(*given, **named)
        except TypeError as wrong:
            results.append(str(wrong))
        else:
            there = [name for name in cls.__slots__ if hasattr(held, name)]
            anew = replace if cls is value else dataclasses_replace
            again = anew(held) if len(there) == len(cls.__slots__) else held
            results.append((repr(held), hash(held), [getattr(held, name) for name in there], again == held, cls.of))
    assert results[0] == results[1]
    assert [str(item) for item in fields(value)] == [str(item) for item in fields(other)]
    assert value.__match_args__ == other.__match_args__
    assert value.__slots__ == other.__slots__


def test_dataclasses_finds_no_fault_with_the_values_of_the_program() -> None:
    # It looks at a class when it is asked for its fields: for a default that could be changed, or one in a wrong place.
    for found in pkgutil.walk_packages(withdrawal_timeline.__path__, "withdrawal_timeline."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    values = [cls for cls in every_class() if "__held__" in vars(cls)]
    assert len(values) > 150
    for cls in values:
        assert [item.name for item in fields(cls)] == list(vars(cls)["__held__"])


def every_class() -> list[type[Any]]:
    found: list[type[Any]] = object.__subclasses__()
    for cls in found:
        found += [kind for kind in type.__subclasses__(cls) if kind not in found]
    return found


def test_a_wrong_default_is_named_when_the_fields_are_asked_for() -> None:
    cls: type[Any] = frozen(type("Wrong", (), {"__annotations__": {"names": "list[str]"}, "names": []}))
    with pytest.raises(ValueError, match="mutable default"):
        fields(cls)


def test_fields_and_annotations_keep_their_kinds() -> None:
    kinds = {"name": "str", "at": "tuple[int, int]", "length": "float"}
    assert {item.name: item.type for item in fields(LongPlace)} == kinds
    assert LongPlace.__annotations__ == {"length": "float"}
    assert Dated.__annotations__ == {"day": "int"}
    assert [item.type for item in fields(Dated)] == ["str", "str | None", "int"]
    assert [item.name for item in fields(Counted)] == ["number"]


class Counted(FrozenByName):
    number: int
    of: ClassVar[int] = 3


def test_a_field_without_a_default_after_one_that_has_it_is_refused() -> None:
    with pytest.raises(TypeError, match="'second' follows default argument"):

        @frozen
        class Wrong:
            first: int = 1
            second: int  # type: ignore[misc]


def test_a_field_that_is_given_by_name_alone_is_refused() -> None:
    with pytest.raises(TypeError, match="'first'"):

        @frozen
        class Wrong:
            first: int = field(kw_only=True)


@pytest.mark.parametrize("kind", [Place, LongPlace, Entry])
def test_others_are_told_that_it_never_changes(kind: Any) -> None:
    assert kind.__dataclass_params__.frozen
