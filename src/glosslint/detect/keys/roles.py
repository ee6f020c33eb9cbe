"""Keys → roles: which key is the term, which hold prose, and which may be the id or references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glosslint.detect.containers import Group
from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.keys import names
from glosslint.detect.keys.headings.parts import headings_of
from glosslint.detect.keys.homonyms import apart
from glosslint.detect.keys.keys import URL_MARKS, Key, in_other_languages, keys
from glosslint.detect.keys.not_read import worded_keys
from glosslint.detect.keys.own_names import Names
from glosslint.detect.keys.prose_roles import SENTENCE, has_text, lists_beside, prose_fields, texts_beside
from glosslint.detect.keys.slips import slips
from glosslint.detect.keys.term_keys import LONG_TERM, NEARLY_ALL, USUAL, full_name, stands_for, term_key
from glosslint.layout.layout import KEY, PATH, SLUG, STEM, EntryNode
from glosslint.parse.sections.names import names_in, states_names
from glosslint.parse.sections.table import MoreNames
from glosslint.parse.tree import BODY, Mapping as MappingNode, Scalar
from glosslint.text.acronyms import is_short_form, is_sure_form
from glosslint.text.names import in_brackets

_MOST_TEXTS, _DISTINCT = 0.8, 0.98  # share of entries with text that have an id, and of different ids
_OTHER_ID = ("_id", "uuid", "guid")
_FEW_KINDS = 12
_SEVERAL = 2  # terms with what may be a short or long form in brackets
_SHORT_FORMS: tuple[MoreNames, ...] = ("short-forms",)
#: Terms with short or long forms in brackets, and their share of the terms with brackets, if all in brackets are names.
_FEW_BRACKETS, _BRACKETS = 3, 0.9
_FEW_SYNONYMS = 3
_FEW_PAGES = 3
#: The term in "What is an LLM? A guide for beginners", and in a title that does not ask.
QUESTION = r"\A(?:(?i:what(?:'s|\u2019s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?))?(.+?)\s*(?:\?.*)?\Z"
_ASKS = re.compile(r"what(?:'s|\u2019s|\s+is|\s+are)\s", re.IGNORECASE)
HEADING = r"\A\s*#[ \t]+(.*\S)"  # at the top of a page, it is the term


@dataclass(frozen=True)
class Roles:
    """The roles of a group's keys; ``ids`` and ``references`` are candidates, likeliest first."""

    term: str = ""
    term_pattern: str = ""
    more_names: tuple[str, ...] = ()
    prose: Mapping[str, str] | None = None
    core: str = ""
    ids: tuple[str, ...] = ()
    other_ids: tuple[str, ...] = ()  # keys called the id of something, with a different string in each entry
    aliases: tuple[str, ...] = ()
    expansion: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()  # keys that may hold references by their values, not by their names
    status: str = ""
    replaced_by: str = ""
    kind: str = ""
    names: str = ""  # a key that entries without prose have instead; it may name another entry
    homonyms: Mapping[str, str] | None = None  # the role and the key that tells equal terms apart
    languages: bool = False
    beside: tuple[str, ...] = ()  # keys with sentences and no role
    lists: tuple[str, ...] = ()  # keys with lists of words and no role
    usual: tuple[str, ...] = ()  # keys with words that most entries have
    slips: tuple[tuple[str, str], ...] = ()  # keys that are probably misspelt, and what is meant
    translated: tuple[str, ...] = ()  # keys of terms and texts in other languages
    termed: frozenset[int] = frozenset()  # the numbers of the entries that have a term
    complete: frozenset[int] = frozenset()  # the numbers of those that have prose, too


def roles(group: Group) -> Roles:
    """Return the roles that the names and values of the keys suggest."""
    by_path, below = keys(group.nodes), headings_of(group)
    ids = tuple(_ids(by_path, group))
    asks = _question(by_path, group)
    term = asks or term_key(by_path, group, ids)
    in_heading = not term and group.shape.page and _have_headings(group)
    term = term or (BODY if in_heading else STEM if _are_named_by_files(group) else "")
    taken = {term.replace(".0.designation", ".designation"), *ids}
    every = term.replace(".0.designation", ".designation")
    long_forms = stands_for(by_path, term, group)
    taken |= set(long_forms)
    lists = {key.path for key in by_path.values() if key.lists(by_path.get(every))}
    misspelt = slips(by_path, len(group.nodes))
    prose = dict(prose_fields(by_path, group, taken | lists | {path for path, _ in misspelt}))
    if (full := full_name(by_path, term, prose, len(group.nodes))) is not None:
        prose = {"definition": full, **{"explanation" if name == "definition" else name: prose[name] for name in prose}}
    taken |= set(prose.values())
    designations = (every,) if every != term and every in by_path else ()  # the first of these is the term
    termed = _termed(by_path, group, term)
    defined = _defined(by_path, group, set(prose.values()))
    own = Names(by_path, group, term, ids)
    free = [key for key in by_path.values() if key.path not in taken]
    synonyms = next((key.path for key in free if _may_name(key, termed - defined, defined, own)), "")
    taken |= {synonyms}
    known = _known_ids(by_path, group, ids)
    pointing = [
        key.path
        for key in by_path.values()
        if key.name in names.ALIASES and key.path != synonyms and (_gives_ids(key, known) or own.are_named_by(key))
    ]
    named = [key.path for key in by_path.values() if _names_references(key) and key.path not in taken] + pointing
    taken |= set(pointing)
    taken |= {key.path for key in by_path.values() if key.name in names.ALIASES and key.is_thesaurus(by_path.get(term))}
    guesses = [key.path for key in by_path.values() if _may_refer(key) and key.path not in {*taken, *named}]
    return Roles(
        term=term,
        term_pattern=QUESTION if asks else HEADING if in_heading else "",
        more_names=_more_names(by_path.get(term), group),
        prose=prose,
        core=next(iter(prose), ""),
        ids=ids,
        other_ids=tuple(_other_ids(by_path, taken.union(named), len(group.nodes))),
        aliases=(
            *_all_named(by_path, names.ALIASES, taken),
            *designations,
            *below.names,
        ),
        expansion=(*_all_named(by_path, names.EXPANSION, taken), *long_forms),
        references=(*named, *below.related),
        guesses=tuple(guesses),
        status=_single(by_path, names.STATUS, len(group.nodes) / 2),
        replaced_by=_single(by_path, names.REPLACED_BY, 0),
        kind=_kind(by_path, len(group.nodes)) if synonyms else "",
        names=synonyms,
        homonyms=_homonyms(by_path, term, next(iter(prose.values()), ""), ids[:1] == (SLUG,)),
        languages=any("*" in path.split(".") for path in (term, *prose.values())),
        beside=(
            *texts_beside(by_path, taken.union(named), len(group.nodes)),
            *below.rare,
        ),
        lists=lists_beside(by_path, taken.union(named), len(group.nodes)),
        usual=worded_keys(by_path, len(group.nodes), group.shape.page, group.usual_keys),
        slips=misspelt,
        translated=in_other_languages(group.nodes, by_path, {*taken, *named}),
        termed=termed,
        complete=termed & defined,
    )


def _homonyms(by_path: Mapping[str, Key], term: str, text: str, ids_are_made: bool) -> Mapping[str, str]:
    """Return the roles and the keys of the domains, and of what tells entries with the same term apart."""
    domain = _single(by_path, names.DOMAIN, 0)
    return {**({"domain": domain} if domain else {}), **apart(by_path, term, text, ids_are_made)}


def _more_names(key: Key | None, group: Group) -> tuple[str, ...]:
    """Return which other names are beside the terms, which are under ``key``, in headings or the keys of a mapping: all
    in brackets, if nearly all there are short or long forms; or sure forms, names that words such as "also" state, and
    several in brackets that may be forms."""
    keyed = (node.key.text for node in group.nodes if node.key is not None)
    texts = key.texts if key is not None else [*keyed, *filter(None, map(_heading, group.nodes))]
    brackets = [match for text in texts if (match := in_brackets(text)) is not None]
    short = sum(is_short_form(match["term"], match["names"]) for match in brackets)
    if len(brackets) > short >= max(_FEW_BRACKETS, _BRACKETS * len(brackets)):
        return ("brackets",)
    found = [[text[slice(*part)] for part in parts] for text in texts if len(parts := names_in(text, _SHORT_FORMS)) > 1]
    pairs = [(term, name) for term, *names in found for name in names]
    has_forms = len(found) >= _SEVERAL or any(is_sure_form(*pair) for pair in pairs) or any(map(states_names, texts))
    return _SHORT_FORMS if has_forms else ()


def _termed(by_path: Mapping[str, Key], group: Group, term: str) -> frozenset[int]:
    if term in (KEY, STEM):
        return frozenset(range(len(group.nodes)))
    if term == BODY:
        return frozenset(number for number, node in enumerate(group.nodes) if _heading(node))
    key = by_path.get(term.replace(".0.", "."))
    return frozenset(key.entries if key is not None else ())


def _defined(by_path: Mapping[str, Key], group: Group, prose: set[str]) -> frozenset[int]:
    in_fields = {number for path in prose if path in by_path for number in by_path[path].entries}
    return frozenset(in_fields | {number for number, node in enumerate(group.nodes) if has_text(node.node)})


def _may_name(key: Key, undefined: frozenset[int], defined: frozenset[int], own: Names) -> bool:
    """Return whether several entries without prose have the key, and hardly any with prose; fewer are enough if it
    always names another entry."""
    if names.normal(key.path) in names.NOT_REFERENCES or key.words > LONG_TERM or key.share(URL_MARKS):
        return False
    if key.name in names.REFERENCES and key.name != "see":
        return False
    without = len(undefined & key.entries)
    least = _FEW_SYNONYMS
    if key.entries <= undefined and own.are_named_by(key, all_of_them=True):
        least = 1 if key.name in (*names.ALIASES, "see") else 2
    return without >= max(least, NEARLY_ALL * (without + len(defined & key.entries)))


def _known_ids(by_path: Mapping[str, Key], group: Group, ids: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of the entries from a key or the names of their files; empty if they have neither."""
    if ids and ids[0] in by_path:
        return frozenset(by_path[ids[0]].texts)
    return frozenset(node.stem for node in group.nodes) if group.shape.entries == "file" else frozenset()


def _gives_ids(key: Key, known: frozenset[str]) -> bool:
    """Return whether the strings of a key for other names are ids: ``synonym: api-endpoint`` refers to that entry."""
    return len(key.texts) >= _FEW_SYNONYMS and sum(text in known for text in key.texts) >= _MOST_TEXTS * len(key.texts)


def _kind(by_path: Mapping[str, Key], count: int) -> str:
    """Return the key that gives the kind of each entry, or an empty string."""
    fit = (key for key in by_path.values() if key.path.lower() in names.KIND and len(key.entries) >= NEARLY_ALL * count)
    return next((key.path for key in fit if len(set(key.texts)) <= _FEW_KINDS), "")


def _have_headings(group: Group) -> bool:
    return sum(bool(_heading(node)) for node in group.nodes) >= USUAL * len(group.nodes)


def _heading(node: EntryNode) -> str:
    """Return the heading with which a page begins, or an empty string."""
    text = node.node.get(BODY) if isinstance(node.node, MappingNode) else None
    match = re.match(HEADING, text.text) if isinstance(text, Scalar) else None
    return match[1] if match is not None else ""


def _are_named_by_files(group: Group) -> bool:
    """Return whether the names of files are the only titles of pages, as in a vault of notes on terms."""
    return group.shape.page and hint(group.folder) == STRONG and len(group.nodes) >= _FEW_PAGES


def _ids(by_path: Mapping[str, Key], group: Group) -> Iterator[str]:
    """Yield the roles that may be the id: a key with different one-word strings, file names, the keys of a mapping."""
    single = [key for key in by_path.values() if key.name in names.ID and not key.listed and "*" not in key.path]
    texts = {number for key in by_path.values() if key.words >= SENTENCE for number in key.entries}
    usual = [key for key in single if _is_usual(key.entries, texts, len(group.nodes)) and key.distinct >= _DISTINCT]
    fit = [key for key in usual if key.share((" ", "\n")) <= 0.02 and key.share(URL_MARKS) <= 0.02]
    fit.sort(key=lambda key: (key.path.count("."), names.ID.index(key.name)))
    keyed = [key.path for key in fit]
    if group.shape.entries == "file":
        stems = [node.stem for node in group.nodes]
        files = [PATH, STEM] if group.deep and len(set(stems)) < len(stems) else [STEM]
        yield from (*files, *keyed) if group.shape.page else (*keyed, *files)
    else:
        yield from (KEY, *keyed) if group.shape.entries == "map" else (*keyed, SLUG)


def _other_ids(by_path: Mapping[str, Key], taken: set[str], count: int) -> Iterator[str]:
    """Yield the keys such as ``concept_id`` with one string in nearly all entries, which is no number, or many an entry
    would be named by chance."""
    for key in by_path.values():
        if key.path in taken or key.listed or "." in key.path or not key.name.endswith(_OTHER_ID):
            continue
        is_code = key.share((" ", "\n")) == 0 and key.share(URL_MARKS) == 0 and not any(map(str.isdecimal, key.texts))
        if is_code and len(key.entries) >= NEARLY_ALL * count and key.distinct >= _DISTINCT:
            yield key.path


def _is_usual(having: set[int], texts: set[int], count: int) -> bool:
    """Return whether nearly all entries have a key, or most of those with text, if all others only name an entry."""
    return len(having) >= NEARLY_ALL * count or (having <= texts and len(having) >= _MOST_TEXTS * len(texts) > 0)


def _question(by_path: Mapping[str, Key], group: Group) -> str:
    """Return the key of the titles of pages, if most titles ask what a term is, or an empty string."""
    titles = (key for key in by_path.values() if key.name in names.TERM and not key.listed and "." not in key.path)
    usual = (key for key in titles if len(key.entries) >= USUAL * len(group.nodes))
    asked = (key.path for key in usual if sum(map(bool, map(_ASKS.match, key.texts))) >= USUAL * len(key.texts))
    return next(asked, "") if group.shape.page else ""


def _all_named(by_path: Mapping[str, Key], key_names: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    named = (key for key in by_path.values() if key.name in key_names and key.above not in names.OTHER_THINGS)
    return tuple(key.path for key in named if key.path not in taken and key.words <= LONG_TERM)


def _names_references(key: Key) -> bool:
    named = key.name in names.REFERENCES or (key.above in names.REFERENCES and key.name in names.TARGETS)
    if key.name in names.HIERARCHY and "." in key.path:
        return False  # the parent of a page in a menu
    return named and key.words <= LONG_TERM and key.share(URL_MARKS) < 0.5


def _may_refer(key: Key) -> bool:
    steps = {names.normal(step) for step in key.path.split(".")}
    others = names.NOT_REFERENCES | names.ROLE_KEYS - {"term"}
    return len(key.texts) >= 3 and key.words <= LONG_TERM and not key.is_class and not steps & others


def _single(by_path: Mapping[str, Key], key_names: tuple[str, ...], least: float) -> str:
    fit = (key for key in by_path.values() if key.name in key_names and not key.listed and "." not in key.path)
    return next((key.path for key in fit if len(key.entries) >= least), "")
