"""``dataclass`` and ``NamedTuple`` for frozen values, made in a third of the time; ``cached_property`` and ``replace``
for many of them.

The decorator of Python 3.11 and 3.12 compiles six functions for each class, which for the hundred classes of a run
takes as long as reading and checking a small glossary; that of 3.13 compiles once. Here, too, only ``__init__`` is
compiled, for the first value of the class: half of the classes of a clean run have none. ``typing.NamedTuple`` compiles
the type of each field, which nothing here reads.
"""

from __future__ import annotations

import dataclasses
import sys
from collections import namedtuple
from collections.abc import Collection
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["NamedTuple", "Remembering", "cached_property", "dataclass", "make_tuple", "replace"]

#: Makes a named tuple of its class and a tuple, at half the cost of a call of the class: for what a file has many of.
make_tuple = tuple.__new__

if TYPE_CHECKING:
    from dataclasses import replace
else:
    _set = object.__setattr__

    @cache
    def _fields(cls: type) -> tuple[tuple[str, ...], Any]:
        names = tuple(field.name for field in dataclasses.fields(cls))
        return names, attrgetter(*names, *names[:1])  # of one name, it would not return a tuple

    def replace(value: Any, /, **changes: Any) -> Any:
        """Do what ``dataclasses.replace`` does for values whose ``__init__`` sets all fields and does no more, in less
        time."""
        cls = value.__class__
        names, values_of = _fields(cls)
        new = object.__new__(cls)
        any(map(_set, repeat(new), names, values_of(value)))  # a loop over tens of fields takes thrice the time
        for name, changed in changes.items():
            if name not in names:
                raise TypeError(f"{cls.__qualname__} has no field {name!r}")
            _set(new, name, changed)
        return new


if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - as that of functools
        """What ``functools.cached_property`` is since Python 3.12: without a lock, in a third of the time."""

        def __init__(self, of: Any) -> None:
            self._of, self.__doc__ = of, of.__doc__

        def __set_name__(self, _owner: type, name: str) -> None:
            self._name = name

        def __get__(self, value: Any, _owner: Any = None) -> Any:
            if value is None:
                return self
            made = value.__dict__[self._name] = self._of(value)
            return made


if TYPE_CHECKING or sys.version_info >= (3, 13):
    from dataclasses import dataclass
    from typing import NamedTuple
else:

    class _NamedTupleMeta(type):
        """The type of ``NamedTuple``: makes a named tuple of each class below it, and adds what else the class has."""

        def __new__(meta, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(meta, name, bases, own)
            fields = own["__annotations__"]
            defaults = [own[field] for field in fields if field in own]
            made = namedtuple(name, fields, defaults=defaults, module=own["__module__"])  # noqa: PYI024
            made.__annotations__ = fields
            for key, value in own.items():
                if key not in fields and key not in ("__module__", "__annotations__"):
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_NamedTupleMeta):
        """What ``typing.NamedTuple`` is, except that it takes no other bases."""

    def dataclass(cls: Any = None, /, *, frozen: bool = False, eq: bool = True, slots: bool = False) -> Any:
        """Do what ``dataclasses.dataclass`` does, with these of its options."""
        if not frozen:
            return dataclasses.dataclass(cls, eq=eq, slots=slots)
        return lambda plain: _made(plain, eq, slots)

    def _made(plain: Any, eq: bool, slots: bool) -> Any:
        """Add the methods that the class does not have itself."""
        inherits = any(map(dataclasses.is_dataclass, plain.__bases__))  # then it must be frozen from the beginning
        types = vars(plain).get("__annotations__", {})
        # It takes long to look for these in strings.
        special = [name for name, kind in types.items() if "ClassVar" in str(kind) or "KW_ONLY" in str(kind)]
        plain.__annotations__ = {name: kind if name in special else object for name, kind in types.items()}
        cls = dataclasses.dataclass(plain, init=False, repr=False, eq=False, frozen=inherits, slots=slots)
        cls.__annotations__ = types
        cls.__dataclass_params__.frozen = True  # which is asked of the bases of a class
        own = vars(cls)
        fields = dataclasses.fields(cls)
        methods: dict[str, Any] = {"__init__": _init_when_called(cls, fields), "__repr__": _repr}
        if eq:
            names = [field.name for field in fields if field.compare]
            methods |= _comparison(attrgetter(*names, *names[:1]) if names else lambda _self: ())
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
        for name, method in methods.items():
            if name not in own or (name == "__hash__" and own[name] is None):
                setattr(cls, name, method)
        cls.__setattr__, cls.__delattr__ = _refuse, _refuse
        return cls

    def _init_when_called(cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
        """Return an ``__init__`` that puts the real one in its place when it is first called with a value. Most options
        are made without any."""
        missing = dataclasses.MISSING
        complete = all((field.default, field.default_factory) != (missing, missing) for field in fields)
        needs_no_value = complete and not hasattr(cls, "__post_init__")

        def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
            if values or named or not needs_no_value:
                cls.__init__ = _init(cls, fields)
                cls.__init__(self, *values, **named)
                return
            for field in fields:
                _set(self, field.name, field.default if field.default is not missing else field.default_factory())

        return __init__

    def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
        missing = dataclasses.MISSING
        names: dict[str, Any] = {"_set": object.__setattr__, "_missing": missing}
        parameters: list[str] = ["self"]
        named: list[str] = []
        lines = []
        for field in fields:
            name, value = field.name, field.name
            if field.default_factory is not missing:
                names[f"_new_{name}"] = field.default_factory
                name, value = f"{name}=_missing", f"_new_{name}() if {name} is _missing else {name}"
            elif field.default is not missing:
                names[f"_default_{name}"] = field.default
                name = f"{name}=_default_{name}"
            (named if field.kw_only else parameters).append(name)
            lines.append(f"    _set(self, {field.name!r}, {value})")
        if hasattr(cls, "__post_init__"):
            lines.append("    self.__post_init__()")
        text = f"def __init__({', '.join([*parameters, *(['*', *named] if named else [])])}):\n" + (
            "\n".join(lines) or "    pass"
        )
        exec(compile(text, f"<{cls.__qualname__}>", "exec"), names)  # its own names alone, as dataclasses has it
        init = names["__init__"]
        init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
        return init

    def _comparison(key: Any) -> dict[str, Any]:
        def equal(self: Any, other: Any) -> bool:
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self: Any) -> int:
            return hash(key(self))

        return {"__eq__": equal, "__hash__": hashed}

    def _repr(self: Any) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _refuse(self: Any, name: str, *_value: Any) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__qualname__}")

    def _state(self: Any) -> tuple[Any, ...]:
        return _fields(self.__class__)[1](self)  # type: ignore[no-any-return]

    def _set_state(self: Any, state: tuple[Any, ...]) -> None:
        any(map(_set, repeat(self), _fields(self.__class__)[0], state))


class Remembering:
    """The base of a class with slots that has cached properties: only these are in its ``__dict__``.

    A value with many fields takes a third of the memory of one that has them all there.
    """

    def forget_all_but(self, names: Collection[str] = ()) -> None:
        """Forget the values of all cached properties but these. When they are asked for again, they are made again."""
        known = {name: value for name, value in self.__dict__.items() if name in names} if names else {}
        object.__delattr__(self, "__dict__")  # the old one would stay as large as it was, and an empty one has a size
        if known:
            object.__setattr__(self, "__dict__", known)
