"""The words with which the end of a page begins, and the lines of it that are part of no text."""

from __future__ import annotations

import re

from glosslint.parse.sections.ends.languages import SEE_ALSO
from glosslint.parse.sections.markdown.titles import ASIDES, LABELS as _LABELS, LAST
from glosslint.parse.sections.navigation import is_date, is_navigation, is_to_top

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
#: A line that divides as a thematic break does.
DOTS = re.compile(r"[.\u2026\u00b7\u2022*~=\s]{1,99}")
PLAIN_TITLE = re.compile(r"[^\W\d_][\w ]{1,40}?[ ]?:")
_RIGHTS = re.compile(
    r"[^\w\[\]<>]{0,5}(?:(?:copyright[ ]?)?(?:\u00a9|&copy;|\(c\)[ ](?=\d))|copyright[ ]\d).{0,120}"
    r"|[^\w\[\]<>]{0,5}(?:this|the)[ ](?:glossary|page|document|work|text|content)[ ]is[ ]"
    r"(?:licensed|released|published)[ ]under\b.{0,160}",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)


def says_nothing(line: str) -> bool:
    """Return whether a line at the end of a text has only links to other pages or to the top, the date of the last
    change, or the rights to the page, perhaps in tags."""
    words = _TAG.sub("", line).strip() if "<" in line and ">" in line else line
    plain = any(is_part(own) for own in {line, words} for is_part in (is_navigation, is_to_top, is_date))
    return plain or (len(words) < 300 and _RIGHTS.fullmatch(words) is not None)
