"""Which changes to make to a glossary: to the roles of an entry, in place or with a new key where other entries have
it; and to links and pointers to an entry, by its id, page or term."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts, Link, MalformedLink
from glosslint.layout.link_patterns import LinkPatterns, normalize_page
from glosslint.model import (
    GlosslintError,
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    RemoveItem,
    Replace,
    SetValue,
    Span,
    Value,
)
from glosslint.parse.tree import Mapping, Node, Scalar, Sequence
from glosslint.text.languages import ANY_LANGUAGE
from glosslint.text.names import fold, match_brackets

_HABIT = 3  # entries that must have a key before their order counts for more than the schema's


def keep_name(space: Session, entry: EntryFacts, name: str, new: str) -> Iterator[Intent]:
    """Yield the intent that adds ``name`` to the entry's aliases, in place of the ``new`` term if that is one. Raise
    GlosslintError without a list of aliases."""
    layout = space.project.layout
    roles = [role for role in layout.aliases if ANY_LANGUAGE not in role.split(".")]
    if not roles:
        raise GlosslintError(
            f'--keep-alias: the layout "{layout.name}" has no list of aliases; '
            'remove the option, or name the key: layout.aliases = ["aliases"]'
        )
    yield from _add_to_list(space, entry, roles[0], name, new, fold)


def pages_of(space: Session, entry: EntryFacts, old: str, new: str) -> tuple[str, str]:
    """Return the address of an entry's page, and the one it has if its id ``old`` becomes ``new``; without a page of
    its own, as the links of the layout have it."""
    if entry.page is not None:
        page, spans = entry.page.value, list(path_steps(entry.page.value, old))  # of which the last is the entry's
        return page, page[: spans[-1].start] + new + page[spans[-1].end :] if spans else page
    pattern = next((pattern for pattern in space.project.layout.links if pattern.startswith("/")), "/{id}/")
    return pattern.replace("{id}", old), pattern.replace("{id}", new)


def change_redirects(space: Session, entry: EntryFacts, page: str, moved: str, keep: bool) -> Iterator[Intent]:
    """Yield the intent that removes an entry's new page, which has ``moved``, from its redirects, and adds the old one
    if they ``keep`` it. Raise GlosslintError if it cannot be added."""
    layout = space.project.layout
    if keep:
        yield from _add_to_list(space, entry, layout.redirects, page, moved, normalize_page)
    else:
        path: NodePath = (*entry.root, *layout.redirects.split("."))
        items = _index_items(space, entry, path, normalize_page)
        if normalize_page(moved) in items:
            yield RemoveItem(entry.at((*path, items[normalize_page(moved)])))


def set_role(space: Session, entry: EntryFacts, role: str, text: str) -> Iterator[Intent]:
    """Yield the intent that sets the string of a role to ``text``, unless it is ``text`` already. Raise GlosslintError
    if the value is not a string, or if the key cannot be added."""
    path = (*entry.root, *role.split("."))
    present = space.documents[entry.file].find(path)
    if present is not None and present.complete:
        if not isinstance(present.node, Scalar):
            raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a string; make it one first')
        if present.node.text != text:
            yield SetValue(entry.at(path), text)
        return
    intent = _new_key(space, entry, role, text)
    if intent is None:
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" cannot be added; add it by hand')
    yield intent


def _add_to_list(
    space: Session, entry: EntryFacts, role: str, text: str, instead: str, form: Callable[[str], str]
) -> Iterator[Intent]:
    """Yield the intent that adds a string to the list of a role, unless it has one of the same ``form``, in place of
    the string ``instead``; with a new key if there is no list yet."""
    path: NodePath = (*entry.root, *role.split("."))
    find = space.documents[entry.file].find
    present = find(path)
    if present is not None and present.complete and isinstance(present.node, Sequence):
        items = _index_items(space, entry, path, form)
        at = items.get(form(instead))
        if form(text) not in items:
            yield InsertItem(entry.at(path), text) if at is None else SetValue(entry.at((*path, at)), text)
        elif at is not None:
            yield RemoveItem(entry.at((*path, at)))
        return
    top = find(entry.root)
    if top is None or not isinstance(top.node, Mapping | Sequence):
        raise GlosslintError(
            f'{entry.file}: "{role}" cannot be added to "{entry.key}", which is a string; make it a mapping first'
        )
    intent = _new_key(space, entry, role, (text,))
    if present is None or present.complete or intent is None:
        raise GlosslintError(f'{entry.file}: "{role}" of "{entry.key}" is not a list; make it one first')
    yield intent


def _index_items(space: Session, entry: EntryFacts, path: NodePath, form: Callable[[str], str]) -> dict[str, int]:
    """Return the numbers of the strings of a list by their ``form``; nothing if there is no list."""
    found = space.documents[entry.file].find(path)
    items = found.node.items if found is not None and found.complete and isinstance(found.node, Sequence) else ()
    return {form(item.text): number for number, item in enumerate(items) if isinstance(item, Scalar)}


def _new_key(space: Session, entry: EntryFacts, role: str, value: Value) -> Intent | None:
    """Return the intent that adds the key of a role with a value; ``None`` without a mapping to add it to."""
    *above, key = role.split(".")
    owner = space.documents[entry.file].find((*entry.root, *above))
    if owner is None or not owner.complete or not isinstance(owner.node, Mapping):
        return None
    return InsertKey(entry.at((*entry.root, *above)), key, value, None if above else _key_before(space, entry, key))


def schema_keys(space: Session) -> list[str]:
    """Return the keys of an entry that its schema lists, in that order."""
    schema = space.project.schema
    return list(schema.schema.get("properties", ())) if schema is not None else []


def _key_before(space: Session, entry: EntryFacts, key: str) -> str | None:
    """Return the key of the entry after which ``key`` belongs: by the order in other entries, else in the schema."""
    having = [other.keys for other in space.glossary.entries if key in other.keys]
    listed = schema_keys(space)
    if key in listed and len(having) < _HABIT:
        having = [tuple(listed)]
    before = Counter(known for keys in having for known in keys[: keys.index(key)] if known in entry.keys)
    most = max(before.values(), default=0)
    return next((known for known in reversed(entry.keys) if before[known] == most and most), None)


_SPECIAL = re.compile(r"[\s<>()\[\]]")  # where Markdown would split an address


def path_steps(text: str, name: str) -> Iterator[Span]:
    """Yield where ``name`` is a whole step of an address: after a slash or #, and before one of these, a ? or a dot."""
    for match in re.finditer(rf"(?<![^/#]){re.escape(name)}(?![^/#?.])", text):
        yield Span(*match.span())


class NewNames(NamedTuple):
    """The new id, anchor and term by which links name a renamed entry; ``term`` is empty if it does not change."""

    id: str
    anchor: str
    term: str = ""

    def instead_of(self, target: str, entry: EntryFacts) -> str:
        """Return what replaces ``target`` in a link: the new anchor for the old anchor, else the new id."""
        return self.anchor if target.casefold() == entry.anchor.casefold() else self.id


def link_changes(space: Session, entry: EntryFacts, names: NewNames, page: str) -> Iterator[Intent]:
    """Yield the changes to all links to ``entry``, for its new ``names`` and the new address of its page."""
    glossary, patterns = space.glossary, space.project.layout.link_patterns
    for other in glossary.entries:
        for link in other.links:
            if glossary.resolve_link(link) is entry:
                yield from _link_change(space, entry, other, link, names, page)
        # Without the old id, nothing would show what a malformed link meant.
        for malformed in other.malformed_links:
            span = _id_in_malformed(patterns, malformed) if glossary.find_by_link(malformed.target) is entry else None
            if span is not None:
                new = names.instead_of(malformed.target, entry)
                yield Replace(other.at(malformed.path, span.shift(malformed.span.start)), new)


def pointer_changes(space: Session, entry: EntryFacts, term: str) -> Iterator[Intent]:
    """Yield the changes to texts that only point to ``entry`` by its term, "See Bow.", for its new ``term``."""
    for other in space.glossary.entries if term else ():
        for prose in other.prose:
            names = prose.pointer.names if prose.pointer is not None else ()
            for name in (name.strip("*_") for name in names):
                new = _new_words(name, entry, term) if space.glossary.find_by_words(name) is entry else ""
                at = prose.text.find(name)
                span = Span(at, at + len(name))
                links = (link.span for link in prose.markdown.links)
                if new and prose.text.count(name) == 1 and all(end <= at or span.end <= start for start, end in links):
                    yield Replace(other.at(prose.path, span), new)


def string_at(space: Session, entry: EntryFacts, path: NodePath) -> str:
    """Return the decoded string at a path in an entry's file; an empty string if there is none."""
    match = space.documents[entry.file].find(path)
    return match.node.text if match is not None and isinstance(match.node, Scalar) else ""


def values_at(space: Session, path: tuple[str, ...]) -> Iterator[Node]:
    """Yield the node at a path of keys in each entry that has one."""
    for entry in space.glossary.entries:
        match = space.documents[entry.file].find((*entry.root, *path))
        if match is not None and match.complete:
            yield match.node


def _link_change(
    space: Session, entry: EntryFacts, other: EntryFacts, link: Link, names: NewNames, page: str
) -> Iterator[Intent]:
    """Yield the change to one link of ``other``, unless it stays right."""
    text = string_at(space, other, link.path)
    new = names.term if link.named else names.instead_of(link.target or "", entry)
    written, own_id = text[slice(*link.dest)], entry.id.value if entry.id is not None else ""
    if link.named:
        new_name = _new_words(written, entry, new) or _new_with_brackets(written, entry, new)
        if new_name:
            yield Replace(other.at(link.path, link.dest), new_name)
        return
    if space.project.layout.anchor == "name":
        whole, new_name = _new_with_brackets(written, entry, new), _match_case(written, own_id, new)
        if whole or (new_name and not _is_label(space, entry, link)):
            yield Replace(other.at(link.path, link.dest), whole or new_name)
        return
    shortcode = link.span == link.text  # in a shortcode, only the id has a span
    if link.target is not None and space.glossary.find_by_link(link.target) is entry:
        patterns = space.project.layout.link_patterns
        is_id = shortcode or written == link.target  # as in <<id>> of AsciiDoc
        span = Span(0, len(written)) if is_id else patterns.id_span(written)
        if span is None and entry.term is not None and written.strip() == entry.term.value:  # <<Title>> of AsciiDoc
            span, new = (Span(0, len(written)) if names.term else None), names.term
    else:
        span = _page_step(written, own_id, new, page)
    if span is None or link.target == new:
        return
    at = span.shift(link.dest.start)
    if not shortcode and text[link.dest.start - 1 : link.dest.start] != "<":  # where Markdown takes any character
        encoded = "%" in text[slice(*at)]
        new = quote(new, safe="") if encoded else _SPECIAL.sub(lambda match: quote(match[0]), new)
    yield Replace(other.at(link.path, at), new)


def _is_label(space: Session, entry: EntryFacts, link: Link) -> bool:
    """Return whether a link gives the label of a section, which stays when the title changes: ``:ref:`keel```."""
    match = space.documents[entry.file].find((*entry.root, "anchors"))
    others = match.node.items if match is not None and isinstance(match.node, Sequence) else ()
    names = {item.text.casefold() for item in others if isinstance(item, Scalar)}
    return space.project.layout.entries == "section" and (link.target or "").casefold() in names


def _new_words(written: str, entry: EntryFacts, new: str) -> str:
    """Return what replaces the old term or its plural as the words of a link; an empty string for another name."""
    old = entry.term.value if entry.term is not None else ""
    if not new or not old:
        return ""
    return _match_case(written, old, new) or _match_case(written, f"{old}s", f"{new}s")


def _new_with_brackets(written: str, entry: EntryFacts, new: str) -> str:
    """Return what replaces the term and a name of the entry in brackets after it: "Bow (B)"; else an empty string."""
    found = match_brackets(" ".join(written.split()))
    if found is None or entry.term is None or not new:
        return ""
    is_name = fold(found["names"]) in {fold(name.value) for name in entry.names}
    words = _match_case(found["term"], entry.term.value, new) if is_name else ""
    return f"{words} ({found['names']})" if words else ""


def _match_case(written: str, old: str, new: str) -> str:
    """Return ``new`` with the capitals of ``written`` if that is ``old``, else an empty string."""
    words = " ".join(written.split())
    if words.casefold() != old.casefold():
        return ""
    if words == old.lower() != old:
        return new.lower()
    return f"{new[:1].lower()}{new[1:]}" if words == f"{old[:1].lower()}{old[1:]}" != old else new


def _id_in_malformed(patterns: LinkPatterns, link: MalformedLink) -> Span | None:
    """Return where the id is in a malformed link: in its last parentheses, or a step of its destination."""
    if link.kind == "destination":
        return next(iter(list(path_steps(link.written, link.target))[-1:]), None)
    start = link.written.rindex("(") + 1
    span = patterns.id_span(link.written[start:-1])
    return span.shift(start) if span is not None else None


def _page_step(written: str, old: str, new: str, page: str) -> Span | None:
    """Return the step of a link to the old page that must become ``new`` to link to ``page``; ``None`` if none does."""
    for span in path_steps(written, old) if page else ():
        changed = written[: span.start] + new + written[span.end :]
        wanted, given = normalize_page(page), normalize_page(changed)
        if given == wanted or given.split("#", 1)[0].rstrip("/") == wanted or wanted.endswith("/" + given):
            return span
    return None
