"""Entries → the forms of their links, and whether references give ids or names: all by counting."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from glosslint.detect.file_names import STRONG, hint
from glosslint.facts.entry import EntryFacts
from glosslint.facts.read_links import REFERENCE, name_in
from glosslint.glossary.glossary import Glossary
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.parse.markdown import shortcodes
from glosslint.text.names import fold

_ENDING = re.compile(r"(?P<stem>.+?)(?P<ending>\.(?:md|markdown|html?|ya?ml))?(?P<slash>/?)")
_QUERY = re.compile(r"\?[^#]*")
_MENTION = re.compile(r"\{\{(?P<text>[^{}<>%,]+),\s*(?P<id>[^{}<>%,]+)\}\}")
_TAG = re.compile(
    r"(?P<open>\{\{[<%]|\{%)-?\s*(?P<name>[\w./-]+)\s+(?P<rest>.*?)\s*-?(?P<close>[>%]\}\}|%\})", re.DOTALL
)
_WIKI = re.compile(r"(?<!!)\[\[(?P<id>[^\[\]|#\n]+)[^\[\]\n]*\]\]")
_ATTRIBUTE = re.compile(r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?P<quote>["']?)(?P<value>[^"'\s]+)(?P=quote)(?=\s|\Z)""")
_RARE = 0.02  # a form with a smaller share of the links is a typo
#: A role with a smaller share of ids or names is left out: what does not match would be reported.
ARMED = 0.7
_CLOSED = 0.9  # share of names under references that are entries; with fewer, editors name other things, too
_MOST = 0.9  # share of the references that match by id or name
_MOST_FORMS, _MOST_LEFT_OUT = 12, 4
_VARIED = 3  # values of a key that is not called a reference: fewer are categories
#: Maximum share of references to their own entry, of those that match, under a key that is called a reference and under
#: other keys. With more, the values are of another kind, such as the class of a term.
_OWN, _OWN_OF_OTHERS = 0.5, 0.1
_FEW_PAGES = 3  # minimum of entries that links to pages match, if the glossary is in one file
_ROLE = re.compile(r"(?P<role>\{[\w:.-]*term\}|:[\w:.-]*term:)`")
_MACRO = re.compile(r"\{\{\s*(?P<name>\w+)\(\s*[\"']")
_ONE_WORD = re.compile(rf"[A-Za-z][\w-]{{0,19}}|{REFERENCE}")  # a destination that is the same for all entries
_FEW_NAMED = 3  # entries that a form must name: fewer may be by chance


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
    by_name: tuple[int, int] = (0, 0)  # the same numbers of links by name

    @property
    def to_entries(self) -> int:
        """How many links match an entry, with those of forms that lead to other pages as well."""
        return self.matched + sum(form.matched for form in self.left_out if form.to_pages)


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


class _Link(NamedTuple):
    """The destination of a link, or the text of a shortcode; and the folded target of links to its own entry."""

    written: str
    own: str


def destinations(entries: Iterable[EntryFacts]) -> list[str]:
    """Return the destinations of all inline links, without web addresses."""
    targets = (link.target for entry in entries for prose in entry.prose for link in prose.markdown.links)
    return [target for target in targets if "://" not in target and not target.startswith(("mailto:", "{", "//"))]


def links(
    entries: Iterable[EntryFacts],
    paged: bool = True,
    are_pages: bool = False,
    pages: frozenset[str] = frozenset(),
) -> Links:
    """Return the forms of the links between entries.

    ``paged`` entries are a file each, and may have pages of their own; with ``are_pages``, these files are pages.
    ``pages`` are the names of the pages of the site, to which links may lead rather than to an entry of the same name.
    """
    entries = list(entries)
    folded = frozenset(entry.link_target.casefold() for entry in entries) - {""}
    targets = [_Link(target, entry.link_target.casefold()) for entry in entries for target in destinations((entry,))]
    texts = [(prose.text, entry.link_target.casefold()) for entry in entries for prose in entry.prose]
    codes = [_Link(code, own) for text, own in texts for code in _codes(text)]
    forms = Counter(form for link in targets for form in _forms(link.written, folded))
    tags = Counter(form for link in codes for form in _code_forms(link.written, folded))
    common = [form for form, count in forms.most_common() if count >= _RARE * len(targets)]
    common += [form for form, count in tags.most_common() if count >= _RARE * tags.total()]
    common = [form for form in common if not (are_pages and _is_part_of_other_page(form))]
    counted = [_counted(form, codes if form in tags else targets, folded, paged, pages) for form in common]
    elsewhere = [form for form in counted if form.to_self or form.to_pages]
    armed = [form.key for form in counted if form.matched and form not in elsewhere]
    left_out = [form for form in elsewhere if form.matched]
    patterns = LinkPatterns(tuple(armed[:_MOST_FORMS]))
    named = [target for link in (*targets, *codes) if (target := _target(patterns, link.written)) is not None]
    matched = sum(target.casefold() in folded for target in named)
    named_forms = _named_forms(entries, [form.key for form in counted if form.key in armed or form.to_pages], pages)
    by_name = [form for form in named_forms if not form.to_pages]
    left_out += [form for form in named_forms if form.to_pages]
    own = sum(form.seen for form in by_name), sum(form.matched for form in by_name)
    every = (*patterns.patterns, *(form.key for form in by_name))
    return Links(every, len(named) + own[0], matched + own[1], tuple(left_out[:_MOST_LEFT_OUT]), own)


def _target(patterns: LinkPatterns, written: str) -> str | None:
    """Return the id or name in a destination or shortcode, if it has one of the forms."""
    code = next(patterns.shortcodes(written), None)
    return code.target if code is not None else patterns.target(written)


def _counted(form: str, among: list[_Link], ids: frozenset[str], paged: bool, pages: frozenset[str]) -> LeftOut:
    """Count the links of a form. If entries have no pages, links to pages of the site are not links to entries."""
    patterns = LinkPatterns((form,))
    named = [(target.casefold(), link.own) for link in among if (target := _target(patterns, link.written)) is not None]
    known = [(target, own) for target, own in named if target in ids]
    to_self = 2 * sum(target == own for target, own in known) > len(known)
    different = {target for target, _ in known}
    is_page = "#" not in form and "{{" not in form and not paged
    other = is_page and (("/" in form and len(different) < _FEW_PAGES) or 2 * len(different & pages) > len(different))
    to_pages = other or _are_pages((target for target, _ in named), ids, pages)
    return LeftOut(form, len(named), len(known), to_self=to_self, to_pages=to_pages)


def _are_pages(targets: Iterable[str], known: Collection[str], pages: frozenset[str]) -> bool:
    """Return whether most of the links that match no ``known`` entry have the name or path of a page."""
    others = {target for target in targets if target not in known}
    found = (target.strip().rpartition("/")[2].removesuffix(".md") for target in others)
    return 2 * sum(name in pages for name in found) > len(others)


def _is_part_of_other_page(form: str) -> bool:
    """Return whether a form links to a part of a page that is not called a glossary: ``/tools/#{id}``."""
    page, anchor, _ = form.partition("#")
    return bool(anchor) and "/" in page and "{" not in page and hint(page) < STRONG


def _forms(destination: str, ids: frozenset[str]) -> Iterator[str]:
    """Yield the form of a destination that ends with an id: ``/terms/{id}/`` for ``/terms/rope/``."""
    path, _, anchor = _QUERY.sub("", destination).partition("#")
    if unquote(anchor).casefold() in ids and (not path or next(_forms(path, ids), None) is None):
        yield f"{path}#{{id}}"
        return
    before, slash, last = path.removesuffix("/").rpartition("/")
    match = _ENDING.fullmatch(last)
    if match is not None and unquote(match["stem"]).casefold() in ids:
        yield f"{before}{slash}{{id}}{match['ending'] or ''}{'/' if path.endswith('/') else ''}"


def _codes(text: str) -> Iterator[str]:
    """Yield the shortcodes of a text, and what looks like the links of a wiki."""
    yield from (text[slice(*code.span)] for code in shortcodes.find(text))
    yield from (match[0] for match in _WIKI.finditer(text))


def _code_forms(written: str, ids: frozenset[str]) -> Iterator[str]:
    """Yield the form of a shortcode that contains an id."""
    if (wiki := _WIKI.fullmatch(written)) is not None:
        yield from ["[[{id}]]"] if wiki["id"].casefold() in ids else []
        return
    mention, tag = _MENTION.fullmatch(written), _TAG.fullmatch(written)
    if mention is not None:
        before, colon, last = mention["text"].rpartition(":")
        if last.strip().casefold() in ids and colon:
            yield f"{{{{{before}:{{id}}, {{text}}}}}}"
        elif mention["id"].strip().casefold() in ids:
            yield "{{{text}, {id}}}"
    elif tag is not None:
        held = (item for item in _ATTRIBUTE.finditer(tag["rest"]) if item["value"].casefold() in ids)
        named = sorted(held, key=lambda item: item["key"] in ("text", "title", "display"))
        for item in named[:1]:
            key = f"{item['key']}=" if item["key"] else ""
            quote = '"' if item["quote"] or key else ""
            yield f"{tag['open']} {tag['name']} {key}{quote}{{id}}{quote} {tag['close']}"


def _named_forms(entries: Sequence[EntryFacts], known: Iterable[str], pages: frozenset[str]) -> list[LeftOut]:
    """Return the forms of links by name that occur, without the forms that are ``known`` as links by id."""
    glossary = Glossary(tuple(entries))
    begun = {pattern.split("{id}")[0] for pattern in known}
    forms = (_counted_names(pattern, names, glossary, pages) for pattern, names in _given_names(entries).items())
    return [form for form in forms if form is not None and form.key.split("{text}")[0] not in begun]


def _counted_names(pattern: str, names: Sequence[str], glossary: Glossary, pages: frozenset[str]) -> LeftOut | None:
    known = [(name.casefold(), entry) for name in names if (entry := glossary.find_by_words(name)) is not None]
    found = [entry for _, entry in known]
    if len({id(entry) for entry in found}) < _FEW_NAMED:
        return None
    to_pages = pattern.startswith("[[") and _are_pages(map(str.casefold, names), dict(known), pages)
    if REFERENCE in pattern and len(found) < ARMED * len(names):
        to_pages = True  # names of headings on any page
    return LeftOut(pattern, len(names), len(found), to_pages=to_pages)


def _given_names(entries: Iterable[EntryFacts]) -> Mapping[str, list[str]]:
    """Return the names in links, by form; a word to which an entry links under its own name may be a page about it."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for own, prose in ((entry, prose) for entry in entries for prose in entry.prose):
        for link in prose.markdown.links:
            is_word = link.form == "inline" and _ONE_WORD.fullmatch(link.target)
            if is_word and (named := name_in(prose.text, link)) is not None and not _is_own(own, named[0]):
                names[f"[{{text}}]({link.target})"].append(named[0])
        for pattern in dict.fromkeys(_named_codes(prose.text)):
            names[pattern] += (code.target for code in LinkPatterns((pattern,)).shortcodes(prose.text))
    return names


def _named_codes(text: str) -> Iterator[str]:
    """Yield the forms of likely roles, macros and wiki links in a text."""
    if "`" in text:
        yield from (f"{match['role']}`{{text}}`" for match in _ROLE.finditer(text))
    if "{{" in text:
        yield from (f'{{{{{match["name"]}("{{text}}")}}}}' for match in _MACRO.finditer(text))
    if "[[" in text:
        yield "[[{text}]]"


def references(entries: tuple[EntryFacts, ...], named: tuple[str, ...], has_ids: bool = True) -> References:
    """Return the roles most of whose strings match an entry, and whether these give ids or names.

    Roles that are not ``named`` as references are not listed as left out if their strings do not match. Without
    ``has_ids``, ids are derived from the names, so a string that is a name but not an id is not a typo.
    """
    every = [reference for entry in entries for reference in entry.references]
    seen = Counter(reference.relation for reference in every)
    by_id, by_name = Glossary(entries), Glossary(entries, resolve="name")
    ids = [reference for reference in every if by_id.may_have_id(reference.target)]
    called = [reference for reference in every if by_name.names_entry(reference)]
    known = {"id": ids, "name": called, "id-or-name": list({id(item): item for item in (*ids, *called)}.values())}
    counts = {resolve: Counter(item.relation for item in items) for resolve, items in known.items()}
    own = Counter(item.relation for entry in entries for item in entry.references if _is_own(entry, item.target))
    varied = {role for role in seen if len({item.target for item in every if item.relation == role}) >= _VARIED}
    usable = [role for role in seen if role in named or role in varied]
    most_own = {role: _OWN if role in named else _OWN_OF_OTHERS for role in usable}
    armed = {
        resolve: tuple(
            role
            for role in usable
            if ARMED * seen[role] <= matched[role] and own[role] <= most_own[role] * matched[role]
        )
        for resolve, matched in counts.items()
    }
    matched = {resolve: sum(counts[resolve][role] for role in roles) for resolve, roles in armed.items()}
    most = matched["id-or-name"]
    resolve = next(resolve for resolve in armed if matched[resolve] >= (_MOST if has_ids else 1) * most)
    roles = armed[resolve]
    left_out = tuple(_left_out(role, seen[role], counts) for role in seen if role in named and role not in roles)
    return References(roles, resolve, sum(seen[role] for role in roles), matched[resolve], left_out)


def _left_out(role: str, seen: int, counts: Mapping[str, Counter[str]]) -> LeftOut:
    resolve = "name" if counts["name"][role] > counts["id"][role] else "id"
    return LeftOut(role, seen, counts[resolve][role], resolve)


def _is_own(entry: EntryFacts, target: str) -> bool:
    """Return whether a reference gives the id or a name of its own entry."""
    own_id = entry.id is not None and entry.id.value == target
    return own_id or fold(target) in {fold(name.value) for name in entry.names}
