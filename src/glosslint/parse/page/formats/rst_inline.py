"""Text → its inline markup: literals, roles, links, footnotes, substitutions and escapes, with exact places."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.blocks import Mark
from glosslint.parse.page.formats.inline import Inline, Syntax, emphasis
from glosslint.parse.page.formats.lines import names

#: Between backticks: no blank line, and no backtick that is not escaped. Repetitions are bounded, so that the time is
#: linear in the length of the text.
_BODY = r"(?:[^`\\\n]|\\.|\\\n|\n(?![ \t]*\r?\n)){1,2000}?"
_LITERAL = r"(?:[^`\n]|`(?!`)|\n(?![ \t]*\r?\n)){1,400}"
_ROLE = r"[A-Za-z][\w.+-]{0,40}(?::[A-Za-z][\w.+-]{0,40}){0,3}"
#: What may precede inline markup (docutils, inline markup recognition rule 6).
_START = r"(?<![\w`\\*|])"
_INLINE = re.compile(
    rf"""{_START}(?P<literal>``(?=\S){_LITERAL}(?<=\S)``(?!`))
    |{_START}:(?P<role>{_ROLE}):`(?P<content>{_BODY})`
    |{_START}`(?=\S)(?P<phrase>{_BODY})`(?P<after>__?(?!\w)|:(?P<suffix>{_ROLE}):)?
    |(?P<note>(?<![\w\\])\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\]_(?!\w))
    |(?P<substitution>{_START}\|(?=[^\s|])[^|\n]+(?<=[^\s|])\|(?:__?(?!\w))?)
    |(?<![\w\\@/.])[A-Za-z0-9](?:[\w.+-]{{0,80}}[A-Za-z0-9])?(?P<reference>__?)(?![\w])
    |\\(?P<escaped>\s|[^\w\s])""",
    re.VERBOSE,
)
_KINDS = {"literal": "code", "phrase": "code", "note": "mark", "substitution": "shortcode"}
_TITLED = re.compile(r"(?P<text>.+?)\s*+(?<!\\)<(?P<target>[^<]*?)>\Z", re.DOTALL)
_SPACE = re.compile(r"\s+")
#: A term of the inventory of another project: ``python:iterator``.
_ELSEWHERE = re.compile(r"[\w.-]+:\S")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|\.{1,2}/)\S", re.IGNORECASE)
#: Roles whose content readers see unchanged; the content of all others is code, or replaced by Sphinx.
_TEXT = names("abbr abbreviation dfn emphasis guilabel menuselection strong title-reference title t")
#: Roles that show a title or the like instead of their content, unless the role has a text: "text <target>".
_REPLACED = names("any cite doc download footcite fa issue keyword numref pep pr ref rfc sub sup user")
_LINKS = names("any doc ref term")


def _take(match: re.Match[str], found: Inline) -> int:
    """Add the hidden parts, the link and the mark of a match; return its end."""
    whole = Span(*match.span())
    if role := match["role"] or match["suffix"]:
        _role(match, role, "content" if match["role"] else "phrase", found)
    elif match["after"] is not None:
        _reference(match, found)
    elif match["escaped"] is not None:  # escaped whitespace is nothing, any other character itself
        found.hidden.append(Hidden("mark", whole if match["escaped"].isspace() else Span(whole.start, whole.end - 1)))
    elif match["reference"] is not None:
        found.hidden.append(Hidden("mark", Span(*match.span("reference"))))
    else:
        found.hidden.append(Hidden(_KINDS[match.lastgroup or ""], whole))
        if match["literal"] is not None:
            found.marks.append(Mark("code", whole, Span(whole.start + 2, whole.end - 2)))
    return whole.end


def _role(match: re.Match[str], role: str, group: str, found: Inline) -> None:
    name = role.rpartition(":")[2].lower()
    whole, shown, dest = _divided(match, group)
    has_text = shown != dest
    target = _SPACE.sub(" ", match.string[slice(*dest)]).strip()
    if name == "term":
        elsewhere = role.lower().startswith("external") or _ELSEWHERE.match(target) is not None
        if target and not match[group].startswith("!") and not elsewhere:
            found.links.append(MarkdownLink("name", whole, shown, dest, target))
    elif name == "ref":
        found.links.append(MarkdownLink("label", whole, shown, dest, target))
    if name in _LINKS:
        found.marks.append(Mark("link", whole, shown))
    if name == "math":
        found.hidden.append(Hidden("math", whole))
    elif name == "term" or name in _TEXT or (has_text and name in _REPLACED):
        _hide_around(whole, shown, found)
    elif name in _REPLACED:
        found.hidden.append(Hidden("shortcode", whole))
    else:
        content = Span(*match.span(group))
        code = Span(content.start - 1, content.end + 1)
        parts = (("mark", whole.start, code.start), ("code", *code), ("mark", code.end, whole.end))
        found.hidden.extend(Hidden(kind, Span(start, end)) for kind, start, end in parts if end > start)


def _reference(match: re.Match[str], found: Inline) -> None:
    """Add a phrase reference: its text is prose; an address in angle brackets is the destination of a link."""
    whole, shown, dest = _divided(match, "phrase")
    target = match.string[slice(*dest)]
    if shown == dest:
        found.links.append(MarkdownLink("label", whole, shown, dest, _SPACE.sub(" ", target)))
    elif _ADDRESS.match(target):
        found.links.append(MarkdownLink("inline", whole, shown, dest, _SPACE.sub("", target)))
    found.marks.append(Mark("link", whole, shown))
    _hide_around(whole, shown, found)


def _divided(match: re.Match[str], group: str) -> tuple[Span, Span, Span]:
    """Return all characters of a role or reference, its text and its target: ``text <target>``, or both in one."""
    whole, content = Span(*match.span()), Span(*match.span(group))
    titled = _TITLED.match(match[group])
    if titled is None:
        return whole, content, content
    shown, dest = (Span(*titled.span(part)).shift(content.start) for part in ("text", "target"))
    return whole, shown, dest


def _hide_around(whole: Span, shown: Span, found: Inline) -> None:
    around = (Span(whole.start, shown.start), Span(shown.end, whole.end))
    found.hidden.extend(Hidden("mark", span) for span in around)


SYNTAX = Syntax(_INLINE, _take, emphasis(r"\*\*"), emphasis(r"\*"))
