"""Text → its inline markup: code, cross references, macros, anchors and attributes, with exact places."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.blocks import Mark
from glosslint.parse.page.formats.inline import Inline, Syntax, emphasis

#: Repetitions are bounded, so that the time is linear in the length of the text.
_INLINE = re.compile(
    r"""(?P<escape>\\(?=[*_`{<\[+\#^~h]))
    |(?P<passed>\+{3}[^\n]{1,400}?\+{3}|\${2}[^\n]{1,400}?\${2})
    |(?P<code>``[^`\n]{1,400}``|(?<![\w`])`(?=[^\s`])[^`\n]{1,400}`(?![\w`])|(?<![\w+])\+(?=[^\s+])[^+\n]{1,400}\+(?![\w+]))
    |<<(?P<id>[^<>,\n]{1,200})(?:,(?P<shown>[^<>\n]{1,200}(?:\n[^<>\n]{1,200})?))?>>
    |(?P<anchor>\[\[[^\[\]\n]{1,200}\]\])
    |(?P<note>(?:footnote(?:ref)?|indexterm|anchor):[^\s\[\]]{0,100}\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,600}\])
    |(?<![\w/])(?!\w{1,80}footnote:)(?P<macro>[A-Za-z][\w-]{1,20}):(?P<target>[^\s\[\]<>"]{0,400})\[(?P<words>[^\[\]\n]{0,400}(?:\n[^\[\]\n]{1,400})?)\]
    |\{\{(?:[^{},\n]{1,200},)?(?P<concept>[^{},\n]{1,200})\}\}
    |(?P<attribute>\{[\w-]{1,80}(?::[^{}\n]{0,80})?\})
    |\(\((?P<hidden>\([^()\n]{1,200}\))\)\)|\(\((?P<indexed>[^()\n]{1,200})\)\)
    |(?P<role>\[[.\#][\w.\#-]{1,80}\](?=[\#*_`]))
    |(?P<break>(?<=\s)\+(?=[ \t]*$))""",
    re.VERBOSE | re.MULTILINE,
)
_KINDS = {
    "code": "code", "passed": "code", "attribute": "shortcode", "anchor": "html", "hidden": "html", "note": "html",
}  # fmt: skip
_LINKS = frozenset(("http", "https", "ftp", "irc", "mailto", "link", "xref"))
_SHOWN = frozenset(("btn", "kbd", "menu", "term"))
#: What other macros show, if it is not a word.
_MACROS = {
    **dict.fromkeys(("admitted", "alt", "deprecated", "domain"), "html"), "icon": "image", "image": "image",
    **dict.fromkeys(("asciimath", "latexmath", "stem"), "math"), "pass": "code", "code": "code",
}  # fmt: skip
_WORDS_END = re.compile(r"\^?(?:,\s*[\w-]+=.*)?\Z", re.DOTALL)


def _take(match: re.Match[str], found: Inline) -> int:
    """Add the hidden parts, the link and the mark of a match; return where the words that it shows begin, or its
    end."""
    whole = Span(*match.span())
    kind = match.lastgroup or ""
    if match["id"] is not None:
        shown = _reference(match, whole, found)
    elif match["macro"] is not None:
        shown = _macro(match, whole, found)
    elif kind in ("concept", "indexed"):  # {{term}}, {{term,words}} or ((words))
        shown = Span(*match.span(kind))
    else:
        kind = _KINDS.get(kind, "mark")
        if kind == "code":
            signs = 3 if match[0].startswith("+++") else 2 if match[0].startswith(("``", "$$")) else 1
            found.marks.append(Mark("code", whole, Span(whole.start + signs, whole.end - signs)))
        shown = _hide(kind, whole, found)
    if shown.start < whole.end:
        around = (Span(whole.start, shown.start), Span(shown.end, whole.end))
        found.hidden.extend(Hidden("mark", span) for span in around)
    return shown.start  # the words of a link may be code


def _reference(match: re.Match[str], whole: Span, found: Inline) -> Span:
    """Add a cross reference, ``<<id>>`` or ``<<id,words>>``; return its words. Without words, it shows a title."""
    dest = Span(match.start("id") + match["id"].startswith("#"), match.end("id"))
    shown = Span(*match.span("shown")) if match["shown"] is not None else None
    found.links.append(MarkdownLink("inline", whole, shown or dest, dest, f"#{match.string[slice(*dest)].strip()}"))
    if shown is None:
        return _hide("shortcode", whole, found)
    found.marks.append(Mark("link", whole, shown))
    return shown


def _macro(match: re.Match[str], whole: Span, found: Inline) -> Span:
    name, words = match["macro"].lower(), Span(*match.span("words"))
    if name not in _LINKS and name not in _SHOWN:
        return _hide(_MACROS.get(name, "shortcode"), whole, found)
    ending = _WORDS_END.search(match["words"])
    shown = Span(words.start, words.start + ending.start() if ending is not None else words.end)
    target = match["target"].removeprefix("#")
    if name == "xref" and target and "#" not in target and "." not in target:
        dest = Span(match.end("target") - len(target), match.end("target"))
        found.links.append(MarkdownLink("inline", whole, shown, dest, f"#{target}"))
    if shown.end == shown.start:
        return _hide("code", whole, found)
    if name in _LINKS:
        found.marks.append(Mark("link", whole, shown))
    return shown


def _hide(kind: str, whole: Span, found: Inline) -> Span:
    """Hide a piece of markup that shows no words; return an empty span at its end."""
    found.hidden.append(Hidden(kind, whole))
    return Span(whole.end, whole.end)


SYNTAX = Syntax(_INLINE, _take, emphasis(r"\*", "{1,2}"), emphasis("_", "{1,2}"))
