"""What can be written here: ids where the layout has references, links in texts, values that other entries have.

What is being typed is often no valid file. So the place is found in the lines around it, and not in a tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lsprotocol import types

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.layout.link_patterns import is_shortcode
from glosslint.model import Span
from glosslint.parse.endings import kind_of
from glosslint.parse.tree import Scalar, Sequence
from glosslint.refactor.intents import values_at
from glosslint.server.features.navigate import escape, shorten_text
from glosslint.server.features.spots import Spot, find_spot

_MOST = 1_000  # items that are sent at once; editors ask again for more letters
_MOST_VALUES = 50  # of a key whose values are offered
_KEY = re.compile(r"(?P<indent>\s*(?:-\s+)*)(?P<key>[\w.@-]+|\"[^\"]*\"|'[^']*')\s*:(?:\s+|$)")
_ITEM = re.compile(r"\s*-\s+")
_TOKEN = re.compile(r"[^\s\[\]{},:\"'#|>]*$")
_DESTINATION = re.compile(r"\]\(<?([^()\s<>]*)$")
_PLACEHOLDER = re.compile(r"\{id\}|\{text\}")
_CLOSING = re.compile(r"[\[\]|`\"'{}<>]")
#: What links by name are in a layout without patterns.
_ROLES = {"rst": ":term:`{text}`", "page": "{term}`{text}`"}
_WORDS = re.compile(r"[^\W\d_][\w-]*$")


async def complete(here: Spot, params: types.CompletionParams) -> Any:
    offset, source = here.offset(params.position), here.source
    before = source.text[source.line_starts[source.line_of(offset) - 1] : offset]
    token = _TOKEN.search(before)
    typed = token[0] if token is not None else ""
    items = await _list_items_at(here, offset, before, typed)
    if len(items) <= _MOST:
        return types.CompletionList(is_incomplete=False, items=items)
    words = typed.casefold()
    fitting = [item for item in items if words in (item.filter_text or item.label).casefold()]
    return types.CompletionList(is_incomplete=len(fitting) > _MOST, items=fitting[:_MOST])


async def _list_items_at(here: Spot, offset: int, before: str, typed: str) -> list[Any]:
    """Return the items for a character; ``before`` is before it on its line, and ends in what is ``typed``."""
    keys = _find_keys(here, offset, before)
    layout = here.session.project.layout
    if keys is None or any(_is_role(role, keys) for role in layout.prose.values()):
        return list(_list_links(here, offset, before))
    at = _range(here, offset, typed)
    if any(_is_role(role, keys) for role in (*layout.references, layout.replaced_by, layout.names) if role):
        return list(_list_ids(here, offset, at))
    return await here.project.compute(lambda: list(_list_values(here.session, keys, at)))  # may have to parse all files


def _range(here: Spot, offset: int, typed: str) -> types.Range:
    """Return the range of what is ``typed`` before a character, which an item replaces."""
    return here.project.positions.range(here.source, Span(offset - len(typed), offset))


def _find_keys(here: Spot, offset: int, before: str) -> tuple[str, ...] | None:
    """Return the keys above a character, outermost first, by the indentation of its lines; ``None`` where there is text
    without any."""
    source = here.source
    kind = kind_of(here.name)
    if kind not in ("yaml", "json", "page") or (kind == "page" and not _is_in_front_matter(source.text, offset)):
        return None
    keys: list[str] = []
    key = _KEY.match(before)
    limit = len(before) - len(before.lstrip(" "))
    if key is not None:
        keys.append(key["key"].strip("\"'"))
        limit = len(key["indent"])
    item = key is None and _ITEM.match(before) is not None
    for line in range(source.line_of(offset) - 1, 0, -1):
        above = source.line_text(line)
        match = _KEY.match(above)
        if match is None or above.strip().startswith("#"):
            continue
        indent = len(match["indent"])
        if indent < limit or (item and indent == limit):
            keys.append(match["key"].strip("\"'"))
            limit, item = indent - (above[:indent].count("-") > 0), False
        if limit <= 0:
            break
    return tuple(reversed(keys))


def _is_in_front_matter(text: str, offset: int) -> bool:
    end = re.compile(r"^---\s*$", re.MULTILINE).search(text, 4)
    return text.lstrip("\ufeff").startswith("---") and (end is None or offset <= end.start())


def _is_role(role: str, keys: tuple[str, ...]) -> bool:
    """Return whether the innermost keys are those of a role, which may be below the key of an entry."""
    steps = [step for step in role.split(".") if not step.isdecimal()]
    if not steps or role.startswith("@") or len(keys) < len(steps):
        return False
    inner = keys[len(keys) - len(steps) :]
    return all(step in ("*", key) for step, key in zip(steps, inner, strict=True))


def _list_others(here: Spot, offset: int) -> list[EntryFacts]:
    """Return the entries, and those of vocabularies, besides the one around a character."""
    around = here.entry_at(offset)
    own = around.key if around is not None else ""
    return [entry for entry in (*here.session.glossary.entries, *here.session.glossary.vocabulary) if entry.key != own]


def _list_ids(here: Spot, offset: int, at: types.Range) -> Iterator[Any]:
    """Yield what references give of other entries: ids or, where the layout has it, terms."""
    for entry in _list_others(here, offset):
        text = entry.title if here.session.project.layout.resolve == "name" else entry.key
        others = " ".join(dict.fromkeys(name.value for name in entry.names))
        yield _make_item(at, entry, text, entry.title, f"{text} {others}")


def _make_item(at: types.Range, entry: EntryFacts, text: str, detail: str, filter_text: str) -> Any:
    return types.CompletionItem(
        text,
        text_edit=types.TextEdit(at, text),
        kind=types.CompletionItemKind.Reference,
        detail=detail,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, escape(shorten_text(entry))),
        filter_text=filter_text,
        tags=[types.CompletionItemTag.Deprecated] if entry.deprecated else None,
    )


def _list_values(session: Session, keys: tuple[str, ...], at: types.Range) -> Iterator[Any]:
    """Yield the values that entries have under a key, the most frequent first, if they are few that return."""
    layout = session.project.layout
    if not keys or keys[-1] in {layout.id, layout.term, *layout.aliases}:
        return
    numbers: Counter[str] = Counter()
    for node in values_at(session, keys[-1:]):
        items = node.items if isinstance(node, Sequence) else (node,)
        texts = (item.text for item in items if isinstance(item, Scalar))
        numbers.update(text for text in texts if text and "\n" not in text)
    if numbers and len(numbers) <= _MOST_VALUES and numbers.total() >= 2 * len(numbers):
        for order, (value, number) in enumerate(numbers.most_common()):
            yield types.CompletionItem(
                value,
                text_edit=types.TextEdit(at, value),
                kind=types.CompletionItemKind.EnumMember,
                detail=f"in {number} entries",
                sort_text=f"{order:03}",
            )


def _list_links(here: Spot, offset: int, before: str) -> Iterator[Any]:
    """Yield links: in one that is begun, what the layout writes there; else names as whole links."""
    layout = here.session.project.layout
    patterns = layout.links or ((_ROLES.get(kind_of(here.name), ""),) if layout.link_patterns.by_name else ())
    form = next((one for one in layout.link_patterns.forms if "{id}" in one), "")
    entries = [entry for entry in _list_others(here, offset) if entry.link_target]
    if (match := _DESTINATION.search(before)) is not None and form:
        at = _range(here, offset, match[1])
        for entry in entries:
            text = form.replace("{id}", entry.link_target)
            yield _make_item(at, entry, text, entry.title, f"{text} {entry.key} {entry.title}")
    elif (begun := _find_begun(patterns, before)) is not None:
        key, typed = begun
        at = _range(here, offset, typed)
        for entry in entries:
            text = entry.title if key == "{text}" else entry.link_target
            yield _make_item(at, entry, text, entry.title, f"{text} {entry.title}")
    elif (match := _WORDS.search(before)) is not None and any(patterns) and not _is_inside(before):
        at = _range(here, offset, match[0])
        for entry in entries:
            item = _make_item(at, entry, _make_link(patterns[0], entry), "link", entry.title)
            item.label = entry.title
            yield item


def _find_begun(patterns: Iterable[str], before: str) -> tuple[str, str] | None:
    """Return what comes next in the shortcode that a line ends in ({id} or {text}), and what is there of it."""
    for pattern in filter(is_shortcode, patterns):
        key = _PLACEHOLDER.search(pattern)
        start = pattern[: key.start()] if key is not None else ""
        at = before.rfind(start) if start else -1
        typed = before[at + len(start) :]
        if key is not None and at >= 0 and not _CLOSING.search(typed):
            return key[0], typed
    return None


def _is_inside(before: str) -> bool:
    """Return whether a line ends in a link or in code."""
    return before.rfind("](") > before.rfind(")") or before.count("`") % 2 == 1


def _make_link(pattern: str, entry: EntryFacts) -> str:
    """Return a link to an entry in a form of the layout, with the term as its words."""
    link = pattern if is_shortcode(pattern) or "{text}" in pattern else f"[{{text}}]({pattern})"
    return link.replace("{id}", entry.link_target).replace("{text}", entry.title)


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: (
        find_spot,
        complete,
        types.CompletionOptions(trigger_characters=["[", "(", ":", " ", "#", "/", "`", '"']),
    )
}
