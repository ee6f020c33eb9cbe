"""Text → its inline markup: literals, roles, links, footnotes, substitutions and escapes, with exact places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.formats.inline import Inline, walk
from glosslint.parse.page.formats.rst_lines import words

#: Between backticks: no blank line, and no backtick that is not escaped. Repetitions are bounded, so that the time is
#: linear in the length of the text.
_BODY = r"(?:[^`\\\n]|\\.|\\\n|\n(?![ \t]*\r?\n)){1,2000}?"
_ROLE = r"[A-Za-z][\w.+-]{0,40}(?::[A-Za-z][\w.+-]{0,40}){0,3}"
#: What may precede inline markup (docutils, inline markup recognition rule 6).
_START = r"(?<![\w`\\*|])"
_INLINE = re.compile(
    rf"""{_START}(?P<literal>``)(?=\S)
    |{_START}:(?P<role>{_ROLE}):`(?P<content>{_BODY})`
    |{_START}`(?=\S)(?P<phrase>{_BODY})`(?P<after>__?(?!\w)|:(?P<suffix>{_ROLE}):)?
    |(?<![\w\\])\[(?:\d+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\]_(?!\w)
    |{_START}\|(?=[^\s|])[^|\n]+(?<=[^\s|])\|(?:__?(?!\w))?
    |(?<![\w\\@/.])[A-Za-z0-9](?:[\w.+-]{{0,80}}[A-Za-z0-9])?(?P<reference>__?)(?![\w])
    |\\(?P<escaped>\s|[^\w\s])""",
    re.VERBOSE,
)
_LITERAL_END = re.compile(r"``(?!`)(?<=\S``)")
_LONGEST_LITERAL = 400  # characters
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")
_TITLED = re.compile(r"(?P<text>.+?)(?P<gap>\s*+)(?<!\\)<(?P<target>[^<]*?)>\Z", re.DOTALL)
_SPACE = re.compile(r"\s+")
#: A term of the inventory of another project: ``python:iterator``.
_ELSEWHERE = re.compile(r"[\w.-]+:\S")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|\.{1,2}/)\S", re.IGNORECASE)
#: Roles whose content readers see unchanged; the content of all others is code, or replaced by Sphinx.
_TEXT = frozenset(words("abbr abbreviation dfn emphasis guilabel menuselection strong title-reference title t"))
#: Roles that show a title or the like instead of their content, unless the role has a text: "text <target>".
_REPLACED = frozenset(words("any cite doc download footcite fa issue keyword numref pep pr ref rfc sub sup user"))


def read(text: str, blocks: Sequence[Hidden], start: int) -> Inline:
    """Return the inline markup of ``text`` from the character ``start`` on, outside of ``blocks``."""
    found = Inline([], [])
    literals = _Literals(text)

    def take(match: re.Match[str], limit: int) -> int:
        end = match.end() if match["literal"] is None else literals.end(match.end())
        if end > limit:
            return match.start() + 1
        _read(match, Span(match.start(), end), found)
        return end

    walk(text, blocks, start, _INLINE, take)
    return found


class _Literals:
    """The ends of the literals of a text, to be asked for in order.

    A stretch without a closing mark is searched once, not again for each opening mark in it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._past = 0  # no literal ends before this character

    def end(self, start: int) -> int:
        """Return the end of the literal whose text begins at ``start``, or ``len(text) + 1`` if it is not closed."""
        past = start + _LONGEST_LITERAL
        close = _LITERAL_END.search(self._text, max(start + 1, self._past), past + 3)
        if close is None or close.start() > past:
            self._past = max(self._past, past)
        elif _EMPTY_LINE.search(self._text, start, close.start()) is None:
            return close.end()
        return len(self._text) + 1


def _read(match: re.Match[str], whole: Span, found: Inline) -> None:
    """Add the hidden parts and the link of a match."""
    if match["role"] is not None:
        _role(match, match["role"], "content", found)
    elif match["phrase"] is not None and match["suffix"]:
        _role(match, match["suffix"], "phrase", found)
    elif match["phrase"] is not None and match["after"]:
        _reference(match, found)
    elif match["literal"] is not None or match["phrase"] is not None:
        found.hidden.append(Hidden("code", whole))
    elif match["reference"] is not None:
        found.hidden.append(Hidden("mark", Span(*match.span("reference"))))
    elif match["escaped"] is not None:  # escaped whitespace is nothing, any other character itself
        found.hidden.append(Hidden("mark", whole if match["escaped"].isspace() else Span(whole.start, whole.end - 1)))
    else:
        found.hidden.append(Hidden("shortcode" if match[0][0] == "|" else "mark", whole))


def _role(match: re.Match[str], role: str, group: str, found: Inline) -> None:
    name = role.rpartition(":")[2].lower()
    whole, content = Span(*match.span()), Span(*match.span(group))
    titled = _TITLED.match(match[group])
    shown = Span(content.start, content.start + titled.end("text")) if titled is not None else content
    if name == "term":
        dest = content if titled is None else Span(*titled.span("target")).moved(content.start)
        called = _SPACE.sub(" ", match.string[slice(*dest)]).strip()
        elsewhere = role.lower().startswith("external") or _ELSEWHERE.match(called) is not None
        if called and not match[group].startswith("!") and not elsewhere:
            found.links.append(MarkdownLink("name", whole, shown, dest, called))
        found.hidden.extend(_around(whole, shown))
        return
    if name == "ref":
        dest = content if titled is None else Span(*titled.span("target")).moved(content.start)
        found.links.append(MarkdownLink("label", whole, shown, dest, match.string[slice(*dest)].strip()))
    if name == "math":
        found.hidden.append(Hidden("math", whole))
    elif name in _TEXT or (titled is not None and name in _REPLACED):
        found.hidden.extend(_around(whole, shown))
    elif name in _REPLACED:
        found.hidden.append(Hidden("shortcode", whole))
    else:
        code = Span(content.start - 1, content.end + 1)
        parts = (("mark", whole.start, code.start), ("code", *code), ("mark", code.end, whole.end))
        found.hidden.extend(Hidden(kind, Span(start, end)) for kind, start, end in parts if end > start)


def _reference(match: re.Match[str], found: Inline) -> None:
    """Add a phrase reference: its text is prose; an address in angle brackets is the destination of a link."""
    whole, content = Span(*match.span()), Span(*match.span("phrase"))
    titled = _TITLED.match(match["phrase"])
    if titled is None:
        found.links.append(MarkdownLink("label", whole, content, content, _SPACE.sub(" ", match["phrase"])))
        found.hidden.extend(_around(whole, content))
        return
    shown = Span(content.start, content.start + titled.end("text"))
    if _ADDRESS.match(titled["target"]):
        dest = Span(*titled.span("target")).moved(content.start)
        found.links.append(MarkdownLink("inline", whole, shown, dest, _SPACE.sub("", titled["target"])))
    found.hidden.extend(_around(whole, shown))


def _around(whole: Span, shown: Span) -> Iterator[Hidden]:
    yield Hidden("mark", Span(whole.start, shown.start))
    yield Hidden("mark", Span(shown.end, whole.end))
