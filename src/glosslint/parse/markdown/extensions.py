"""What is no Markdown and is filled before it is parsed: shortcodes of Hugo, tags of Liquid and the like, which a site
generator replaces, and the indentation of admonitions of MkDocs and Documenter."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.parse.markdown.structure import blank_out, is_alone, replace_parts
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

#: A link of a wiki, ``[[text#heading|words]]``.
WIKI_LINK = lazy_pattern(r"(?<!!)\[\[(?P<text>[^\[\]|#\\\n]++)(?:[|#\\][^\[\]\n]*+)?\]\]")
#: A role for terms of MyST or reStructuredText: ``{term}`name```, ``:term:`words <name>```.
ROLE = lazy_pattern(
    r"(?P<role>\{[\w:.-]{0,40}term\}|:[\w:.-]{0,40}term:)`(?:[^`<>]{1,200}?\s*<)?(?=\S)(?P<text>[^`<>]{1,200}?)>?`"
)


class Shortcode(NamedTuple):
    """A shortcode. ``wraps`` is true for markup around or between texts, false if words replace the shortcode."""

    span: Span
    wraps: bool


def find_shortcodes(text: str) -> tuple[Shortcode, ...]:
    """Return the shortcodes of ``text``, in order, also those in code. The time is linear in the length of the text."""
    if not ("{{" in text or "{%" in text or _COMMENT in text):
        return ()
    matches = [(match, _NAME.match(match[0])) for match in _SHORTCODE.finditer(text)]
    closing: dict[str, list[int]] = {}  # the ends of closing tags, by the name they close
    for match, name in matches:
        if name is not None and (name["closes"] or name["name"] == _END):
            closing.setdefault(name["name"], []).append(match.end())
    found: list[Shortcode] = []
    for match, name in matches:
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


def fill_shortcodes(text: str, shortcodes: tuple[Shortcode, ...]) -> str:
    """Return ``text`` at its own length, with ``FILLER`` for every character of the shortcodes, and spaces for those of
    comments."""
    plain = blank_out(text, [span for span, _ in shortcodes if text.startswith(_COMMENT, span.start)])
    others = (span for span, _ in shortcodes if not text.startswith(_COMMENT, span.start))
    return replace_parts(plain, ((span, FILLER * (span.end - span.start)) for span in others))


#: ``!!! note`` above a text that is indented by four spaces, which is no code. ``_FENCED`` is a block of code
#: between fences, or up to the end; ``INDENT`` is what is before the lines of a text.
_CLOSING = r"INDENT[ ]{0,3}(?P=fence)(?P=sign)*[ \t]*\r?$"
_FENCED = (
    r"INDENT[ ]{0,3}(?P<fence>(?P<sign>[`~])(?P=sign){2,}(?!(?P=sign))).*(?:\n|\Z)"
    rf"(?:(?!{_CLOSING}).*\n)*(?:{_CLOSING}|.*\Z)"
)
_PART = lazy_pattern(
    rf"^(?:{_FENCED.replace('INDENT', '')}|(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]{{0,40}}(?:[ \t]+(?:inline|end)){{0,2}}"
    r'(?:[ \t]+"(?P<title>[^"\r\n]*)")?[ \t]*(?:\r?\n|\Z)'
    r"(?P<text>(?:(?:[ ]{4}|\t)[^\r\n][^\n]*(?:\n|\Z)|[ \t\r]*\n|[ \t]+\Z)*))",
    re.MULTILINE,
)
#: Within the text. Code, the rows of tables, and tags are left as they are.
_INDENT = r"(?:[ ]{4}|\t)"
_LINE = lazy_pattern(
    rf"^(?:{_FENCED.replace('INDENT', f'{_INDENT}?')}|(?P<indent>{_INDENT})(?!{_INDENT}|[ \t]*[|<]|[\r\n]|\Z))",
    re.MULTILINE,
)
_FILLED = FILLER * 3 + " "  # the space is for signs of emphasis, which are none after a letter


def find_admonitions(text: str) -> Iterator[re.Match[str]]:
    """Return the admonitions of a text, outside of code, each with its ``title``, if it has one, and its ``text``."""
    may_have = "!!! " in text or "??? " in text or "???+ " in text
    return (part for part in (_PART.finditer(text) if may_have else ()) if part["text"] is not None)


def fill_admonitions(text: str) -> str:
    """Return a text of the same length in which no text of an admonition is indented, with a filler in place of the
    indentation. Blocks between fences stay as they are, and are code because of their indentation."""

    def fill(line: re.Match[str]) -> str:
        return _FILLED[-len(line["indent"]) :] if line["indent"] else line[0]

    found = find_admonitions(text)
    return replace_parts(text, ((Span(*own.span("text")), _LINE.sub(fill, own["text"])) for own in found))
