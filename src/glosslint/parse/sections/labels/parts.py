"""The labelled parts of the text of an entry, such as ``**Definition:** …`` and ``*Also known as:* …``, under the keys
that the settings give them: the same in every format."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping as Table, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.sections.columns import NAMES, RELATED, titles_of
from glosslint.parse.sections.document import entry, raw
from glosslint.parse.sections.labels.found import ANY, Label, labels_in
from glosslint.parse.sections.labels.headings import DIRECTIVE
from glosslint.parse.sections.labels.names import is_nothing, listed, names_end, opens_item
from glosslint.parse.sections.labels.rows import fields_in
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold

LINK = re.compile(r"\]\(|\]\[|\[\[|<a\s|<<|xref:|`")
_OPENS = re.compile(
    r"(?:\s|\+[ \t]*(?=[\r\n])|</(?:p|div|li|ul|ol)\s*>|<(?:p|div|br|dl)\b[^<>]{0,200}>)*", re.IGNORECASE
)
_JOINED = re.compile(r"(?:\A|[\r\n])[ \t]*\+\Z")  # what joins the next paragraph to an item in AsciiDoc
_ELEMENT = re.compile(r"<(li|dd|div)<")
_TAGS = {name: re.compile(rf"</?{name}\b", re.IGNORECASE) for name in ("li", "dd", "div")}
_LINES = re.compile(r"[^\n]+")
_NEAR = 40  # characters at the end of a text
_LAST_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|dl|dd|section)\b[^<>]*>", re.IGNORECASE)
#: A paragraph that is no list, after a blank line.
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n(?=[^\s*+•#>|<:-]|\*{1,2}[^\s*])")


_OTHER = ""  # the key of a part whose label the settings do not have


class Part(NamedTuple):
    """A part of a text under a key."""

    key: str
    span: Span


def divided(entries: tuple[Mapping, ...], text: str, table: SectionTable, hidden: Many[Hidden]) -> tuple[Mapping, ...]:
    """Return the entries with the labelled parts of their texts under keys of their own."""
    if not table.labels:
        return entries
    keys = {fold(title): key for key in table.labels for title in titles_of(table.labels, key)}
    words = "|".join((*map(re.escape, sorted(keys, key=len, reverse=True)), ANY))
    return tuple(_divided(node, text, hidden, keys, words) for node in entries)


def _divided(node: Mapping, text: str, hidden: Many[Hidden], keys: Table[str, str], words: str) -> Mapping:
    own = node.get("definition")
    texts = [one for one in (own.items if isinstance(own, Sequence) else (own,)) if isinstance(one, Scalar)]
    found: defaultdict[str, list[Node]] = defaultdict(list)
    labels = False
    for one in texts:
        span = Span(one.start, one.end)
        parts = [Part(*field) for field in fields_in(text, span, keys)] if one.style == RAW else []
        every = labels_in(text, span, hidden, words) if one.style == RAW and not parts else ()
        own_labels = [*_dividing((keys.get(fold(label.words), _OTHER), label) for label in every)]
        labels = labels or bool(own_labels or parts)
        for part in parts or _parts(text, span, own_labels):
            is_list = part.key == NAMES or (part.key == RELATED and lists_items(text, part.span))
            listing = listed(text, part.span) or () if is_list else (part.span,)
            found[part.key] += (raw(text, *place) for place in listing)
    if not labels or found.keys() == {RELATED}:  # "See also: X" is all of the text
        return node
    values = {key.text: value for key, value in node.pairs}
    values["definition"] = Scalar("", texts[0].start, texts[0].start, RAW)
    if found[NAMES]:
        found[NAMES] = _with_others(values, found[NAMES])
    for key, several in found.items():
        if several:
            last = max(one.end for one in several)
            single = len(several) == 1 and key != NAMES
            values[key] = several[0] if single else Sequence(tuple(several), min(one.start for one in several), last)
    return entry(Span(node.start, node.end), values)


def lists_items(text: str, span: Span) -> bool:
    """Return whether a text is a list of names, each in an item, without links."""
    return opens_item(text, *span) and LINK.search(text, *span) is None and listed(text, span) is not None


def _dividing(labels: Iterable[tuple[str, Label]]) -> Iterator[tuple[str, Label]]:
    """Yield the labels that have a key, and those without one that end the part before them: they have the same form,
    and neither the definition nor a list of names that has no heading is before them."""
    before = None
    for key, label in labels:
        if key != _OTHER:
            is_list = key in (NAMES, RELATED) and not label.is_above
            before = None if key == "definition" or is_list else label.form
            yield key, label
        elif label.marked and label.form == before:
            before = None
            yield key, label


def _with_others(values: Table[str, Node], names: Many[Node]) -> list[Node]:
    """Return the other names of an entry with those of its parts, each once."""
    given = values.get(NAMES)
    kept: list[Node] = [*(given.items if isinstance(given, Sequence) else ())]
    known = {fold(one.text) for one in (values.get("term"), *kept) if isinstance(one, Scalar)}
    for name in names:
        if isinstance(name, Scalar) and fold(name.text) not in known:
            known.add(fold(name.text))
            kept.append(name)
    return kept


def _parts(text: str, span: Span, labels: Many[tuple[str, Label]]) -> Iterator[Part]:
    """Yield the parts of a text by their keys, in order, each with some text.

    What is before the first label, and after the line of one that lists names, belongs to the definition; also what
    has another label, and a paragraph after a labelled one, if the entry has no other definition.
    """
    limits = [*(label.start for _, label in labels[1:]), span.end]
    ends = [_end(text, key, label, limit) for (key, label), limit in zip(labels, limits, strict=False)]
    kept = [(key, label, end) for (key, label), end in zip(labels, ends, strict=True) if end is not None]
    starts = [*(label.start for _, label, _ in kept), span.end]
    parts = [Part("definition", Span(span.start, starts[0]))]
    for (key, label, end), following in zip(kept, starts[1:], strict=True):
        if key == _OTHER:
            parts.append(Part(key, Span(label.start, following)))
            continue
        stop = min(end, following)
        parts += [Part(key, Span(label.text, stop)), Part("definition", Span(_after(text, label, stop), following))]
    parts = [Part(key, trimmed(text, own, key == RELATED)) for key, own in parts]
    parts = [part for part in parts if _says_something(text, part)]
    if not any(part.key == "definition" for part in parts):
        parts = _with_paragraph(text, parts)
    yield from (Part(part.key or "definition", part.span) for part in parts)


def _says_something(text: str, part: Part) -> bool:
    """Return whether a part has a text that stands for more than none."""
    if part.key == RELATED:
        return listed(text, part.span) != []
    return part.span.end > part.span.start and (
        part.key in ("definition", _OTHER) or not is_nothing(text[slice(*part.span)])
    )


def _end(text: str, key: str, label: Label, end: int) -> int | None:
    """Return where the text after a label ends at the latest; ``None`` if it is to list names, but does not."""
    if key == _OTHER:
        return end
    end = _end_of_element(text, label, end)
    if label.closing:
        end = text.index(label.closing, label.text)
    elif label.form == DIRECTIVE:
        end = _end_of_directive(text, label, end)
    elif key == NAMES or (key == RELATED and not label.is_above):
        opening = _OPENS.match(text, label.text, end)
        end = names_end(text, opening.end() if opening is not None else label.text, end)
    return end if key != NAMES or listed(text, trimmed(text, Span(label.text, end))) is not None else None


def _end_of_directive(text: str, label: Label, end: int) -> int:
    """Return where the lines end that are indented more than the directive that is a label."""
    directive = text[label.start : label.text]
    least = len(directive) - len(directive.lstrip())
    for line in _LINES.finditer(text, text.find("\n", label.text, end) + 1 or end, end):
        if line[0].strip() and len(line[0]) - len(line[0].lstrip()) <= least:
            return line.start()
    return end


def _end_of_element(text: str, label: Label, end: int) -> int:
    """Return where the element of HTML ends that a label opens, such as an item, if it holds more than the label and
    ends before ``end``; a paragraph may be the first of several."""
    element = _ELEMENT.match(label.form)
    depth = 1
    for tag in _TAGS[element[1]].finditer(text, label.text, end) if element is not None else ():
        depth += -1 if tag[0].startswith("</") else 1
        if not depth:
            return tag.start() if trimmed(text, Span(label.text, tag.start())).end > label.text else end
    return end


def _after(text: str, label: Label, stop: int) -> int:
    """Return where the text goes on after a labelled part."""
    return stop + len(label.closing) if label.closing and text.startswith(label.closing, stop) else stop


def _with_paragraph(text: str, parts: Many[Part]) -> list[Part]:
    """Return the parts, with the definition in a paragraph after the first part that has another paragraph."""
    for number, (key, span) in enumerate(parts):
        match = _PARAGRAPH.search(text, *span) if key != RELATED else None
        if match is not None:
            own, rest = Part(key, Span(span.start, match.start())), Part("definition", Span(match.end(), span.end))
            return [*parts[:number], own, rest, *parts[number + 1 :]]
    return [*parts]


def trimmed(text: str, span: Span, names: bool = False) -> Span:
    """Return the characters of a text without whitespace, line breaks, the tags of blocks and the signs that join them
    in AsciiDoc around it; of ``names`` without links, also without the period at the end."""
    start, end = span
    opening = _OPENS.match(text, start, end)
    start = opening.end() if opening is not None else start
    before = -1
    while end != before:
        before = end
        while end > start and text[end - 1].isspace():
            end -= 1
        tag = text.rfind("<", max(start, end - 200), end) if text.endswith(">", start, end) else -1
        end = tag if tag >= 0 and _LAST_TAG.fullmatch(text, tag, end) else end
        end -= text.endswith("\\", start, end)
        end -= text.endswith("+", start, end) and _JOINED.search(text[max(start, end - _NEAR) : end]) is not None
    if names and text.endswith(".", start, end) and LINK.search(text, start, end) is None:
        end -= 1
    return Span(min(start, end), end)
