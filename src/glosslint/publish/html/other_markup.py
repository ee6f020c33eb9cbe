"""Links of reStructuredText and AsciiDoc in a text → links of Markdown, which pages show."""

from __future__ import annotations

import re
from collections.abc import Callable

from glosslint.util.regexes import lazy_pattern

#: A role, as in :term:`bow` and :term:`front <bow>`; the others are ``text <address>`_ and ``name`_.
_ROLE = lazy_pattern(r"(?<![\w:`]):(?P<role>[A-Za-z][\w.+:-]{0,40}):`(?P<words>[^`]{1,300})`")
_REFERENCE = lazy_pattern(r"(?<![\w`:])`(?P<words>[^`<>]{1,300}?)(?:\s*<(?P<target>[^`<>\s]{1,500})>)?`__?(?!\w)")
_AIMED = lazy_pattern(r"(?P<words>[^<>]*[^<>\s])\s*<(?P<target>[^<>]+)>\Z")
_CODE_ROLES = frozenset(("code", "command", "file", "kbd", "literal", "option", "program", "samp"))
#: <<bow>>, <<bow,front>>, xref:bow[front], https://example.org[site], link:page.html[page].
_CROSS = lazy_pattern(r"<<(?P<id>[^<>,\n]{1,200})(?:,\s*(?P<words>[^<>]{1,300}?))?>>")
_MACRO = lazy_pattern(
    r"(?<![\w:/`])(?P<kind>xref:|link:|(?=https?://))(?P<target>[^\s\[\]<>`]{1,500})\[(?P<words>[^\[\]]{0,300})\]"
)
_WEB = ("https://", "http://")


def as_markdown(text: str, kind: str, by_name: Callable[[str], str], title_of: Callable[[str], str]) -> str:
    """Return a text of a file of this ``kind`` with its links as Markdown has them; any other text as it is.

    ``by_name`` returns a destination for the entry with a name, and ``title_of`` the term of the entry to which a
    destination links, or an empty string.
    """
    if kind == "rst" and "`" in text:
        return _REFERENCE.sub(_address, _ROLE.sub(lambda match: _role(match, by_name), text))
    if kind == "asciidoc" and ("<<" in text or "[" in text):
        text = _CROSS.sub(lambda match: _cross(match["id"], match["words"] or "", title_of), text)
        return _MACRO.sub(lambda match: _macro(match, title_of), text)
    return text


def _role(match: re.Match[str], by_name: Callable[[str], str]) -> str:
    role, words = match["role"].rpartition(":")[2], " ".join(match["words"].split())
    aimed = _AIMED.match(words)
    if role in _CODE_ROLES:
        return f"`{words}`"
    if aimed is not None:
        words, target = aimed["words"], aimed["target"]
    else:
        target = words
    return f"[{words}](<{by_name(target)}>)" if role == "term" else words.lstrip("~!")


def _address(match: re.Match[str]) -> str:
    words, target = " ".join(match["words"].split()), match["target"] or ""
    return f"[{words}](<{target}>)" if target.startswith(_WEB) else words


def _cross(target: str, words: str, title_of: Callable[[str], str]) -> str:
    destination = f"#{target.rpartition('#')[2]}"
    title = title_of(destination)
    shown = (
        " ".join(words.split()) or title or target.rpartition("#")[2].lstrip("_").replace("_", " ").replace("-", " ")
    )
    return f"[{shown}](<{destination}>)" if title else shown


def _macro(match: re.Match[str], title_of: Callable[[str], str]) -> str:
    kind, target, words = match["kind"], match["target"], " ".join(match["words"].rstrip("^").split())
    if kind == "xref:":
        return _cross(target, words, title_of)
    shown = words.partition(",")[0] or target
    return f"[{shown}](<{target}>)" if target.startswith(_WEB) else shown
