"""Shortcodes of Hugo, tags of Liquid and the like, which a site generator replaces before it reads Markdown."""

from __future__ import annotations

import bisect

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.parse.markdown.structure import is_alone, replaced, without
from glosslint.util.regexes import lazy_pattern

#: Replaces each character of a shortcode before Markdown is parsed; it has no meaning in Markdown.
FILLER = "x"

_NO_BLANK_LINE = r"\n(?![ \t\r]*\n)"
_INSIDE = rf"-?\s*+/?\*?\s*+(?=[\w./])(?:[^{{}}\n]|\{{(?!\{{)|\}}(?!\}})|{_NO_BLANK_LINE})*"
#: The three forms, and comments of MDX. Each form begins with a name, so that ``{{<`` alone in a text about templates
#: is text. No form extends past the next opening or closing braces, which also bounds the time.
#: (https://gohugo.io/content-management/shortcodes/, https://shopify.github.io/liquid/basics/introduction/)
_SHORTCODE = lazy_pattern(
    rf"\{{\{{(?:<{_INSIDE}(?<=>)|%{_INSIDE}(?<=%))\}}\}}"
    r"|\{\{\{?(?![<%{])[^{}`\r\n]*+\}\}\}?"
    rf"|\{{%-?\s*+[\w#](?:[^%{{`\n]|%(?!\}})|\{{(?!%)|{_NO_BLANK_LINE})*%\}}"
    r"|\{/\*[^*{]*+(?:(?:\{(?!/\*)|\*(?!/\}))[^*{]*+)*\*/\}"
)
_COMMENT = "{/*"  # in MDX
_NAME = lazy_pattern(r"\{(?:\{[<%]|%)[-\s]*(?P<closes>/\s*|end(?=\w))?(?P<name>[\w./-]+)")


_END = "end"  # closes any other, in Zola
#: Shortcodes whose content is in a language of its own, or not shown: it is part of the shortcode.
_CODE = frozenset(("chart", "comment", "graphviz", "highlight", "katex", "math", "mermaid", "plantuml"))


class Shortcode(NamedTuple):
    """A shortcode. ``wraps`` is true for markup around or between texts, false if words replace the shortcode."""

    span: Span
    wraps: bool


def find(text: str) -> tuple[Shortcode, ...]:
    """Return the shortcodes of ``text``, in order, also those in code. The time is linear in the length of the text."""
    if not ("{{" in text or "{%" in text or _COMMENT in text):
        return ()
    matches = list(_SHORTCODE.finditer(text))
    names = [_NAME.match(match[0]) for match in matches]
    closing: dict[str, list[int]] = {}  # the ends of closing tags, by the name they close
    for match, name in zip(matches, names, strict=True):
        if name is not None and (name["closes"] or name["name"] == _END):
            closing.setdefault(name["name"], []).append(match.end())
    found: list[Shortcode] = []
    for match, name in zip(matches, names, strict=True):
        if found and match.start() < found[-1].span.end:
            continue  # inside of code
        end, wraps = match.end(), name is not None and name["name"] in closing and name["name"] != _END
        if name is not None and name["name"] in _CODE and not name["closes"]:
            ends = closing.get(name["name"]) or closing.get(_END, [])
            following = bisect.bisect_right(ends, end)
            end, wraps = (ends[following], True) if following < len(ends) else (end, wraps)
        wraps = wraps or match[0].startswith(_COMMENT) or is_alone(text, Span(*match.span()))
        found.append(Shortcode(Span(match.start(), end), wraps))
    return tuple(found)


def fill(text: str, shortcodes: tuple[Shortcode, ...]) -> str:
    """Return ``text`` at its own length, with ``FILLER`` for every character of the shortcodes, and spaces for those of
    comments."""
    plain = without(text, [span for span, _ in shortcodes if text.startswith(_COMMENT, span.start)])
    others = (span for span, _ in shortcodes if not text.startswith(_COMMENT, span.start))
    return replaced(plain, ((span, FILLER * (span.end - span.start)) for span in others))
