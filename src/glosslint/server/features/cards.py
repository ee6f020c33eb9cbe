"""An entry in a few words: what hover and completion show of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!])")
_LONGEST = 400  # characters of a text that is shown


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def summary(entry: EntryFacts) -> str:
    """Return the core text of an entry, else its first, on one line and not too long."""
    texts = sorted(entry.prose, key=lambda prose: not prose.core)
    text = " ".join(texts[0].text.split()) if texts else ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def card(entry: EntryFacts, glossary: Glossary, users: Iterable[EntryFacts]) -> str:
    """Return an entry as Markdown: names, status, text, and which entries refer to it."""
    return "\n\n".join(filter(None, _parts(entry, glossary, list(users))))


def _parts(entry: EntryFacts, glossary: Glossary, users: list[EntryFacts]) -> Iterator[str]:
    state = f" · {escape(entry.status_text)}" if entry.status_text else ""
    yield f"**{escape(entry.title)}** · {escape(entry.key)}{state}"
    others = [name.value for name in entry.names if name.value != entry.title]
    if others:
        yield f"also: {', '.join(map(escape, dict.fromkeys(others)))}"
    if entry.deprecated:
        instead = glossary.replacement(entry)
        yield f"deprecated; use {escape(instead.key)}" if instead is not None else "deprecated"
    yield escape(summary(entry))
    if users:
        shown = ", ".join(escape(user.key) for user in users[:5])
        yield f"used by {len(users)}: {shown}{' …' if len(users) > 5 else ''}"


def users_of(entry: EntryFacts, glossary: Glossary) -> list[EntryFacts]:
    """Return the other entries that refer or link to an entry."""
    return [other for other in glossary.entries if other is not entry and refers(other, entry, glossary)]


def refers(other: EntryFacts, entry: EntryFacts, glossary: Glossary) -> bool:
    """Return whether an entry refers or links to another."""
    if any(glossary.resolve_reference(reference) is entry for reference in other.references):
        return True
    return any(glossary.resolve_link(link) is entry for link in other.links)
