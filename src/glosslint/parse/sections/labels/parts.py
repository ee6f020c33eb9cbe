"""The labelled parts of the text of an entry, such as ``**Definition:** …`` and ``*Also known as:* …``, under the keys
that the settings give them: the same in every format."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping as Table, Sequence as Many
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.sections.columns import NAMES, RELATED, titles_of
from glosslint.parse.sections.document import entry, raw
from glosslint.parse.sections.labels.names import is_nothing, listed, names_end, names_without_sign
from glosslint.parse.sections.labels.rows import fields_in
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence
from glosslint.text.names import fold

LINK = re.compile(r"\]\(|\]\[|\[\[|<a\s|<<|xref:|`")
_CLOSE = r"\*{1,3}|_{1,3}|</(?:strong|b|em|i|dfn|u)\s*>"
_SIGNS = r"(?:[^\w\s<>*_:`'\"\[\](){}|#/\\.,;=-]{1,3}[ \t]?)?"  # such as a picture
#: What is before and after the words of a label, at the beginning of a line, an item or a paragraph.
_BEFORE = (
    r"(?:^[ \t]*(?P<item>(?:[-*+•]|\d{1,3}[.)])[ \t]+)?|(?P<tag>(?=<(?:p|li|div|dd|br)\b)))"
    r"(?:<(?:p|li|div|dd|ul|ol|br|span)\b[^<>]{0,200}>\s{0,40}){0,3}" + _SIGNS + r"(?P<open>\*{1,3}|_{1,3}|:|"
    r"<(?:strong|b|em|i|dfn|u)\b[^<>]{0,200}>)?" + _SIGNS
)
_AFTER = (
    rf"[ \t]*(?:(?P<colon>[:：])[ \t]*(?P<inside>{_CLOSE})?|(?P<close>{_CLOSE})[ \t]*(?P<sign>[:：]|[—–-](?=[ \t]))?)"
)
_ANY = r"[^\W\d_][\w'’()/-]{0,30}(?: [\w'’()&/-]{1,30}){0,4}"
_TAG_NAME = re.compile(r"<(\w+)")
_BARE = re.compile(
    r"[ \t]*(?:[\r\n]|</?(?:p|div|br|ul|ol|li|dd)\b|\Z)", re.IGNORECASE
)  # after a label alone on its line
_LINE = re.compile(r"[\r\n]|</?(?:p|div|br|ul|ol|li|dd|dl)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:\s|</(?:p|div|li|ul|ol)\s*>|<(?:p|div|br)\b[^<>]{0,200}>)*", re.IGNORECASE)
#: What may differ before labels of the same form: numbers and pictures; in HTML all but these elements.
_VARIES = re.compile(r"\d+|[^\w\s*_:+•.)-]")
_BLOCK_OR_MARK = re.compile(r"<(?:p|li|div|dd|strong|b|em|i|dfn|u)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<(li|dd|div)<")
_TAGS = {name: re.compile(rf"</?{name}\b", re.IGNORECASE) for name in ("li", "dd", "div")}
_TAG_SIZE = 200  # characters
_LAST_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|section)\b[^<>]*>", re.IGNORECASE)
#: A paragraph that is no list, after a blank line.
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n(?=[^\s*+•#>|<:-]|\*{1,2}[^\s*])")


_OTHER = ""  # the key of a part whose label the settings do not have


class Label(NamedTuple):
    """A label in a text: its words, where it begins, where the text after it begins, the mark that ends this text (or
    an empty string), whether the label is marked, and its form, which labels of one entry share."""

    words: str
    start: int
    text: int
    closing: str
    marked: bool
    form: str = ""


class Part(NamedTuple):
    """A part of a text under a key."""

    key: str
    span: Span


def labels_in(text: str, span: Span, hidden: Many[Hidden], words: str = _ANY) -> Iterator[Label]:
    """Yield the labels in a part of a text, outside of code; ``words`` is a pattern of these. Words before other names
    are a label without a sign, too, if these are all of the first paragraph: ``Also "prow"``."""
    part, after_label = text[slice(*span)], 0
    opening = names_without_sign(text, span)
    if opening is not None:
        named = text[slice(*opening.label)]
        yield Label(named, span.start, opening.label.end, opening.closing, marked=False)
    for match in _pattern(words).finditer(part):
        label = _label(match, part, after_label)
        if label is not None and not _is_code(span.start + match.start("label"), hidden):
            line = _LINE.search(part, label.text)
            after_label = line.end() if line is not None else len(part)
            form = _form(match, text, span.start)
            yield label._replace(start=span.start + label.start, text=span.start + label.text, form=form)


def _form(match: re.Match[str], text: str, at: int) -> str:
    """Return the column, the bullet and the mark before the words of a label, in HTML its element and mark, in the part
    of a text that begins ``at`` a character; and whether there is a sign after the words."""
    before = match.string[match.start() : match.start("label")]
    sign = ":" if match["colon"] or match["sign"] else ""
    if "<" in before or text[max(at - 1, 0) : at] == ">":
        above = text[max(at - _TAG_SIZE, 0) : at] if not match.start() else ""
        return "".join(_BLOCK_OR_MARK.findall(above + before)[-2:]).lower() + sign
    start = at + match.start() + len(before) - len(before.lstrip())
    return f"{start - text.rfind(chr(10), 0, start)}{_VARIES.sub('', before).strip()}{sign}"


@lru_cache(maxsize=16)
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<label>{words}){_AFTER}", re.IGNORECASE | re.MULTILINE)


def _label(match: re.Match[str], part: str, after_label: int) -> Label | None:
    """Return the label of a match; ``None`` if its words are part of a sentence. Without marks, a label begins an item
    or a paragraph, or the line after that of another label, which ends at ``after_label``."""
    opened, end = match["open"] or "", match.end()
    label = Label(match["label"], match.start(), end, "", bool(opened))
    is_spaced = match["colon"] == "：" or part[match.end("colon") : match.end("colon") + 1].strip() == ""
    if not opened:
        start = match.start()
        above = part[part.rfind("\n", 0, max(start - 1, 0)) + 1 : start]  # the line above
        begins = match["item"] or match["tag"] is not None or start == after_label or not above.strip()
        is_plain = match["colon"] and not match["inside"] and is_spaced and not match["label"][0].islower()
        return label if begins and is_plain else None
    if opened == ":":  # a field of reStructuredText, but no role: ":ref:`text`"
        return label if match["colon"] and not match["inside"] and is_spaced else None
    if match["colon"] and not match["inside"]:
        name = _TAG_NAME.match(opened)
        return _closed(label._replace(closing=f"</{name[1]}>" if name else opened), part)
    return label if match["colon"] or match["sign"] or _BARE.match(part, end) else None


def _closed(label: Label, part: str) -> Label | None:
    """Return a label whose mark also holds the text after it; ``None`` if that is not the rest of the line."""
    at = part.find(label.closing, label.text, label.text + 1_000)
    line = _LINE.search(part, label.text, at if at >= 0 else label.text)
    return label if at >= 0 and line is None and _BARE.match(part, at + len(label.closing)) else None


def _is_code(at: int, hidden: Many[Hidden]) -> bool:
    number = bisect.bisect_right(hidden, at, key=lambda part: part.span.start) - 1
    return number >= 0 and hidden[number].kind == "code" and at < hidden[number].span.end


def divided(entries: tuple[Mapping, ...], text: str, table: SectionTable, hidden: Many[Hidden]) -> tuple[Mapping, ...]:
    """Return the entries with the labelled parts of their texts under keys of their own."""
    if not table.labels:
        return entries
    keys = {fold(title): key for key in table.labels for title in titles_of(table.labels, key)}
    words = "|".join((*map(re.escape, sorted(keys, key=len, reverse=True)), _ANY))
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
            listing = listed(text, part.span) or () if part.key == NAMES else (part.span,)
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


def _dividing(labels: Iterable[tuple[str, Label]]) -> Iterator[tuple[str, Label]]:
    """Yield the labels that have a key, and those without one that end the part before them: they have the same form,
    and neither the definition nor a list of names is before them."""
    before = None
    for key, label in labels:
        if key != _OTHER:
            before = label.form if key not in ("definition", NAMES, RELATED) else None
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
    parts = [Part(key, _trimmed(text, own, key == RELATED)) for key, own in parts]
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
    elif key in (NAMES, RELATED):
        end = names_end(text, label.text, end)
    return end if key != NAMES or listed(text, _trimmed(text, Span(label.text, end))) is not None else None


def _end_of_element(text: str, label: Label, end: int) -> int:
    """Return where the element of HTML ends that a label opens, such as an item, if it holds more than the label and
    ends before ``end``; a paragraph may be the first of several."""
    element = _ELEMENT.match(label.form)
    depth = 1
    for tag in _TAGS[element[1]].finditer(text, label.text, end) if element is not None else ():
        depth += -1 if tag[0].startswith("</") else 1
        if not depth:
            return tag.start() if _trimmed(text, Span(label.text, tag.start())).end > label.text else end
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


def _trimmed(text: str, span: Span, names: bool = False) -> Span:
    """Return the characters of a text without whitespace, line breaks and the tags of blocks around it; of ``names``
    without links, also without the period at the end."""
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
    if names and text.endswith(".", start, end) and LINK.search(text, start, end) is None:
        end -= 1
    return Span(min(start, end), end)
