"""The text of a page, or of an entry, without parsing its Markdown: how many links, headings and words it has, and
whether it is a text or a list."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glosslint.detect.keys.headings.words import defines
from glosslint.layout.layout import EntryNode
from glosslint.model import Span
from glosslint.parse.sections.labels.found import ANY, Label, labels_in
from glosslint.parse.sections.labels.headings import labels_above
from glosslint.parse.sections.labels.parts import trimmed
from glosslint.parse.tree import BODY, Mapping, Scalar
from glosslint.text.names import fold
from glosslint.text.recognise_language import recognise_language
from glosslint.util.regexes import lazy_pattern

_LOCAL_LINK = re.compile(r"\]\((?!#|\w+:|//)|\]\[|\{\{|\{%|\[\[|^\[[^\]]+\]:[ \t]*[/.]", re.MULTILINE)
_HEADING, _PARTS = re.compile(r"^#{2,6}[ \t]", re.MULTILINE), 5
_TABLE = re.compile(r"^[ \t]*(\|?[^|\n]+\|[^\n]*)\n[ \t]*(\|?[ \t]*:?-[-| \t:]*)$", re.MULTILINE)
#: A row of a table below which the row of hyphens has none.
_BROKEN = re.compile(
    r"^[ \t]*\|(?=[^\n]*\w)(?P<titles>[^\n]*)\n[ \t]*\|[| \t:]*\|[ \t\r]*\n(?P<rows>(?:[ \t]*\|[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_ROW, _ROWS = re.compile(r"^[ \t]*\|[^\n]*", re.MULTILINE), 4  # the titles, the dashes below these, and two more
_FEWEST_ROWS = 3
_BULLET, _FEW = re.compile(r"^[ \t]*\u2022", re.MULTILINE), 5
_TAGS, _MANY = re.compile(r"^[ \t]*<(?:p|li|tr|td|div|span|section|strong|b)\b", re.MULTILINE | re.IGNORECASE), 8
_SHOWN = 5  # titles
_CHARACTERS = 6  # of a word, with the space after it; not all scripts have spaces
#: Characters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD = 3  # characters of a word in these
_SEVERAL_WORDS, _SINGLE = 2, 0.8  # words of a definition at least, and share of texts with fewer in a list of words

#: A line that may open with a term: in bold or code, or a few words before a colon or a dash.
_OPENS = re.compile(
    r"(?P<mark>[*_`]{1,3})(?P<marked>[^\s*_`][^*_`\n]{0,60})[*_`]{1,3}:?[ \t]+\S"
    r"|(?P<plain>[A-Z\u00c0-\u024f][^\n:\u2014\u2013]{0,40}?)(?::|[ \t]+[\u2014\u2013-])[ \t]+\S"
)
_FEWEST_LINES, _DIFFERENT = 3, 0.75  # such lines below others, and the share of different terms
#: A term alone in a paragraph, and a sentence in the next one.
_ALONE = re.compile(r"(?!(?i:glossary))[A-Z][\w'\u2019-]{0,30}(?:[ \t](?:of|the|and|[A-Z][\w'\u2019-]{0,30})){0,4}")
_SENTENCE_BELOW = re.compile(r"[A-Z\"'\u201c][^\n]{10,}?[a-z)][.,;:](?:\s|\Z)")
_FEWEST_ALONE = 4
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\r?\n)")

_FENCE = re.compile(r"[ \t]*(?P<sign>`{3,}|~{3,})(?P<rest>[^\n]*)")
_ITEMS = 5  # of a list or table in HTML
_LISTED = re.compile(r"[-*+]\s|\+[-=]{3,}|\d+[.)]\s|\||#{1,6}\s|```|===\s|<(?:ul|ol|dl|table|h\d)\b")
_ITEM = re.compile(r"^[-*+]\s", re.MULTILINE)
_FEW_ITEMS = 5
_SENTENCE_ITEM = re.compile(r"[-*+]\s+(?:[\w('\"\u2019/-]+[,.]?\s+){4}")  # no mark, and no separator after a term
_DEFINED_IN_ITEM = re.compile(r"[-*+]\s+[*_]{0,2}(?:definition|meaning|description)\b", re.IGNORECASE)
#: A link in Markdown, or words in square brackets, with the words.
WORDS_OF_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)")
_OF_DEFINITION_LIST = re.compile(r":[ \t]")  # definition lists have a form of their own
_FIRST = 200  # characters in which the heading is that opens a text
_FEWEST_FIELDS = 3  # entries with a label in a list that is a field of them, if they are also most of all


def words_in(text: str) -> int:
    """Return how many words a text has; three characters of a script without spaces count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // _UNSPACED_WORD


def translations(texts: Sequence[str], terms: Sequence[str]) -> str:
    """Return why short texts may be translations of the terms: nearly all are one word, or they are in another script;
    empty if they are not."""
    filled = [text for text in texts if text.strip()]
    if sum(words_in(text) < _SEVERAL_WORDS for text in filled) > _SINGLE * len(filled):
        return "nearly all of its texts are single words, as in a list of translations"
    languages = {recognise_language(filled), recognise_language(terms)}
    return "its texts are in another language than its terms" if len(languages) > 1 else ""


def local_links(node: EntryNode) -> int:
    """Return how many links to other pages of the site, and shortcodes, a page has."""
    return len(_LOCAL_LINK.findall(_body(node)))


def has_parts(node: EntryNode) -> bool:
    """Return whether a page has too many headings to be about one term."""
    return len(_HEADING.findall(_body(node))) >= _PARTS


def table_problem(text: str) -> str:
    """Return the reason why the first table of a page has no entries, or an empty string if there is no table."""
    table = _TABLE.search(text)
    if table is None:
        number = sum(1 for _ in broken_tables(text))
        which = f"{number:,} tables have" if number > 1 else "a table has"
        return f"{which} no hyphens in the second row: Markdown reads none" if number else ""
    titles, dashes = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.groups())
    if len(titles) != len(dashes):
        columns = f"{len(titles)} titles and {len(dashes)} columns of dashes"
        return f"its table has {columns}, with which Markdown reads no table"
    shown = ", ".join(f'"{title}"' for title in titles[:_SHOWN])
    return f"no columns of its table are called term and definition or the like: {shown}"


class BrokenTable(NamedTuple):
    """A table that Markdown reads as text, since its second row has no hyphens: its place, its titles, and the number
    of its rows below these."""

    span: Span
    titles: list[str]
    rows: int


def broken_tables(text: str) -> Iterator[BrokenTable]:
    """Yield the tables of a page whose second row has no hyphens."""
    for one in _BROKEN.finditer(text) if "\n|" in text else ():
        titles = [cell.strip() for cell in one["titles"].strip().strip("|").split("|")]
        yield BrokenTable(Span(*one.span()), titles, one["rows"].rstrip().count("\n") + 1)


def is_only_table(text: str) -> bool:
    """Return whether a text is a table with hardly anything but quoted notes below it."""
    lines = [line.strip() for line in text.splitlines()]
    rows = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    rest = sum(len(line) for line in lines[rows:] if not line.startswith(">"))
    return rows >= _FEWEST_ROWS and rest <= sum(map(len, lines[:rows]))


def run_together(texts: Iterable[str]) -> str:
    """Return how many lines in the paragraphs of ``texts`` seem to open with a term below a line that does, and what to
    do about them; empty if they are fewer than these paragraphs, or mostly the same."""
    words: list[str] = []
    number = 0
    for text in texts:
        for paragraph in _BLANK_LINE.split(text):
            opened = [match for line in paragraph.split("\n") if (match := _OPENS.match(line)) is not None]
            if opened and opened[0].string == paragraph.split("\n", 1)[0]:
                number += 1
                words += [match["marked"] or match["plain"] for match in opened[1:]]
    if len(words) < max(_FEWEST_LINES, number) or len(set(words)) < _DIFFERENT * len(words):
        return ""
    lines = f'{len(words)} lines seem to begin with a term, such as "{words[0].strip(": ")}"'
    return (
        f"{lines}, but Markdown reads lines without a blank line between them as one paragraph: put one between entries"
    )


def lines_alone(text: str) -> str:
    """Return how many lines of a page seem to be terms, since each is alone, in a few words that begin with capitals,
    above a sentence, and what to do about them; empty if they are few or not different."""
    parts = [part.strip() for part in _BLANK_LINE.split(text)]
    pairs = itertools.pairwise(parts)
    lines = [line for line, below in pairs if _ALONE.fullmatch(line) and _SENTENCE_BELOW.match(below)]
    if len(lines) < _FEWEST_ALONE or len(set(lines)) < _DIFFERENT * len(lines):
        return ""
    found = f'{len(lines)} lines seem to be terms above their texts, such as "{lines[0]}"'
    return f"{found}, but Markdown reads them as paragraphs: make headings of them, as in ## {lines[0]}"


def is_mostly_table(text: str) -> bool:
    """Return whether rows of a table are at least half of a text."""
    rows = [len(row) for row in _ROW.findall(text)]
    return len(rows) >= _ROWS and 2 * sum(rows) >= len(text.strip())


def foreign_bullets(text: str) -> str:
    """Return why the lines of a page that begin with a bullet are no list; empty if there are few."""
    number = len(_BULLET.findall(text))
    return f'{number} lines begin with "\u2022", which is no list in Markdown; write "- "' if number > _FEW else ""


def html_inside(text: str) -> str:
    """Return why a Markdown page whose lines are mostly HTML has no entries; empty if they are not."""
    lines, tags = sum(map(bool, map(str.strip, text.splitlines()))), len(_TAGS.findall(text))
    is_html = tags >= _MANY and 2 * tags > lines
    read = "headings, definition lists, list items and <details>"
    return f"it is mostly HTML within Markdown, of which only {read} can be read" if is_html else ""


def word_count(node: EntryNode) -> int:
    """Return roughly how many words a page has."""
    return len(_body(node)) // _CHARACTERS


def _body(node: EntryNode) -> str:
    body = node.node.get(BODY) if isinstance(node.node, Mapping) else None
    return body.text if isinstance(body, Scalar) else ""


def is_text(text: str, below_heading: bool, fields: frozenset[str] = frozenset()) -> bool:
    """Return whether a text may be that of a term, and is no list of terms; a list of ``fields`` is such a text."""
    if not re.search(r"\w", _LINK.sub("", text)) or _OF_DEFINITION_LIST.match(text):
        return False
    if fields and any(fold(label.words) in fields for label in _labels_of_items(text)[:1]):
        return True
    if text.count("<li") > _ITEMS or text.count("<tr") > _ITEMS:
        return False  # its items or rows are the entries, not the heading above them
    if _DEFINED_IN_ITEM.match(text) or _is_below_heading(text):
        return True
    return not (below_heading and _LISTED.match(text)) or _is_list_of_sentences(text)


def fields_of_items(texts: Iterable[str]) -> frozenset[str]:
    """Return the folded labels that items have in most of the ``texts``, which are below headings: these are fields of
    terms in the headings, since terms in the items would be others below each heading."""
    every = [{fold(label.words) for label in _labels_of_items(text)} for text in texts]
    counts = Counter(words for labels in every for words in labels)
    return frozenset(words for words, count in counts.items() if count >= max(_FEWEST_FIELDS, len(every) / 2 + 0.5))


def _labels_of_items(text: str) -> list[Label]:
    """Return the marked labels in a text that opens with a list."""
    if _LISTED.match(text) is None:
        return []
    every = labels_in(text, Span(0, len(text)), ())
    labels = [label for label in every if label.marked and not label.is_above]
    return labels if labels and not text[: labels[0].start].strip() else []


def _is_below_heading(text: str) -> bool:
    """Return whether a text opens with a heading or the term of a list such as "Definition"."""
    first = next(labels_above(text[:_FIRST], ANY), None) if text else None
    above = trimmed(text, Span(0, first.start)) if first is not None else Span(0, 0)
    return first is not None and above.start == above.end and defines(fold(first.words))


def _is_list_of_sentences(text: str) -> bool:
    """Return whether a text is a short list of sentences, not of terms or names."""
    items = _ITEM.findall(text)
    return 0 < len(items) <= _FEW_ITEMS and _SENTENCE_ITEM.match(text) is not None


def without_code(text: str) -> str:
    """Return a text in Markdown without its blocks of code between fences, such as chunks of R."""
    kept, fence = [], ""
    for line in text.splitlines(keepends=True):
        sign = _FENCE.match(line)
        if not fence and sign is None:
            kept.append(line)
        elif not fence and sign is not None:
            fence = sign["sign"]
        elif sign is not None and sign["sign"].startswith(fence) and not sign["rest"].strip():
            fence = ""
    return "".join(kept) if not fence else text
