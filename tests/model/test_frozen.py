"""Frozen values are those of ``dataclasses``, however they are made."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from glosslint.model import frozen

made: list[Any] = []


def _defined(dataclass: Callable[..., Any]) -> tuple[Any, Any, Any]:
    @dataclass(frozen=True)
    class Plain:
        """A value."""

        name: str
        parts: list[int] = dataclasses.field(default_factory=list)
        size: int = 3
        mark: str = dataclasses.field(default="", kw_only=True, compare=False, repr=False)
        note: str = dataclasses.field(default="", compare=False, repr=False)

        def __post_init__(self) -> None:
            if self.size < 0:
                raise ValueError(self.size)

        @frozen.cached_property
        def twice(self) -> int:
            """Twice the size."""
            made.append(self)
            return 2 * self.size

    @dataclass(frozen=True, eq=False)
    class Own:
        """A value that is equal to itself alone."""

        name: str = "x"

    @dataclass(frozen=True, slots=True)
    class Hashed:
        """A value with slots, and a hash of its own."""

        name: str
        size: int = 0

        def __hash__(self) -> int:
            return 7

    return Plain, Own, Hashed


ALL = pytest.mark.parametrize("kinds", [_defined(dataclasses.dataclass), _defined(frozen.dataclass)])


@ALL
def test_values_are_made_compared_and_shown(kinds: tuple[Any, Any, Any]) -> None:
    plain, own, hashed = kinds
    one = plain("a", size=4)
    assert (one.name, one.parts, one.size, one.note, one.twice) == ("a", [], 4, "", 8)
    assert one.parts is not plain("a").parts
    assert one == plain("a", [], 4, "other")
    assert one != plain("a", [1], 4)
    assert one != ("a", [], 4)
    assert repr(one).endswith("Plain(name='a', parts=[], size=4)")
    assert dataclasses.replace(one, name="b") == plain("b", size=4)
    other = frozen.replace(one, name="b", note="n")
    assert (other, other.note, other.twice, one.name) == (plain("b", size=4), "n", 8, "a")
    assert frozen.replace(hashed("a", 2), size=3).size == 3
    with pytest.raises(TypeError, match="unknown"):
        frozen.replace(one, unknown=1)
    assert [field.name for field in dataclasses.fields(plain)] == ["name", "parts", "size", "mark", "note"]
    assert own() != own()
    assert len({own(), own()}) == 2
    assert hash(hashed("a")) == 7
    assert hash(plain("a", (), 1)) == hash(plain("a", (), 1, "other"))
    assert plain("a", [], 1, "x", mark="y").mark == "y"
    with pytest.raises(TypeError):
        plain("a", [], 1, "x", "y")
    with pytest.raises(TypeError):
        plain()
    with pytest.raises(TypeError):
        plain("a", unknown=1)
    with pytest.raises(ValueError, match="-1"):
        plain("a", size=-1)


@ALL
def test_values_are_frozen(kinds: tuple[Any, Any, Any]) -> None:
    for kind in kinds:
        value = kind("a")
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.name = "b"
        with pytest.raises(dataclasses.FrozenInstanceError):
            del value.name
        assert value.name == "a"


@ALL
def test_either_may_inherit_from_the_other(kinds: tuple[Any, Any, Any]) -> None:
    for dataclass in (dataclasses.dataclass, frozen.dataclass):

        @dataclass(frozen=True)
        class Longer(kinds[0]):  # type: ignore[misc, valid-type]
            """A value with one more part."""

            last: str = ""

        value = Longer("a", size=2, last="z")
        assert (value.name, value.size, value.last, value.twice) == ("a", 2, "z", 4)
        assert value != kinds[0]("a", size=2)
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.last = "b"


@frozen.dataclass(frozen=True, slots=True)
class Slotted:
    """A value without a dictionary."""

    name: str
    size: int = 0


@ALL
def test_what_is_cached_is_made_once(kinds: tuple[Any, Any, Any]) -> None:
    made.clear()
    value = kinds[0]("a")
    assert (value.twice, value.twice, made) == (6, 6, [value])
    assert kinds[0].twice.__doc__ == "Twice the size."


def test_values_with_slots_can_be_pickled() -> None:
    value = Slotted("a", 2)
    assert not hasattr(value, "__dict__")
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_value_is_kept_under_the_name_it_has_in_its_class_and_computed_once() -> None:
    class Named:
        def _made(self) -> object:
            return object()

        kept = frozen.cached_property(_made)

    value = Named()
    assert value.kept is value.kept
