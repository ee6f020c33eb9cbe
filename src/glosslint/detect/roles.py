"""Keys → roles: which key is the term, which hold prose, and which may be the id or references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glosslint.detect import key_names as names
from glosslint.detect.containers import Group
from glosslint.detect.keys import Key, keys
from glosslint.layout.layout import KEY, PATH, SLUG, STEM
from glosslint.parse.tree import Mapping as MappingNode
from glosslint.parse.tree import Node, Scalar

_RARE, _USUAL, _NEARLY_ALL = 0.02, 0.6, 0.9
_LONG_TERM = 8  # words, on average
_URL_MARKS = ("://", "www.")


@dataclass(frozen=True)
class Roles:
    """The roles of a group's keys; ``ids`` and ``references`` are candidates, likeliest first."""

    term: str = ""
    prose: Mapping[str, str] | None = None
    core: str = ""
    ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    expansion: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()  # keys that may hold references though their name does not say so
    status: str = ""
    replaced_by: str = ""
    domain: str = ""
    languages: bool = False
    good: frozenset[int] = frozenset()  # the numbers of the entries that have a term and prose


def roles(group: Group) -> Roles:
    """The roles that names and texts of the keys suggest."""
    found = keys(group.nodes)
    count = len(group.nodes)
    ids = tuple(_ids(found, group, count))
    term = _term(found, group, count, ids)
    taken = {term.removesuffix(".0.designation") + ".designation" if term.endswith(".0.designation") else term, *ids}
    prose = dict(_prose(found, group, count, taken))
    taken |= set(prose.values())
    named = [key.path for key in found.values() if _names_references(key) and key.path not in taken]
    guesses = [key.path for key in found.values() if _may_refer(key) and key.path not in {*taken, *named}]
    return Roles(
        term=term,
        prose=prose,
        core=next(iter(prose), ""),
        ids=ids,
        aliases=_called(found, names.ALIASES, taken) + _designations(found, term),
        expansion=_called(found, names.EXPANSION, taken),
        references=tuple(named),
        guesses=tuple(guesses),
        status=_one(found, names.STATUS, count),
        replaced_by=_one(found, names.REPLACED_BY, 0),
        domain=_one(found, names.DOMAIN, 0),
        languages=any("*" in path.split(".") for path in (term, *prose.values())),
        good=_good(found, group, term, set(prose.values())),
    )


def _good(found: Mapping[str, Key], group: Group, term: str, prose: set[str]) -> frozenset[int]:
    every = range(len(group.nodes))
    key = found.get(term.replace(".0.", "."))
    termed = set(every) if term == KEY else key.entries if key is not None else set()
    told = {number for path in prose if path in found for number in found[path].entries}
    told |= {number for number in every if _has_text(group.nodes[number].node)}
    return frozenset(termed & told)


def _has_text(node: Node) -> bool:
    """Whether an entry is a text, or a page that has one."""
    text = node.get("@body") if isinstance(node, MappingNode) else node
    return isinstance(text, Scalar) and bool(text.text.strip())


def _ids(found: Mapping[str, Key], group: Group, count: int) -> Iterator[str]:
    """Where ids may be: in a key whose texts differ and are one word, in file names, in the keys of a map."""
    single = [key for key in found.values() if key.name in names.ID and not key.listed and "*" not in key.path]
    fit = [key for key in single if len(key.entries) >= _NEARLY_ALL * count and _are_ids(key)]
    fit.sort(key=lambda key: (key.path.count("."), names.ID.index(key.name)))
    keyed = [key.path for key in fit]
    if group.shape.entries == "map":
        yield KEY
    elif group.shape.entries == "file":
        files = [PATH, STEM] if group.deep and _stems_repeat(group) else [STEM]
        yield from (*files, *keyed) if group.shape.page else (*keyed, *files)
        return
    yield from keyed
    if group.shape.entries != "map":
        yield SLUG


def _are_ids(key: Key) -> bool:
    return key.distinct >= 0.98 and key.share(" \n") <= 0.02 and key.share(_URL_MARKS) <= 0.02


def _stems_repeat(group: Group) -> bool:
    stems = [node.stem for node in group.nodes]
    return len(set(stems)) < len(stems)


def _term(found: Mapping[str, Key], group: Group, count: int, ids: tuple[str, ...]) -> str:
    usual = (_NEARLY_ALL if group.shape.entries == "map" else _USUAL) * count
    free = [key for key in found.values() if key.path not in ids]
    named = [key for key in free if key.name in names.TERM and len(key.entries) >= usual and key.words <= _LONG_TERM]
    fit = [key for key in named if not key.listed or key.name == "designation"]
    if fit:
        best = min(fit, key=lambda key: (key.path.count("."), names.TERM.index(key.name)))
        return best.path.replace(".designation", ".0.designation") if best.listed else best.path
    if group.shape.entries == "map":
        return KEY
    return next((key.path for key in free if _like_terms(key, count)), "")


def _like_terms(key: Key, count: int) -> bool:
    """Whether the texts under a key with an unknown name are short, and no two are the same."""
    short = len(key.entries) >= _NEARLY_ALL * count and key.words <= 4 and key.distinct >= 0.95
    return short and not key.listed and key.share(_URL_MARKS) == 0 and key.name not in names.ROLE_KEYS


def _prose(found: Mapping[str, Key], group: Group, count: int, taken: set[str]) -> Iterator[tuple[str, str]]:
    """The fields of prose by the name that messages use, the definition proper first."""
    if group.shape.page:
        yield "definition", "@lead"
        if any(_has_rest(node.node) for node in group.nodes):
            yield "body", "@rest"
    if group.shape.entries == "map" and all(isinstance(node.node, Scalar) for node in group.nodes):
        yield "definition", "definition"
        return
    known = (key for key in found.values() if key.name in names.PROSE and len(key.entries) >= _RARE * count)
    named = [key for key in known if key.words >= 3 and key.path not in taken]
    order = list(names.PROSE)
    named.sort(key=lambda key: (order.index(key.name), key.path.count(".")))
    used = {"definition", "body"} if group.shape.page else set()
    for key in named:
        name = names.PROSE[key.name] if names.PROSE[key.name] not in used else key.name
        if name not in used:
            used.add(name)
            yield name, key.path
    if not used and not named:
        free = (key for key in found.values() if key.path not in taken and 2 * len(key.entries) >= count)
        long = sorted((key for key in free if key.words >= 5), key=lambda key: -key.words)
        yield from (("definition", key.path) for key in long[:1])


def _has_rest(node: Node) -> bool:
    return isinstance(node, MappingNode) and node.get("@rest") is not None


def _called(found: Mapping[str, Key], known: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    fit = (key for key in found.values() if key.name in known and key.path not in taken and key.words <= _LONG_TERM)
    return tuple(key.path for key in fit)


def _designations(found: Mapping[str, Key], term: str) -> tuple[str, ...]:
    """With the first designation as the term, all of them are names."""
    every = term.replace(".0.designation", ".designation")
    return (every,) if every != term and every in found else ()


def _names_references(key: Key) -> bool:
    named = key.name in names.REFERENCES or (key.above in names.REFERENCES and key.name in names.TARGETS)
    return named and key.words <= _LONG_TERM and key.share(_URL_MARKS) < 0.5


def _may_refer(key: Key) -> bool:
    steps = {names.normal(step) for step in key.path.split(".")}
    known = names.NOT_REFERENCES | names.ROLE_KEYS - {"term"}
    return len(key.texts) >= 3 and key.words <= _LONG_TERM and not steps & known


def _one(found: Mapping[str, Key], known: tuple[str, ...], count: int) -> str:
    fit = (key for key in found.values() if key.name in known and not key.listed and "." not in key.path)
    return next((key.path for key in fit if 2 * len(key.entries) >= count), "")
