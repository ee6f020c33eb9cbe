"""MDX: the parts of a page that are not Markdown: imports, exports, and the tags of components."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.parse.markdown.structure import is_alone, replaced, without

#: Code and comments, in which nothing is such a part; statements; tags, with strings and balanced braces as the values
#: of attributes.
_PART = re.compile(
    r"""^[ \t]*(?P<fence>```+|~~~+)[\s\S]*?^[ \t]*(?P=fence)[^\r\n]*$|`[^`\n]+`
    |\{/\*[^*{]*+(?:(?:\{(?!/\*)|\*(?!/\}))[^*{]*+)*\*/\}
    |(?P<statement>^(?:import|export)\b[^\r\n]*(?:(?:\r\n|\r|\n)(?![ \t]*(?:\r|\n|\Z))[^\r\n]*)*)
    |(?P<tag></?[A-Z][\w.]*(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>|</?>)""",
    re.MULTILINE | re.VERBOSE,
)
_SHORTEST = 3  # characters of a tag of HTML


def is_mdx(path: str) -> bool:
    """Return whether a file is MDX, by its name."""
    return path.lower().endswith(".mdx")


def mask(text: str) -> tuple[str, list[Span]]:
    """Return a page at its own length, with spaces or a tag of HTML for each part that is not Markdown, and these
    parts: spaces for those that are alone on their lines."""
    parts: list[tuple[Span, str]] = []
    for match in _PART.finditer(text):
        if match["statement"] is None and match["tag"] is None:
            continue
        span, length = Span(*match.span()), len(match[0])
        is_blank = length < _SHORTEST or is_alone(text, span)
        parts.append((span, without(match[0], [Span(0, length)]) if is_blank else f"<{'x' * (length - 2)}>"))
    return replaced(text, parts), [span for span, _ in parts]
