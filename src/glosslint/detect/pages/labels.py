"""The labels in the texts of entries, such as "Definition:" and "Also known as:" → the keys that they get, and the
roles of these keys and of a column of other entries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence as Many
from dataclasses import replace
from typing import Any, NamedTuple

from glosslint.detect.pages.columns import Header, defines, headers, texts_beside
from glosslint.detect.pages.readings import Reading, read_again, strings_of
from glosslint.detect.sections import lists_names, refers
from glosslint.detect.words import is_language
from glosslint.model import Span
from glosslint.parse.page.document import page_of
from glosslint.parse.page.labels import Flat, labels_in
from glosslint.parse.page.names import NOTHING, are_names, find_names, list_names
from glosslint.parse.page.table import NAMES, RELATED, Titles, titles_of
from glosslint.parse.page.titles import LABELS
from glosslint.parse.tree import RAW
from glosslint.text.languages import ANY_LANGUAGE, recognise_language
from glosslint.text.names import fold, slug

_KNOWN, _FEWEST, _OFTEN = 2, 3, 0.2  # entries with a label that is known, and with another, and their share
_ARE_NAMES, _RESOLVED = 0.8, 0.7  # shares of the texts after a label
_LEAD = 0.5  # share of entries with a text before the label of the definition
_PARTS = {"definition": "the definition", NAMES: "other names", RELATED: "other entries"}
#: Keys that a label does not get because its words are these.
_TAKEN = frozenset(("term", "id", "anchors", "definition", NAMES, RELATED))


class _Use(NamedTuple):
    """A label in an entry: its words, whether there is text before the first label of the entry, the text after this
    one, and whether that lists names or has links."""

    words: str
    after_text: bool
    text: str
    is_list: bool
    has_links: bool


def add_parts(readings: Many[Reading]) -> list[Reading]:
    """Return the readings of the pages of a glossary with the labels in the texts of its entries, and a column of other
    entries, as settings."""
    terms = frozenset().union(*(reading.names for reading in readings))
    labels, columns = _labels(readings, terms), readings[0].table.columns
    beside = texts_beside(tables_of(readings), columns)
    related = next((one for one, values in beside.items() if refers(one) and resolve(values, terms)), "")
    if not labels and not related:
        return [*readings]
    columns = {**columns, RELATED: related} if related else columns
    return [read_again(reading, replace(reading.table, labels=labels, columns=columns)) for reading in readings]


def tables_of(readings: Many[Reading]) -> list[Header]:
    """Return the titles and texts of all tables on the pages, if tables are read."""
    every = (headers(page_of(one.document.source, one.table)) for one in readings if "table" in one.table.forms)
    return [header for found in every for header in found]


def prose_of(reading: Reading) -> dict[str, str]:
    """Return the prose fields of a glossary with labelled parts, by their names; empty if there are no such parts."""
    keys = [key for key in reading.table.labels if key not in ("definition", NAMES)]
    return {"definition": "definition", **{key: key for key in keys}} if keys else {}


def roles_of(readings: Many[Reading]) -> dict[str, Any]:
    """Return the settings of the layout for the labelled parts, for a column of related entries, and for those of texts
    in other languages."""
    found = [(one.tree, node) for one in readings for entry in one.nodes for node in strings_of(entry, RELATED)]
    values = [node.text for _, node in found]
    has_links = any(tree.has_links(Span(node.start, node.end)) for tree, node in found)
    prose = {"definition": "definition", **prose_of(readings[0]), RELATED: RELATED, "translation": ANY_LANGUAGE}
    codes = [key for key in readings[0].table.columns if is_language(key)]
    if not has_links:
        prose.pop(RELATED)
    if not codes:
        prose.pop("translation")
    roles: dict[str, Any] = {"prose": prose, "limits": {name: {} for name in prose}} if len(prose) > 1 else {}
    if codes:
        own = recognise_language([text for reading in readings for _, text in reading.pairs])
        roles = {"language": own, "languages": codes, **roles}
    if values and not has_links:
        roles |= {"references": [RELATED], "resolve": "name"}
        joined = [sign for sign in (";", ",") if any(sign in value for value in values)]
        roles |= {"separator": joined[0]} if joined else {}
    return roles


def describe_parts(readings: Many[Reading]) -> Iterator[str]:
    """Yield the lines that state which labelled parts the texts have."""
    labels = readings[0].table.labels
    for key in labels:
        quoted = " and ".join(f'"{title}"' for title in titles_of(labels, key))
        what = _PARTS.get(key, f'the text "{key}"')
        yield f"the label {quoted} has {what}"


def resolve(values: Iterable[str], terms: frozenset[str]) -> bool:
    """Return whether most of the names that the ``values`` list are among the folded ``terms``; "–" is none."""
    names = [value[slice(*span)].strip(" .*-") for value in values for span in find_names(value, Span(0, len(value)))]
    names = [name for name in names if not NOTHING.fullmatch(name)]
    return sum(fold(name) in terms for name in names) >= _RESOLVED * len(names) > 0


def _is_known(words: str) -> bool:
    """Return whether words are a label, also without a mark."""
    return (words in LABELS and words != "see") or defines(words) or lists_names(words) or refers(words)


def _uses(readings: Many[Reading]) -> dict[str, list[_Use]]:
    """Return all that may be labels in the texts of entries, by their folded words."""
    found: defaultdict[str, list[_Use]] = defaultdict(list)
    for reading in readings:
        tree = reading.tree
        if reading.table.forms == ("table",):
            continue
        blocks = Flat(tree)
        texts = (text for node in reading.nodes for text in strings_of(node, "definition"))
        for scalar in (text for text in texts if text.style == RAW):
            labels = labels_in(tree, blocks, Span(scalar.start, scalar.end), _is_known)
            starts = [*(label.start for label in labels), scalar.end]
            before = any(map(str.isalnum, tree.shown(Span(scalar.start, starts[0])).text))
            for label, following in zip(labels, starts[1:], strict=True):
                own = Span(label.text, max(min(following, label.end), label.text))
                first = own._replace(end=label.line_end) if own.start < label.line_end < own.end else own
                is_list, text = are_names(list_names(tree, first)), tree.text[slice(*own)].strip()
                use = _Use(label.words, before, text, is_list, tree.has_links(own))
                found[fold(label.words)].append(use)
    return found


def _labels(readings: Many[Reading], terms: frozenset[str]) -> dict[str, Titles]:
    """Return the labels by their keys; empty if there are none."""
    least = max(_FEWEST, _OFTEN * sum(len(reading.nodes) for reading in readings))
    uses = {words: using for words, using in _uses(readings).items() if words not in terms}
    often = sorted(uses, key=lambda words: -len(uses[words]))
    main = next((words for words in often if defines(words) and _is_definition(uses[words])), "")
    related = [words for words in often if refers(words)]
    related = [
        words
        for words in related
        if any(use.has_links for use in uses[words]) or resolve((use.text for use in uses[words]), terms)
    ]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for words in often:
        using = uses[words]
        if words == main:
            key = "definition"
        elif lists_names(words) and sum(use.is_list for use in using) >= _ARE_NAMES * len(using):
            key = NAMES
        elif words in related:
            key = RELATED
        elif len(using) >= (_KNOWN if _is_known(words) else least) and (
            main or not (defines(words) or _is_definition(using))  # which would leave no definition
        ):
            key = slug(words).replace("--", "-")
            key = f"{key}-text" if key in _TAKEN or not key else key
        else:
            continue
        found[key].append(Counter(use.words for use in using).most_common(1)[0][0])
    order = dict.fromkeys(("definition", NAMES, *found))
    return {key: found[key][0] if len(found[key]) == 1 else tuple(found[key]) for key in order if found[key]}


def _is_definition(using: Many[_Use]) -> bool:
    """Return whether the definitions of several entries are after a label, and nothing is before it in most."""
    return sum(use.after_text for use in using) <= _LEAD * len(using)
