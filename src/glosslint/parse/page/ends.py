"""The end of a page: notes, sources and links after the last entry, and blocks that are part of no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from glosslint.model import Span
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.titles import ASIDES, LABELS as _LABELS, LAST, SEE_ALSO, divides_alphabet
from glosslint.text.names import fold

#: What a paragraph at the end of a page may begin with, in bold or before a colon, and is no entry.
LABELS = (
    _LABELS
    | ASIDES
    | SEE_ALSO
    | LAST
    | frozenset(("maintainer", "maintainers", "maintained by", "last modified", "questions"))
)
#: Titles in bold or italics, or before a colon, above lists of other works, that end the entries without a rule.
TITLES = frozenset(
    """sources, references, bibliography, further reading, external links, links, related links, credits, resources,
    additional resources, acknowledgements, acknowledgments, license, licence, footnotes""".replace(
        "\n    ", " "
    ).split(", ")
)
_PLAIN_TITLE = re.compile(r"[^\W\d_][\w ]{1,40}?[ ]?:")
_DOTS = re.compile(r"[.\u2026\u00b7\u2022*~=\s]{1,99}")
_NAVIGATION = (
    r"(?:next|prev(?:ious)?|back|home|up|top|(?:back|return|go|continue|up)[ ]to)"
    r"(?:[ ](?:page|chapter|section|part|lesson|step|article|topic|up))?"
)
#: Words that only lead to other pages: each link has such a label before it, or begins with one and a sign.
_LABELLED = re.compile(rf"\W*(?:{_NAVIGATION})\W*", re.IGNORECASE)
_LABEL_IN_LINK = re.compile(rf"\W*(?:{_NAVIGATION})\b(?:(?<=to)|\W*[^\w\s./'\u2019]|\W*\Z).*", re.IGNORECASE)
_TO_TOP = re.compile(r"\W{0,9}(?:(?:back|return|go) to )?(?:the )?top\b\W*", re.IGNORECASE)
_DATE = re.compile(
    r"\W{0,5}(?:(?:this )?(?:page|glossary|document) (?:was )?)?last "
    r"(?:updated?|modified|edited|reviewed)\b[^.!?]{0,60}\W{0,3}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W{0,5}(?:(?:copyright ?)?(?:\u00a9|\(c\) (?=\d))|copyright \d).{0,120}"
    r"|\W{0,5}(?:this|the) (?:glossary|page|document|work|text|content) is "
    r"(?:licensed|released|published) under\b.{0,160}",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"https?://", re.IGNORECASE)
_TERM = re.compile(r"(?P<term>(?:\([^()\n]{0,60}\)|[^\n:：—–=]){1,80}?)(?:：|:(?=\s|\Z)|\s+(?:—|–|--+|-|=|→)\s)")
_WORDS_OF = re.compile(r"\w+")
_FEWEST_LETTERS = 3  # links to letters of the alphabet
_SHORT, _LONGEST = 99, 300  # characters of a link to the top or a date, and of links to other pages


def has_content(tree: Tree, block: Block) -> bool:
    """Return whether a block has something of a text: words that are not links to other pages, an image, a list."""
    if block.kind in ("rule", "other"):
        return False
    if block.kind == "group":
        return any(has_content(tree, child) for child in block.children)
    if block.kind != "paragraph":
        return True
    found = tree.has_content.get(block.content)
    if found is None:
        found = tree.has_content[block.content] = _has_words(tree, block)
    return found


def _has_words(tree: Tree, block: Block) -> bool:
    words = tree.shown(block.content).text if block.content.end - block.content.start <= _LONGEST * 4 else "x"
    if not words:
        return tree.shows_other(block.content)
    return not (is_navigation(tree, block) or is_said_of_page(words))


def is_said_of_page(words: str) -> bool:
    """Return whether words are the date of the last change of a page, or the rights to it."""
    return (len(words) < _SHORT and _DATE.fullmatch(words) is not None) or (
        len(words) < _LONGEST and _RIGHTS.fullmatch(words) is not None
    )


def is_navigation(tree: Tree, block: Block) -> bool:
    """Return whether a paragraph has only links to other pages, each with a label such as "Next", or to the top."""
    links = [mark for mark in tree.marks_in(block.content) if mark.kind == "link"]
    if not links or block.content.end - block.content.start > _LONGEST * 2:
        return False
    letters = _WORDS_OF.findall(tree.shown(block.content).text)
    if (
        len(letters) >= _FEWEST_LETTERS
        and len(set(letters)) == len(letters)
        and all(len(word) == 1 for word in letters)
        and all(divides_alphabet(tree.shown(link.inner).text) for link in links)
    ):
        return True  # links to the letters of a page
    at, ok = block.content.start, True
    for link in links:
        before, words = tree.shown(Span(at, link.span.start)).text, tree.shown(link.inner).text
        if _TO_TOP.fullmatch(words) or (
            words and not any(map(str.isalnum, words)) and "#" in tree.text[slice(*link.span)]
        ):
            labelled = not any(map(str.isalnum, before))
        elif any(map(str.isalnum, before)):
            labelled = _LABELLED.fullmatch(before) is not None
        else:
            labelled = _LABEL_IN_LINK.fullmatch(words) is not None
        ok, at = ok and labelled, link.span.end
    return ok and not any(map(str.isalnum, tree.shown(Span(at, block.content.end)).text))


def end_of(tree: Tree, blocks: Sequence[Block], end: int) -> int:
    """Return where the end of a page begins, of which nothing is part of an entry; ``end`` if there is none.

    It is after the last heading, and begins with a thematic break or a row of dots, unless there are others between
    paragraphs, or with a title such as "**Sources**" that is there once.
    """
    at = len(blocks)
    while at and not has_content(tree, blocks[at - 1]) and blocks[at - 1].kind != "rule":
        at -= 1
    last = at
    while at and _may_be_last(tree, blocks, at - 1):
        at -= 1
    tail = blocks[at:]
    rules = [
        number
        for number, block in enumerate(tail)
        if _is_rule(tree, block) and (number < len(tail) - 1 or tree.format == "html")
    ]
    starts = [tail[rules[0]].span.start] if rules and not _has_rules(tree, blocks[:at]) else []
    titles = [_title(tree, block) for block in blocks] if tail else []
    counts = Counter(titles)
    starts += [
        block.span.start for block, own in zip(tail, titles[at:], strict=True) if own in TITLES and counts[own] == 1
    ]
    if last < len(blocks):
        starts.append(blocks[last].span.start)
    return min(starts, default=end)


def _has_rules(tree: Tree, blocks: Sequence[Block]) -> bool:
    """Return whether thematic breaks are between paragraphs: below the first heading, or a paragraph that may be an
    entry, and not above a heading."""
    begun = False
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        is_inside = following is None or (following.kind != "heading" and not _is_rule(tree, following))
        if begun and _is_rule(tree, block) and is_inside:
            return True
        begun = begun or (number > 0 and not _may_be_last(tree, blocks, number)) or block.kind == "heading"
    return False


def _is_rule(tree: Tree, block: Block) -> bool:
    """Return whether a block is a thematic break, or a paragraph of a few dots."""
    return block.kind == "rule" or (
        block.kind == "paragraph" and _DOTS.fullmatch(tree.text, *block.content) is not None
    )


def _is_link_away(tree: Tree, block: Block) -> bool:
    """Return whether a paragraph has only links to other sites."""
    links = [mark for mark in tree.marks_in(block.content) if mark.kind == "link"] if block.kind == "paragraph" else []
    if not links or not all(_OUTSIDE.search(tree.text, *link.span) for link in links):
        return False
    gaps = zip(
        (block.content.start, *(link.span.end for link in links)),
        (*(link.span.start for link in links), block.content.end),
        strict=True,
    )
    return not any(any(map(str.isalnum, tree.text[start:end])) for start, end in gaps if start < end)


def _may_be_last(tree: Tree, blocks: Sequence[Block], at: int) -> bool:
    """Return whether a block is no heading and opens with no term."""
    block = blocks[at]
    if block.kind in ("rule", "other"):
        return True
    if block.kind == "list":
        return at > 0 and _title(tree, blocks[at - 1]) in LABELS
    if block.kind != "paragraph":
        return False
    if not has_content(tree, block) or _is_link_away(tree, block):
        return True
    words = tree.shown(Span(block.content.start, min(block.content.end, block.content.start + _LONGEST)))
    marks = tree.marks_at(tree.first_seen(block.content), block.content.end)
    if marks:
        is_all = at == len(blocks) - 1 and not tree.shown(Span(marks[0].span.end, block.content.end)).text
        return is_all or fold(tree.shown(marks[0].inner).text.strip(":.!-–— ")) in LABELS
    term = _TERM.match(words.text)
    return term is None or fold(term["term"]) in LABELS


def _title(tree: Tree, block: Block) -> str:
    """Return the folded words of a paragraph that is all in bold or italics, or ends in a colon; else an empty
    string."""
    if block.form == "title":
        return fold(tree.text[slice(*block.content)])
    if block.kind != "paragraph" or block.content.end - block.content.start > _SHORT:
        return ""
    words = tree.shown(block.content).text
    marks = tree.marks_at(tree.first_seen(block.content), block.content.end)
    if marks and marks[0].kind in ("bold", "italic"):
        rest = tree.shown(Span(marks[0].span.end, block.content.end)).text
        return fold(tree.shown(marks[0].inner).text.strip(": ")) if rest in ("", ":") else ""
    return fold(words.strip(": ")) if _PLAIN_TITLE.fullmatch(words) else ""
