"""Entries → the forms of their links, and whether references give ids or names: all by counting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from glosslint.detect.file_names import STRONG, hint
from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.facts.read_prose import REFERENCE, name_in
from glosslint.glossary.glossary import Glossary
from glosslint.layout.link_patterns import is_shortcode
from glosslint.parse.markdown import extensions

_ENDING = re.compile(r"(?P<stem>.+?)(?P<ending>\.(?:md|markdown|html?|ya?ml))?")
_QUERY = re.compile(r"\?[^#]*")
_TAG = re.compile(
    r"(?P<open>\{\{[<%]|\{%)-?\s*(?P<name>[\w./-]+)\s+(?P<rest>.*?)\s*-?(?P<close>[>%]\}\}|%\})", re.DOTALL
)
_BLANK = re.compile(r"\{(?:id|text)\}")
_ATTRIBUTE = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?:(?P<quote>["'])(?P<quoted>[^"']+)(?P=quote)|(?P<value>[^"'\s]+))(?=\s|\Z)"""
)
_SHOWN = ("text", "title", "display")  # attributes of the words that are shown
_MACRO = re.compile(r"""\{\{\s*(?P<name>\w+)\(\s*(["'])(?P<text>[^"'{}\n]+)\2.*""", re.DOTALL)
_ONE_WORD = re.compile(rf"[A-Za-z][\w-]{{0,19}}|{REFERENCE}")  # a destination that is the same for all entries
_RARE = 0.02  # a form with a smaller share of the links is a typo
_FEW_NAMED = 3  # entries that a form must name: fewer may be by chance
_FEW_PAGES = 3  # minimum of entries that links to pages match, if the glossary is in one file
_MORE = 1.1  # times as many values of a shortcode that are names as ids, in small letters: then they are names
_MOST_FORMS, _MOST_LEFT_OUT = 12, 4
#: A role with a smaller share of ids or names is left out: what does not match would be reported.
ARMED = 0.7
_CLOSED = 0.9  # share of names under references that are entries; with fewer, editors name other things, too
_MOST = 0.9  # share of the references that match by id or name
_VARIED = 3  # values of a key that is not called a reference: fewer are categories
#: Maximum share of references to their own entry, of those that match, under a key that is called a reference and under
#: other keys. With more, the values are of another kind, such as the class of a term.
_OWN, _OWN_OF_OTHERS = 0.5, 0.1


class LeftOut(NamedTuple):
    """A role of references or a form of links that is not used: how many there are, and how many match an entry.

    ``resolve`` is how most of the matching references match, by "id" or "name"; it is empty for links. ``to_self``
    means that most links of the form are in the entry that they link to, such as links to more text about it, and
    ``to_pages`` that most of those that match no entry are names of pages: the form leads to any page of the site.
    """

    key: str
    seen: int
    matched: int
    resolve: str = ""
    to_self: bool = False
    to_pages: bool = False


class Links(NamedTuple):
    """The forms of links to entries, commonest first, how many links have one, and how many of these match an entry."""

    patterns: tuple[str, ...] = ()
    seen: int = 0
    matched: int = 0
    left_out: tuple[LeftOut, ...] = ()


class References(NamedTuple):
    """The roles of references, whether these give ids or names, how many there are, and how many match an entry."""

    roles: tuple[str, ...] = ()
    resolve: str = "id"
    seen: int = 0
    matched: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @property
    def open(self) -> bool:
        """Whether references may name things outside the glossary: those that match no entry are too many for typos."""
        return self.resolve == "name" and self.matched < _CLOSED * self.seen


class Link(NamedTuple):
    """A link of an entry, whose number this is, and the forms that it may have, the likeliest first, each with what
    then would be the id in it; of a link by name, the form and the name."""

    entry: int
    forms: tuple[tuple[str, str], ...]
    by_name: bool = False


def destinations(entries: Iterable[EntryFacts]) -> list[str]:
    """Return the destinations of all inline links, without web addresses."""
    return [target for entry in entries for prose in entry.prose for target in _destinations(prose)]


def _destinations(prose: Prose) -> Iterator[str]:
    targets = (link.target for link in prose.markdown.links)
    return (target for target in targets if "://" not in target and not target.startswith(("mailto:", "{", "//")))


def links_in(entries: Iterable[EntryFacts]) -> list[Link]:
    """Return all that may be links to entries in their texts, whatever the ids are."""
    found = []
    for number, entry in enumerate(entries):
        for pairs in (pairs for prose in entry.prose for pairs in _list_forms(entry, prose)):
            ids = tuple((form, value.casefold()) for form, value in pairs if "{id}" in form)
            found += [Link(number, ids)] if ids else []
            found += [Link(number, (pair,), by_name=True) for pair in pairs if "{id}" not in pair[0]]
    return found


def _list_forms(entry: EntryFacts, prose: Prose) -> Iterator[list[tuple[str, str]]]:
    """Yield the forms that each link in a text may have, with the id or name in it: the ends of destinations, words
    whose destination is the same for all, shortcodes, links of wikis, and roles. A word to which an entry links under
    its own name may be a page about it."""
    yield from ([*_forms(target)] for target in _destinations(prose))
    for link in prose.markdown.links:
        if link.form == "inline" and _ONE_WORD.fullmatch(link.target):
            named = name_in(prose.text, link)
            if named is not None and not _is_own(entry, named[0]):
                yield [(f"[{{text}}]({link.target})", named[0])]
    for kind, span in prose.markdown.hidden:
        if kind in ("html", "shortcode"):
            yield [*_code_forms(prose.text[slice(*span)])]
    for wiki in extensions.WIKI_LINK.finditer(prose.text):
        yield [("[[{id}]]", wiki["text"].strip()), ("[[{text}]]", wiki["text"].strip())]
    for role in extensions.ROLE.finditer(prose.text):
        yield [(f"{role['role']}`{{text}}`", role["text"])]


def _forms(destination: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a destination that ends with an id: ``/terms/{id}/`` for ``/terms/rope/``."""
    path, _, anchor = _QUERY.sub("", destination).partition("#")
    before, slash, last = path.removesuffix("/").rpartition("/")
    if match := _ENDING.fullmatch(last):
        end = "/" if path.endswith("/") else ""
        yield f"{before}{slash}{{id}}{match['ending'] or ''}{end}", unquote(match["stem"]).casefold()
    if anchor:
        yield f"{path}#{{id}}", unquote(anchor).casefold()


def _code_forms(written: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a shortcode or macro that contains an id or, in quotation marks, a name."""
    if (macro := _MACRO.fullmatch(written)) is not None:
        yield f'{{{{{macro["name"]}("{{text}}")}}}}', macro["text"]
    if (tag := _TAG.fullmatch(written)) is not None:
        values: dict[tuple[str, str], str] = {}  # of values without a key, the first
        for item in sorted(_ATTRIBUTE.finditer(tag["rest"]), key=lambda item: item["key"] in _SHOWN):
            key = f"{item['key']}=" if item["key"] else ""
            values.setdefault((key, '"' if item["quote"] or key else ""), item["quoted"] or item["value"])
        for (key, quote), value in values.items():
            for what in ("{id}", "{text}")[: 2 if quote else 1]:
                yield f"{tag['open']} {tag['name']} {key}{quote}{what}{quote} {tag['close']}", value


def count_resolved(found: Iterable[Link], entries: Iterable[EntryFacts]) -> int:
    """Return how many of the links that were found give the id or anchor of an entry."""
    ids = {entry.link_target.casefold() for entry in entries} - {""}
    return sum(any(target in ids for _, target in link.forms) for link in found if not link.by_name)


def links(
    entries: Sequence[EntryFacts],
    found: Sequence[Link] | None = None,
    paged: bool = True,
    are_pages: bool = False,
    pages: frozenset[str] = frozenset(),
) -> Links:
    """Return the forms of the links between entries; ``found`` has what may be links, if it is known.

    ``paged`` entries are a file each, and may have pages of their own; with ``are_pages``, these files are pages.
    ``pages`` are the names of the pages of the site, to which links may lead rather than to an entry of the same name.
    """
    found = links_in(entries) if found is None else found
    glossary, ids = Glossary(tuple(entries)), dict[str, EntryFacts]()
    for entry in entries:
        ids.setdefault(entry.link_target.casefold(), entry)
    ids.pop("", None)
    hits, given = Counter[str](), defaultdict[str, list[tuple[str, EntryFacts]]](list)
    for link in found:
        for form, target in link.forms:
            given[form if link.by_name else _plain(form)].append((target, entries[link.entry]))
        if not link.by_name:
            hits[next((form for form, target in link.forms if target in ids), "")] += 1
    hits.pop("", None)
    codes = sum(number for form, number in hits.items() if is_shortcode(form))
    others = sum(not link.by_name and not is_shortcode(link.forms[0][0]) for link in found)
    common = [
        form for form, number in hits.most_common() if number >= _RARE * (codes if is_shortcode(form) else others)
    ]
    if are_pages:  # "/tools/#{id}" is a part of a page that is not called a glossary
        common = [form for form in common if "/" not in (page := form.rpartition("#")[0]) or hint(page) == STRONG]
    counted = [_count_form(form, given[_plain(form)], ids.get, pages, paged) for form in common]
    armed = [form.key for form in counted if form.matched and not (form.to_self or form.to_pages)][:_MOST_FORMS]
    begun = {form.key.split("{id}")[0]: form for form in counted if form.key in armed or form.to_pages}
    by_name = [_count_form(form, given[form], glossary.find_by_words, pages) for form in given if "{id}" not in form]
    rivals = [(form, begun.get(form.key.split("{text}")[0])) for form in by_name if form.matched]
    by_name = [form for form, rival in rivals if rival is None or form.matched > rival.matched * _MORE]
    fewer = {rival.key for form, rival in rivals if rival is not None and form in by_name}
    counted = [form for form in counted if form.key not in fewer]
    armed = [form for form in armed if form not in fewer]
    own = [form for form in by_name if not (form.to_self or form.to_pages)]
    seen, matched = sum(form.seen for form in own), sum(form.matched for form in own)
    no_links = [form for form in (*by_name, *counted) if form.matched and (form.to_self or form.to_pages)]
    left_out = list({_BLANK.split(form.key)[0]: form for form in no_links}.values())  # by id rather than by name
    targets = [[target for form, target in link.forms if form in armed] for link in found]
    known = sum(any(target in ids for target in every) for every in targets)
    return Links(
        (*armed, *(form.key for form in own)),
        sum(map(bool, targets)) + seen,
        known + matched,
        tuple(left_out[:_MOST_LEFT_OUT]),
    )


def _plain(form: str) -> str:
    """Return a form as it matches links: without quotation marks, and without a slash at the end."""
    return form.replace('"', "").removesuffix("/")


def _count_form(
    form: str,
    given: Sequence[tuple[str, EntryFacts]],
    find: Callable[[str], EntryFacts | None],
    pages: frozenset[str],
    paged: bool = True,
) -> LeftOut:
    """Count the links of a form, of which each ``given`` id or name is that of an entry that is found, and in an entry.
    If entries have no pages, links to pages of the site are not links to entries."""
    known = {target: entry for target, _ in given if (entry := find(target)) is not None}
    matched = sum(target in known for target, _ in given)
    others = {
        target.casefold().strip().rpartition("/")[2].removesuffix(".md") for target, _ in given if target not in known
    }
    to_pages = 2 * len(others & pages) > len(others)
    to_self = 2 * sum(known.get(target) is entry for target, entry in given) > matched
    if "{id}" not in form:
        if len({id(entry) for entry in known.values()}) < _FEW_NAMED:
            return LeftOut(form, len(given), 0)
        to_pages &= form.startswith("[[")
        to_pages |= form.startswith(("{{<", "{{%", "{%")) and 2 * matched < len(given)  # the words of links to anywhere
        to_pages |= REFERENCE in form and matched < ARMED * len(given)  # names of headings on any page
        return LeftOut(form, len(given), matched, to_self=to_self, to_pages=to_pages)
    if "#" not in form and "{{" not in form and not paged:
        to_pages |= ("/" in form and len(known) < _FEW_PAGES) or 2 * len(known.keys() & pages) > len(known)
    return LeftOut(form, len(given), matched, to_self=to_self, to_pages=to_pages)


def references(
    entries: tuple[EntryFacts, ...], roles: Collection[str], named: Collection[str], has_ids: bool = True
) -> References:
    """Return those of the roles most of whose strings match an entry, and whether these give ids or names.

    Roles that are not ``named`` as references are not listed as left out if their strings do not match. Without
    ``has_ids``, ids are derived from the names, so a string that is a name but not an id is not a typo.
    """
    by_id, by_name = Glossary(entries), Glossary(entries, resolve="name")
    values: defaultdict[str, list[str]] = defaultdict(list)
    own = Counter[str]()
    counts = {"id": Counter[str](), "name": Counter[str](), "id-or-name": Counter[str]()}
    for entry, item in ((one, item) for one in entries for item in one.references if item.relation in roles):
        is_id, is_name = by_id.may_have_id(item.target), by_name.names_entry(item)
        values[item.relation].append(item.target)
        own[item.relation] += _is_own(entry, item.target)
        for resolve, matches in (("id", is_id), ("name", is_name), ("id-or-name", is_id or is_name)):
            counts[resolve][item.relation] += matches
    armed = {
        resolve: tuple(
            role
            for role, every in values.items()
            if (role in named or len(set(every)) >= _VARIED)
            and ARMED * len(every) <= matched[role]
            and own[role] <= (_OWN if role in named else _OWN_OF_OTHERS) * matched[role]
        )
        for resolve, matched in counts.items()
    }
    sums = {resolve: sum(counts[resolve][role] for role in every) for resolve, every in armed.items()}
    least = (_MOST if has_ids else 1) * sums["id-or-name"]
    resolve = next(resolve for resolve in armed if sums[resolve] >= least)
    others = {role: max("id", "name", key=lambda resolve: counts[resolve][role]) for role in values if role in named}
    left_out = tuple(
        LeftOut(role, len(values[role]), counts[best][role], best)
        for role, best in others.items()
        if role not in armed[resolve]
    )
    return References(
        armed[resolve], resolve, sum(len(values[role]) for role in armed[resolve]), sums[resolve], left_out
    )


def _is_own(entry: EntryFacts, target: str) -> bool:
    """Return whether a reference gives the id or a name of its own entry."""
    return (entry.id is not None and entry.id.value == target) or entry.is_called(target)
