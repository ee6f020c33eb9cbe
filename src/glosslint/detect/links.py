"""Entries → the forms of their links, and whether references give ids or names: all by counting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from glosslint.facts.entry import EntryFacts, Reference
from glosslint.glossary.glossary import Glossary
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.parse.markdown import shortcodes

_ENDING = re.compile(r"(?P<stem>.+?)(?P<ending>\.(?:md|markdown|html?|ya?ml))?(?P<slash>/?)")
_QUERY = re.compile(r"\?[^#]*")
_MENTION = re.compile(r"\{\{(?P<text>[^{}<>%,]+),\s*(?P<id>[^{}<>%,]+)\}\}")
_TAG = re.compile(
    r"(?P<open>\{\{[<%]|\{%)-?\s*(?P<name>[\w./-]+)\s+(?P<rest>.*?)\s*-?(?P<close>[>%]\}\}|%\})", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?P<quote>["']?)(?P<value>[^"'\s]+)(?P=quote)(?=\s|\Z)""")
_RARE = 0.02  # a form with a smaller share of the links is a typo
#: The share of ids among the destinations of a form. Anchors may as well be headings, and need fewer.
_ANCHORS, _PAGES = 0.1, 0.5
_MOST = 0.9  # of the references; the others are typos
_MOST_FORMS = 4


class Links(NamedTuple):
    """The forms of links to entries, commonest first, how many links have one, and how many of these match an entry."""

    patterns: tuple[str, ...] = ()
    seen: int = 0
    matched: int = 0


class References(NamedTuple):
    """The roles of references, what they give of an entry, how many there are, and how many match an entry."""

    roles: tuple[str, ...] = ()
    resolve: str = "id"
    seen: int = 0
    matched: int = 0


def destinations(entries: Iterable[EntryFacts]) -> list[str]:
    """Return the destinations of all inline links, without web addresses."""
    targets = (link.target for entry in entries for prose in entry.prose for link in prose.markdown.links)
    return [target for target in targets if "://" not in target and not target.startswith(("mailto:", "{", "//"))]


def links(entries: Iterable[EntryFacts], ids: frozenset[str]) -> Links:
    """Return the forms of the links, for entries with these ids."""
    entries = list(entries)
    targets = destinations(entries)
    folded = frozenset(map(str.casefold, ids)) - {""}
    forms = Counter(form for target in targets for form in _forms(target, folded))
    texts = [prose.text for entry in entries for prose in entry.prose if "{" in prose.text]
    codes = Counter(form for text in texts for form in _code_forms(text, folded))
    common = [form for form, count in forms.most_common() if _is_form(form, count, targets)]
    common += [form for form, count in codes.most_common() if count >= _RARE * sum(codes.values())]
    patterns = LinkPatterns(tuple(common[:_MOST_FORMS]))
    named = [target for text in targets if (target := patterns.target(text)) is not None]
    named += [code.target for text in texts for code in patterns.shortcodes(text)]
    return Links(patterns.patterns, len(named), sum(target.casefold() in folded for target in named))


def _is_form(form: str, count: int, targets: list[str]) -> bool:
    """Return whether enough destinations of a form are entries, and enough links have it."""
    pattern = LinkPatterns((form,))
    alike = sum(pattern.target(target) is not None for target in targets)
    return count >= max((_ANCHORS if form == "#{id}" else _PAGES) * alike, _RARE * len(targets))


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


def _code_forms(text: str, ids: frozenset[str]) -> Iterator[str]:
    """Yield the forms of the shortcodes in a text that contain an id."""
    for code in shortcodes.find(text):
        written = text[slice(*code.span)]
        mention, tag = _MENTION.fullmatch(written), _TAG.fullmatch(written)
        if mention is not None and mention["id"].casefold() in ids:
            yield "{{{text}, {id}}}"
        elif tag is not None:
            held = (item for item in _ATTRIBUTE.finditer(tag["rest"]) if item["value"].casefold() in ids)
            named = sorted(held, key=lambda item: item["key"] in ("text", "title", "display"))
            for item in named[:1]:
                key = f"{item['key']}=" if item["key"] else ""
                quote = '"' if item["quote"] or key else ""
                yield f"{tag['open']} {tag['name']} {key}{quote}{{id}}{quote} {tag['close']}"


def references(entries: tuple[EntryFacts, ...], named: tuple[str, ...]) -> References:
    """Return what the references give of an entry. Roles not ``named`` for it count if most of their strings match."""
    by_id, by_name = Glossary(entries), Glossary(entries, resolve="name")
    every = [reference for entry in entries for reference in entry.references]
    seen = Counter(reference.relation for reference in every)
    ids = Counter(reference.relation for reference in every if by_id.may_have_id(reference.target))
    called = Counter(reference.relation for reference in every if by_name.accepts(reference))
    known = Counter(
        reference.relation for reference in every if by_id.may_have_id(reference.target) or by_name.accepts(reference)
    )
    roles = tuple(role for role in seen if role in named or known[role] >= 0.6 * seen[role])
    total = sum(seen[role] for role in roles)
    ids_in, called_in, known_in = (sum(counts[role] for role in roles) for counts in (ids, called, known))
    if not known_in:  # none matches, so what they look like decides
        resolve = "id" if _like_ids(every, entries) else "name"
    elif ids_in >= _MOST * known_in:
        resolve = "id"
    else:
        resolve = "name" if called_in >= _MOST * known_in else "id-or-name"
    return References(roles, resolve, total, {"id": ids_in, "name": called_in}.get(resolve, known_in))


def _like_ids(references: Iterable[Reference], entries: tuple[EntryFacts, ...]) -> bool:
    """Return whether most references look like ids: without the spaces and capitals that no id has."""
    targets = [reference.target for reference in references]
    ids = "".join(entry.id.value for entry in entries if entry.id is not None)
    odd = {" ", *(char for char in "".join(targets) if char.isupper())} - set(ids)
    return 2 * sum(any(char in odd for char in target) for target in targets) <= len(targets)
