"""Links to the pages before, after and above a page, which are not part of its text: "**Next:** [FAQ](faq.md)"."""

from __future__ import annotations

import re

_WORD = (
    r"(?:next|prev(?:ious)?|back|home|up|top|(?:back|return|go|continue|up)[ ]to)"
    r"(?:[ ](?:page|chapter|section|part|lesson|step|article|topic|up))?"
)
#: A link in Markdown, reStructuredText, AsciiDoc or HTML, with its words in one of the groups.
_LINK = (
    r"(?:!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|\[\[[^\[\]\n]*\]\]"
    r"|:(?:doc|ref|any):`[^`\n]*`|`[^`\n]*`__?|(?:xref|link):[^\s\[\]]*\[[^\[\]\n]*\]|<<[^<>\n]*>>"
    r"|<a\b[^<>]*>[^<>\n]*</a>)"
)
#: Spaces, marks of emphasis, arrows and bars. Possessive, since there are several in a row: dividing them in every way
#: takes seconds.
_SIGNS = r"[^\w\[\]<>`:!(){}\n]{0,9}+"
_LABELLED = rf"{_SIGNS}\b{_WORD}\b{_SIGNS}:?{_SIGNS}{_LINK}"
#: A link whose words begin with such a label: "[Next: FAQ](faq.md)", "[← Back to home](index.md)".
_OPENS_LINK = r"(?:\[|:\w+:`|`|xref:[^\[\]\s]*\[|<<[^,<>]*,|<a\b[^<>]*>)"
_LABEL_IN_LINK = rf"{_SIGNS}(?={_OPENS_LINK}{_SIGNS}{_WORD}\b(?:(?<=to)|\s*[^\w\s./'\u2019])){_LINK}"
_NAVIGATION = re.compile(rf"(?:(?:{_LABELLED}|{_LABEL_IN_LINK}){_SIGNS}){{1,4}}", re.IGNORECASE)
_LONGEST = 300  # characters
_TO_TOP = re.compile(
    r"[^\w\[]*\[?\W{0,9}(?:(?:back|return|go) to )?(?:the )?top\b[^\w\]]*\]?(?:\([^()]*\))?[^\w]*", re.IGNORECASE
)
#: A link to a place on the page whose words are an arrow, and an arrow alone.
_ARROW = re.compile(
    r"[^\w\[\]]{0,9}\[[^\w\[\]()]{1,9}\]\(#[^()\s]{0,99}\)[^\w\[\]]{0,9}|[↑⇑⇧⬆▲△\U0001f51d\U0001f53c\ufe0f\s]{1,9}"
)
_SHORT = 99  # characters; a longer line is not a link to the top
_DATE = re.compile(
    r"(?:_|[^\w\[\]<>]){0,5}(?:(?:this )?(?:page|glossary|document) (?:was )?)?"
    r"last (?:updated?|modified|edited|reviewed)\b[^.!?]{0,60}[.*_]{0,3}",
    re.IGNORECASE,
)


def is_navigation(line: str) -> bool:
    """Return whether a line has only links to other pages, each with a label such as "Next" or "Back to"."""
    return len(line) <= _LONGEST and _NAVIGATION.fullmatch(line) is not None


def is_to_top(line: str) -> bool:
    """Return whether a line has only a link to the top of the page."""
    return len(line) < _SHORT and bool(_TO_TOP.fullmatch(line) or _ARROW.fullmatch(line))


def is_date(line: str) -> bool:
    """Return whether a line has only the date of the last change of a page: "Last updated: May 2024"."""
    return len(line) < _SHORT and _DATE.fullmatch(line) is not None
