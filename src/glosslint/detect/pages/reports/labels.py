"""The labels in the texts of entries → the lines that state which of them the settings have, and which not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence as Many
from dataclasses import replace

from glosslint.detect.keys.headings.words import has_role
from glosslint.detect.pages.labels import labels_of, roles_of, texts_with_labels
from glosslint.detect.pages.score import Reading
from glosslint.detect.pages.tables.fields import rows_of
from glosslint.parse.files import parse
from glosslint.parse.sections.columns import NAMES, RELATED, titles_of
from glosslint.text.messages import some
from glosslint.text.names import fold

_SHOWN = 12  # labels that are left out


def describe_parts(readings: Many[Reading]) -> Iterator[str]:
    """Yield the lines that state which labelled parts the texts have, and which labels remain in the texts."""
    labels, roles = readings[0].table.labels, roles_of(readings)
    prose = {*roles.get("prose", ())} - {"definition"}
    own = [title for key in labels if key in prose for title in titles_of(labels, key)]
    rows = _rows_left_out(readings)
    words = {
        "before the definition" if rows is None else "the definition": titles_of(labels, "definition"),
        "other names": titles_of(labels, NAMES),
        "other entries": titles_of(labels, RELATED) if "references" in roles else (),
        "a text of its own" if len(own) == 1 else "texts of their own": own,
    }
    said = [f"{_shown(titles)} ({what})" for what, titles in words.items() if titles]
    if said:
        where = "labels in the texts" if rows is None else "rows of the tables below the headings"
        yield f"{where}: {', '.join(said)}"
    if rows:
        shown = [f'"{title}" ({number})' for title, number in rows.items()]
        yield f"left out: the rows {some(shown, _SHOWN)} of these tables"
    left = _left_out(readings) if rows is None else {}
    if left:
        shown = [f'"{title}" ({number})' for title, number in left.items()]
        yield f"left out: the labels {some(shown, _SHOWN)}, which remain in the texts"


def _rows_left_out(readings: Many[Reading]) -> dict[str, int] | None:
    """Return the words of the rows, of tables from which the definitions are read, that the settings do not have, with
    how many entries have each, the most frequent first; ``None`` if no definitions are read from rows."""
    labels = readings[0].table.labels
    own = {fold(title) for key in labels for title in titles_of(labels, key)}
    rows = rows_of([_without_labels(reading) for reading in readings]) if labels else {}
    if not any(has_role(fold(words)) and fold(words) in own for words in rows):
        return None
    left = {words: len(texts) for words, texts in rows.items() if fold(words) not in own}
    return dict(sorted(left.items(), key=lambda pair: -pair[1]))


def _without_labels(reading: Reading) -> Reading:
    table = replace(reading.table, labels={})
    return replace(reading, document=parse(reading.document.source, table), table=table)


def _left_out(readings: Many[Reading]) -> dict[str, int]:
    """Return the labels that the settings do not have, with how many entries have each, the most frequent first: those
    with words that are known, and those of the same form as a label of the page that the settings have."""
    labels = readings[0].table.labels
    own = {fold(title) for key in labels for title in titles_of(labels, key)}
    found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    shown: dict[str, str] = {}
    for number, reading in enumerate(readings):
        whole = _without_labels(reading) if labels else reading
        every = [
            (node, label) for node, text in texts_with_labels(whole) for label in labels_of(whole, text) if label.marked
        ]
        forms = {label.form for _, label in every if fold(label.words) in own}
        for node, label in every:
            words = fold(label.words)
            if words not in own and (label.form in forms or has_role(words)):
                found[words].add((number, node.start))
                shown.setdefault(words, label.words)
    return {shown[words]: len(found[words]) for words in sorted(found, key=lambda words: -len(found[words]))}


def _shown(titles: Iterable[str]) -> str:
    return " and ".join(f'"{title}"' for title in titles)
