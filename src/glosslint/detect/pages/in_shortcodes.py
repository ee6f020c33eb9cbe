"""Pages whose terms and texts are in shortcodes of Hugo or tags of Liquid, which are not read as entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from glosslint.model.source import Source
from glosslint.parse.markdown import front_matter, shortcodes
from glosslint.text.names import fold
from glosslint.text.tokenize import mask

_TAG = re.compile(r"\{(?:\{[<%]|%)[-\s]*(?P<closes>/\s*|end(?=\w))?(?P<name>[\w./-]+)(?P<values>.*)[%>]\}+", re.DOTALL)
_VALUE = re.compile(r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=]+))""")
_TEXT_KEYS = frozenset(("definition", "def", "text", "description", "desc", "meaning", "content", "body"))
#: Names that wrap parts of any page, with a title or a condition.
_OTHER = re.compile(
    r"(?:tabs?|tab-?\w*|if|unless|for|case|when|capture|raw|comment|highlight|code\w*|note|tip|info|warning|danger|caution"
    r"|important|callout|alert|admonition|notice|hint|figure|image|img|details|expand|accordion\w*|columns?|cards?|steps?"
    r"|quote|blockquote|link|ref|relref|button|row|section|div|span|center|mermaid|math"
    r"|block|extends|macro|set|import|with|filter)",  # tags of templates
    re.IGNORECASE,
)
_PARTS = re.compile(r"^(?:#{1,6}\s|\||<(?:h[1-6]|table|dl)\b)", re.IGNORECASE | re.MULTILINE)
_FEWEST, _DISTINCT = 3, 0.9
_MOST_WORDS = 150  # of a text, on average


class _Entry(NamedTuple):
    term: str
    text: str
    outside: int  # words of the text that are outside of shortcodes


def terms_in_shortcodes(source: Source) -> str:
    """Return the reason why a page cannot be read, or an empty string.

    It cannot if most of it is terms and texts in shortcodes of one name.
    """
    text = source.text[front_matter.read(source).body_start :]
    by_name: dict[str, list[_Entry]] = defaultdict(list)
    for name, entry in _entries(text):
        by_name[name].append(entry)
    on_page = _words(text) if by_name else 0
    for name, entries in by_name.items():
        words = [len(entry.text.split()) for entry in entries]
        elsewhere = on_page - sum(entry.outside for entry in entries)
        terms = {fold(entry.term) for entry in entries}
        if (
            len(terms) >= max(_FEWEST, _DISTINCT * len(entries))
            and elsewhere <= sum(words) <= _MOST_WORDS * len(entries)
            and not any(_PARTS.search(entry.text) for entry in entries)
        ):
            return f'its terms are in shortcodes or tags called "{name}", which cannot be read as entries'
    return ""


def _words(text: str) -> int:
    """Return the number of words of a text outside its shortcodes."""
    return len(mask(text, [("html", code.span) for code in shortcodes.find(text)]).split())


def _entries(text: str) -> Iterator[tuple[str, _Entry]]:
    """Yield the name of each shortcode with a term, and the text that is one of its values or enclosed by its tags."""
    by_name: dict[str, list[re.Match[str]]] = defaultdict(list)
    for code in shortcodes.find(text):
        tag = _TAG.match(text, *code.span)
        if tag is not None and not _OTHER.fullmatch(tag["name"]):
            by_name[tag["name"]].append(tag)
    for name, tags in by_name.items():
        for tag, following in zip_longest(tags, tags[1:]):
            values = () if tag["closes"] else tuple(_VALUE.finditer(tag["values"].rstrip("-/ \t\n")))
            term = next((value[value.lastindex or 0] for value in values if value["key"] not in _TEXT_KEYS), "")
            own = next((value[value.lastindex or 0] for value in values if value["key"] in _TEXT_KEYS), "")
            if term and own:
                yield name, _Entry(term, own, 0)
            elif term and following is not None and following["closes"]:
                inside = text[tag.end() : following.start()]
                yield name, _Entry(term, inside, _words(inside))
