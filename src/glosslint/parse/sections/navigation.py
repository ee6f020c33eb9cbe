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


def is_navigation(line: str) -> bool:
    """Return whether a line has only links to other pages, each with a label such as "Next" or "Back to"."""
    return len(line) <= _LONGEST and _NAVIGATION.fullmatch(line) is not None
