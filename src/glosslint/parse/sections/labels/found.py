"""The labels in a text, such as ``**Definition:** …``, ``*Also known as:* …`` and headings, in every format."""

from __future__ import annotations

import bisect
import heapq
import re
from collections.abc import Iterator, Sequence as Many
from functools import lru_cache
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.sections.labels.headings import is_above, labels_above
from glosslint.parse.sections.labels.names import names_without_sign

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
#: The words of any label.
ANY = r"[^\W\d_][\w'’()/-]{0,30}(?: [\w'’()&/-]{1,30}){0,4}(?<!_)"
_TAG_NAME = re.compile(r"<(\w+)")
_BARE = re.compile(
    r"[ \t]*(?:[\r\n]|</?(?:p|div|br|ul|ol|li|dd)\b|\Z)", re.IGNORECASE
)  # after a label alone on its line
_LINE = re.compile(r"[\r\n]|</?(?:p|div|br|ul|ol|li|dd|dl)\b", re.IGNORECASE)
#: What may differ before labels of the same form: numbers and pictures; in HTML all but these elements.
_VARIES = re.compile(r"\d+|[^\w\s*_:+•.)-]")
_BLOCK_OR_MARK = re.compile(r"<(?:p|li|div|dd|strong|b|em|i|dfn|u)\b", re.IGNORECASE)
_TAG_SIZE = 200  # characters


class Label(NamedTuple):
    """A label in a text: its words, where it begins, where the text after it begins, the mark that ends this text (or
    an empty string), whether the label is marked, and its form, which labels of one entry share."""

    words: str
    start: int
    text: int
    closing: str
    marked: bool
    form: str = ""

    @property
    def is_above(self) -> bool:
        """Whether the label is a heading above the text, or a term of a list."""
        return is_above(self.form)


def labels_in(text: str, span: Span, hidden: Many[Hidden], words: str = ANY) -> Iterator[Label]:
    """Yield the labels in a part of a text, outside of code, also headings and terms of lists; ``words`` is a pattern
    of these. Words before other names are a label without a sign, too, if these are all of the first paragraph: ``Also
    "prow"``."""
    below = (
        Label(own.words, span.start + own.start, span.start + own.text, "", marked=True, form=own.form)
        for own in labels_above(text[slice(*span)], words)
        if not _is_code(span.start + own.start, hidden)
    )
    yield from heapq.merge(_in_lines(text, span, hidden, words), below, key=lambda label: label.start)


def _in_lines(text: str, span: Span, hidden: Many[Hidden], words: str) -> Iterator[Label]:
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
