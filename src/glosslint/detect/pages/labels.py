"""The labels in the texts of entries, such as "Definition:" and "Also known as:" → the keys that they get, and the
roles of these keys."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence as Many
from dataclasses import replace
from typing import Any, NamedTuple

from glosslint.detect.keys.headings.words import defines, has_role, lists_names, refers, shows_use
from glosslint.detect.keys.homonyms import APART
from glosslint.detect.pages.readings import headers
from glosslint.detect.pages.score import Reading
from glosslint.detect.pages.tables.fields import rows_of
from glosslint.model import Span
from glosslint.parse.files import kind_of, parse
from glosslint.parse.sections.columns import NAMES, RELATED, indices
from glosslint.parse.sections.document import SectionDocument
from glosslint.parse.sections.labels.found import Label, labels_in
from glosslint.parse.sections.labels.names import listed, names_end
from glosslint.parse.sections.labels.parts import LINK, lists_items, trimmed
from glosslint.parse.sections.markdown.reader import outline
from glosslint.parse.sections.markdown.titles import LABELS
from glosslint.parse.sections.names import listed_names
from glosslint.parse.sections.table import Titles
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold, slug

_FEWEST, _OFTEN = 3, 0.2  # entries with a label that is not known, and their share
_KNOWN = 2  # entries with a known label
_ARE_NAMES, _RESOLVED = 0.8, 0.7  # shares of the texts after a label
_ONCE = 1.2  # times that a label is in an entry, on average
_LEAD = 0.5  # share of entries with a text before the label of the definition
#: Keys that a label does not get because its words are these.
_TAKEN = frozenset(("term", "id", "anchors", "definition", NAMES, RELATED))


class _Use(NamedTuple):
    """A label in an entry: the numbers of the page and of the first character of the entry, the words of the label,
    whether they are marked, whether there is text before the first label of the entry, the text after this one, and its
    form."""

    entry: tuple[int, int]
    words: str
    marked: bool
    after_text: bool
    text: str
    form: str


def with_parts(readings: Many[Reading]) -> list[Reading]:
    """Return the readings of the pages of a glossary with the labels in the texts of its entries, and a column of other
    entries, as settings."""
    labels, related = _labels_of_rows(readings) or _labels(readings), _related_column(readings)
    if not labels and not related:
        return [*readings]
    own = readings[0].table
    columns = {**own.columns, RELATED: related} if related else own.columns
    tables = [replace(reading.table, labels=labels, columns=columns) for reading in readings]
    return [
        replace(reading, document=parse(reading.document.source, table), table=table)
        for reading, table in zip(readings, tables, strict=True)
    ]


def _related_column(readings: Many[Reading]) -> str:
    """Return the title of a column whose values name other entries; empty if there is none."""
    terms = _terms(readings)
    return next((title for title, values in related_columns(readings).items() if resolve(values, terms)), "")


def related_columns(readings: Many[Reading]) -> dict[str, list[str]]:
    """Return what readers see of the columns of Markdown tables that are called "See also" or the like, and that the
    settings do not read."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for reading in readings:
        source, table = reading.document.source, reading.table
        is_table = "table" in table.forms and kind_of(source.path) == "page"
        for header in headers(outline(source, table)) if is_table else ():
            used = indices(header.titles, table.columns).values()
            for at, title in enumerate(header.titles):
                if used and at not in used and refers(title) and at < len(header.columns):
                    found[title] += (text for text in header.columns[at] if listed_names(text, Span(0, len(text))))
    return found


def prose_of(reading: Reading) -> dict[str, str]:
    """Return the prose fields of a glossary with labelled parts, by their names; empty if there are no such parts."""
    keys = [key for key in reading.table.labels if key not in ("definition", NAMES)]
    return {"definition": "definition", **{key: key for key in keys}} if keys else {}


def roles_of(readings: Many[Reading]) -> dict[str, Any]:
    """Return the settings of the layout for the labelled parts and for a column of related entries."""
    table = readings[0].table
    values = [node.text for reading in readings for entry in reading.nodes for node in _scalars(entry.get(RELATED))]
    has_links = any(map(LINK.search, values))
    prose = prose_of(readings[0])
    if RELATED in table.columns and has_links:
        prose = {"definition": "definition", **prose, RELATED: RELATED}
    if not values or not has_links:
        prose.pop(RELATED, None)
    roles: dict[str, Any] = {"prose": prose, "limits": {name: {} for name in prose}} if len(prose) > 1 else {}
    roles |= {key: key for key in APART if key in table.columns}
    if values and not has_links:
        roles |= {"references": [RELATED], "resolve": "name"}
        joined = [sign for sign in (";", ",") if any(sign in value for value in values)]
        roles |= {"separator": joined[0]} if joined else {}
    return roles


def resolve(values: Iterable[str], terms: frozenset[str]) -> bool:
    """Return whether most of the names that the ``values`` list are among the folded ``terms``; "–" is none."""
    every = (value.strip(" .\t\r\n") for value in values)
    filled = (value for value in every if listed(value, Span(0, len(value))) != [])
    names = [name for value in filled for name in _several(value) if name]
    return sum(fold(name) in terms for name in names) >= _RESOLVED * len(names) > 0


def _several(value: str) -> list[str]:
    """Return the names that a value lists, as items or between signs."""
    whole = Span(0, len(value))
    if lists_items(value, whole):
        return [value[slice(*name)] for name in listed(value, whole) or ()]
    return re.split(r"\s{0,9}[,;]\s{0,9}", value)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Scalar) and node.text:
        yield node


def texts_with_labels(reading: Reading) -> Iterator[tuple[Mapping, Scalar]]:
    """Yield the entries with each text that may have labels."""
    for node in reading.nodes if set(reading.table.forms) != {"table"} else ():
        for scalar in _scalars(node.get("definition")):
            if scalar.style == RAW:
                yield node, scalar


def labels_of(reading: Reading, scalar: Scalar) -> Iterator[Label]:
    """Yield all that may be labels in a text."""
    text, document = reading.document.source.text, reading.document
    hidden = document.markup.hidden if isinstance(document, SectionDocument) and document.markup is not None else ()
    yield from labels_in(text, Span(scalar.start, scalar.end), hidden)


def _uses(readings: Many[Reading]) -> dict[str, list[_Use]]:
    """Return all that may be labels in the texts of entries, by their folded words."""
    found: defaultdict[str, list[_Use]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for node, scalar in texts_with_labels(reading):
            for use in _in_text(reading, scalar, (number, node.start)):
                found[fold(use.words)].append(use)
    return found


def _in_text(reading: Reading, scalar: Scalar, entry: tuple[int, int]) -> Iterator[_Use]:
    text = reading.document.source.text
    labels = [one for one in labels_of(reading, scalar) if one.marked or _is_known(fold(one.words))]
    starts = [*(label.start for label in labels), scalar.end]
    for label, following in zip(labels, starts[1:], strict=True):
        stop = text.index(label.closing, label.text) if label.closing else following
        before, own = trimmed(text, Span(scalar.start, labels[0].start)), trimmed(text, Span(label.text, stop))
        after_text = before.end > before.start
        yield _Use(entry, label.words, label.marked, after_text, text[slice(*own)], label.form)


def _is_known(words: str) -> bool:
    return (words in LABELS and words != "see") or shows_use(words) or has_role(words)


def _labels(readings: Many[Reading]) -> dict[str, Titles]:
    """Return the labels by their keys; empty if there are none."""
    terms = _terms(readings)
    entries = sum(len(reading.nodes) for reading in readings)
    least = max(_FEWEST, _OFTEN * entries)
    every = {words: using for words, using in _uses(readings).items() if _is_single(using)}
    others = [using for words, using in every.items() if words not in terms and len(using) >= least]
    uses = {
        words: using
        for words, using in every.items()
        if words not in terms or (len(using) >= least and any(_are_beside(using, other) for other in others))
    }
    often = sorted(uses, key=lambda words: -len(uses[words]))
    main = next((words for words in often if defines(words) and _is_definition(uses[words])), "")
    related = [words for words in often if refers(words) and _refers(uses[words], terms)]
    linked = bool(related) and _has_links(uses[related[0]])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words in often:
        using = uses[words]
        number = len(using)
        if main and defines(words) and (words == main or _are_apart(using, uses[main])):
            key = "definition"
        elif lists_names(words) and _list_names(using):
            key = NAMES
        elif words in related and _has_links(using) == linked:
            key = RELATED
        elif number >= (_KNOWN if _is_known(words) else least) and (main or not defines(words)):
            key = slug(words).replace("--", "-")
            key = f"{key}-text" if key in _TAKEN or not key else key
        else:
            continue
        found[key].append(Counter(use.words for use in using).most_common(1)[0][0])
    order = dict.fromkeys(("definition", NAMES, *found))
    return {key: found[key][0] if len(found[key]) == 1 else tuple(found[key]) for key in order if found[key]}


def _labels_of_rows(readings: Many[Reading]) -> dict[str, Titles]:
    """Return the words of the rows that have the definitions of most entries, and of those that list other names, by
    their keys; empty if there are none."""
    rows = rows_of(readings)
    main = tuple(words for words in rows if defines(fold(words)))
    entries = sum(len(reading.nodes) for reading in readings)
    if 2 * sum(len(rows[words]) for words in main) <= entries:
        return {}
    others = tuple(words for words in rows if lists_names(fold(words)) and _list(rows[words]))
    found = {"definition": main, **({NAMES: others} if others else {})}
    return {key: words[0] if len(words) == 1 else words for key, words in found.items()}


def _terms(readings: Many[Reading]) -> frozenset[str]:
    """Return the folded names of all entries."""
    nodes = [node for reading in readings for node in reading.nodes]
    return frozenset(fold(one.text) for node in nodes for key in ("term", NAMES) for one in _scalars(node.get(key)))


def _is_single(using: Many[_Use]) -> bool:
    """Return whether a label is in no entry twice, but for a few; what is repeated is an item of a list."""
    return len(using) <= _ONCE * len({use.entry for use in using})


def _are_beside(using: Many[_Use], others: Many[_Use]) -> bool:
    """Return whether a label is in most entries of another label, in the same form: it is one, even if it is a term."""
    places = {(use.entry, use.form) for use in others}
    return 2 * sum((use.entry, use.form) in places for use in using) > max(len(using), len(others))


def _is_definition(using: Many[_Use]) -> bool:
    """Return whether the definitions of several entries are after a label, and nothing is before it in most."""
    return len(using) >= _KNOWN and sum(use.after_text for use in using) <= _LEAD * len(using)


def _are_apart(using: Many[_Use], others: Many[_Use]) -> bool:
    return {use.entry for use in using}.isdisjoint(use.entry for use in others) and _is_definition(using)


def _list_names(using: Many[_Use]) -> bool:
    """Return whether nearly all of the texts after a label list names."""
    return _list([use.text[: names_end(use.text, 0, len(use.text))] for use in using])


def _list(values: Many[str]) -> bool:
    """Return whether nearly all of the texts list names."""
    names = [listed(value, Span(0, len(value))) is not None for value in values]
    return sum(names) >= _ARE_NAMES * len(names)


def _refers(using: Many[_Use], terms: frozenset[str]) -> bool:
    """Return whether the texts after a label link to other entries, or name these."""
    return _has_links(using) or resolve((use.text for use in using), terms)


def _has_links(using: Many[_Use]) -> bool:
    return any(LINK.search(use.text) for use in using)
