"""Every character of a page is found in the source again: front matter, body, parts, and what the Markdown means.

A writer makes Markdown piece by piece and notes where it puts links, what is no prose, headings and comments; the
parsers must agree with its notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hypothesis import given, settings

from glosslint.model import Span
from glosslint.model.source import decode
from glosslint.parse.markdown import page, parser as markdown
from glosslint.parse.markdown.structure import Markdown
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import RAW, Mapping, Scalar
from tests.choices import Choices, choices
from tests.emitter import LETTERS, Written, check_map, keys, values

_DESTINATIONS = (
    "/a/",
    "/é/",
    "../b.md",
    "#c",
    "/x(y)/",
    "https://x.org/?q=%20",
    '{{< ref "d e" >}}',
    "{% link _a/b.md %}#c",
)
_TITLES = ("", ' "t"', " '😀 (t)'")
_SHORTCODES = (
    '{{< tip id="[a](b)" >}}',
    "{{% x <b> %}}",
    "{{ site.a | b }}",
    "{% ref `c` %}".replace("`", "'"),
)
#: How many choices of a page are random; on average it asks for 97, hardly ever for more than 256.
_COUNT = 400


def _word(choose: Choices) -> str:
    return "w" + choose.text(LETTERS, 4)


class NotedLink(NamedTuple):
    """Where a link was written. ``dest`` is none for a reference, whose destination comes last in the body."""

    span: Span
    text: Span
    dest: Span | None


class NotedHeading(NamedTuple):
    level: int
    span: Span
    title: str


@dataclass
class Writer:
    """A body under construction. Spans are of the whole file; ``text`` begins with the front matter."""

    newline: str
    text: str
    start: int
    links: list[NotedLink] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)  # kind and characters, without blanks around them
    headings: list[NotedHeading] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    more: Span | None = None

    def write(self, text: str) -> Span:
        start = len(self.text)
        self.text += text.replace("\n", self.newline)
        return Span(start, len(self.text))

    def hide(self, kind: str, text: str) -> Span:
        span = self.write(text)
        self.hidden.append((kind, self.text[slice(*span)].strip()))
        return span

    def comment(self, text: str) -> Span:
        span = self.hide("html", text)
        self.comments.append(self.text[slice(*span)])
        return span

    def link(self, label: str, dest: str, title: str, form: str) -> None:
        """``form``: inline, angle, split (over two lines) or reference."""
        start = self.write("[").start
        text = self.write(label)
        place = None
        if form == "reference":
            end = self.write("][r0]").end
        else:
            self.write("](" + {"angle": "<", "split": "\n"}.get(form, ""))
            place = self.write(dest)
            end = self.write((">" if form == "angle" else "") + title + ")").end
        self.links.append(NotedLink(Span(start, end), text, place))


def inline(choose: Choices, out: Writer) -> None:
    kind = choose.pick(["link", "link", "word", "line", "code", "math", "image", "html", "comment", "shortcode"])
    word = _word(choose)
    if kind == "link":
        form = choose.pick(["inline", "angle", "split", "reference"])
        label = word + choose.pick(["", "\nwb", " *c* é"])
        out.link(label, choose.pick(_DESTINATIONS), choose.pick(_TITLES), form)
    elif kind == "comment":
        out.comment(f"<!-- {word} # -->")
    elif kind in ("word", "line"):
        out.write(("\n" if kind == "line" else "") + word)
    else:
        html = "<b title='[a](b)'>"
        made = {"code": f"`{word} [a](b) {{`", "math": f"${word}$", "image": f"![{word} `c`](d)", "html": html}
        out.hide(kind, made.get(kind) or choose.pick(_SHORTCODES))


def paragraph(choose: Choices, out: Writer) -> None:
    out.write(choose.pick(["", "", "> ", "- ", "1. "]) + _word(choose))
    for _ in range(choose.integer(0, 4)):
        out.write(" ")
        inline(choose, out)
    out.write(".\n\n")


def heading(choose: Choices, out: Writer) -> None:
    title = " ".join(_word(choose) for _ in range(choose.integer(1, 2)))
    form = choose.pick(["#", "##", "## {} ##", "###", "=", "-", "broken"])
    made = {
        "=": (f"{title}\n===\n", 1),
        "-": (f"{title}\n  ---  \n", 2),
        "broken": (f"{title.replace(' ', chr(10))}\n-\n", 2),
        "## {} ##": (f" ## {title} ##\n", 2),
    }.get(form, (f"{form} {title}\n", len(form)))
    out.headings.append(NotedHeading(made[1], out.write(made[0]), title))
    out.write("\n")


def other(choose: Choices, out: Writer) -> None:
    """What looks like links, headings or the end of the front matter, and is none."""
    word = _word(choose)
    kind = choose.pick(["fence", "indented", "rule", "comment", "more", "shortcode", "formula", "html", "list"])
    if kind == "fence":
        out.hide("code", f"```py\n# {word}\n---\n[a](b) <!-- more -->\n```\n")
    elif kind == "indented":
        out.write("w\n\n    ")  # a list would take the indented lines for its own
        out.hide("code", f"# {word} [a](b) {{{{< x >}}}}\n")
    elif kind == "comment":
        out.comment(f"<!-- {word}\n# [a](b) -->")
    elif kind == "more":
        span = out.comment(choose.pick(["<!--more-->", "<!-- more -->"]))
        out.more = out.more or span
    elif kind == "shortcode":
        out.hide("html", choose.pick(_SHORTCODES))
    elif kind == "formula":
        out.hide("math", f"$$\n{word}\n=\n# [a](b)\n$$")
    elif kind == "html":
        out.hide("html", "<div>")
        out.write(f"\n# {word} [a](b)\n")
        out.hide("html", "</div>")
    else:
        rule = "---" if out.start > 1 else "***"  # the first would open a front matter
        out.write({"rule": rule, "list": f"- [ ] {word}\n- [x] [[{word}]]\n\n  > # {word}"}[kind])
    out.write("\n\n")


def pages(choose: Choices) -> tuple[Writer, list[Written]]:
    newline = choose.pick(["\n", "\r\n"])
    text = choose.pick(["", "\ufeff"])
    written: list[Written] = []
    if choose.integer(0, 4):
        blanks = choose.pick(["", "", " \t"])
        text += f"---{blanks}{newline}" + choose.pick(["", f"# é😀 [a](b){newline}"])
        text, written = keys(choose, text, newline)
        text += choose.pick(["---", "..."]) + blanks + newline
    out = Writer(newline, text, len(text))
    for _ in range(choose.integer(0, 5)):
        choose.pick([paragraph, paragraph, heading, other])(choose, out)
    if any(link.dest is None for link in out.links):
        out.hide("mark", '[r0]: </r é/> "t"')
    return out, written


@settings(max_examples=400)
@given(choices(_COUNT).map(pages))
def test_places_in_pages(case: tuple[Writer, list[Written]]) -> None:
    out, written = case
    source = decode(out.text.encode("utf-8"), "x.md")
    document = page.parse(source)
    assert document.faults == ()
    (root,) = document.roots
    assert isinstance(root, Mapping)
    scalars = [scalar for scalar in values(document) if scalar.end <= out.start]  # those of the front matter
    assert [scalar.text for scalar in scalars] == [item.value for item in written]
    for scalar, item in zip(scalars, written, strict=True):
        check_map(source.text, scalar, item.ranges)
    parts = {key.text: value for key, value in root.pairs if key.style == RAW and isinstance(value, Scalar)}
    assert {name: Span(part.start, part.end) for name, part in parts.items()} == _expected_parts(out)
    body = parts["@body"]
    structure = markdown.parse(body.text)
    _check_structure(out, body, structure)
    for part in parts.values():
        _check_part(source.text, part, markdown.clip(structure, part.start - body.start, part.end - body.start), out)
    comments = [source.text[slice(*comment.span)] for comment in document.comments if comment.span.start >= out.start]
    assert comments == out.comments


def _expected_parts(out: Writer) -> dict[str, Span]:
    """The body, lead, rest and sections that the module docstring describes, found the slow and simple way."""
    text, headings, end = out.text, out.headings, len(out.text)
    opens = bool(headings) and headings[0].level == 1 and not text[out.start : headings[0].span.start].strip()
    start = headings[0].span.end if opens else out.start
    stops = [heading.span for heading in headings[opens:]] + (
        [out.more] if out.more and out.more.start >= start else []
    )
    stop = min(stops, default=Span(end, end))
    rest = stop.end if stop == out.more else stop.start
    parts = {"@body": Span(out.start, end), "@lead": Span(start, stop.start)}
    if text[rest:].strip():
        parts["@rest"] = Span(rest, end)
    for index, heading in enumerate(headings):
        number = sum(other.title == heading.title for other in headings[: index + 1])
        name = f"@section:{heading.title}" + (f"#{number}" if number > 1 else "")
        after = (other.span.start for other in headings[index + 1 :] if other.level <= heading.level)
        parts[name] = Span(heading.span.end, next(after, end))
    return parts


def _check_structure(out: Writer, body: Scalar, structure: Markdown) -> None:
    """Links and hidden parts of the body are what was written, at the characters where it was written."""
    reference = Span(out.text.find("/r é/"), out.text.find("/r é/") + 5)
    shown = [(_shift(link.span, body), _shift(link.text, body), _shift(link.dest, body)) for link in structure.links]
    assert shown == [(link.span, link.text, link.dest or reference) for link in out.links]
    for link in structure.links:
        assert link.target == body.text[slice(*link.dest)]
        assert link.form == ("inline" if link.dest.end < link.span.end else "reference")
    marks = [(out.text[slice(*_shift(span, body))], kind) for kind, span in structure.hidden]
    brackets = [mark for mark, kind in marks if kind == "mark"]
    assert len(brackets) == 2 * len(out.links) + any(link.dest is None for link in out.links)
    hidden = [(kind, text.strip()) for text, kind in marks if kind != "mark" or text.startswith("[r0]")]
    assert hidden == out.hidden


def _check_part(text: str, part: Scalar, structure: Markdown, out: Writer) -> None:
    """Each character of a part is its own, and its share of the structure lies where that of the body lies."""
    assert part.text == text[part.start : part.end]
    chars = char_map(text, part)
    assert (chars is None) == (part.text == "")
    if chars is not None:
        spans = [chars.char_span(index) for index in range(len(part.text))]
        assert spans == [(part.start + index, part.start + index + 1) for index in range(len(part.text))]
    inside = [link for link in out.links if part.start <= link.span.start and link.span.end <= part.end]
    assert [_shift(link.text, part) for link in structure.links] == [link.text for link in inside]
    for link in structure.links:
        assert text[slice(*_shift(link.dest, part))] == link.target
    for kind, span in structure.hidden:
        assert 0 <= span.start < span.end <= len(part.text)
        if kind in ("code", "math", "image"):
            assert (kind, part.text[slice(*span)].strip()) in out.hidden


def _shift(span: Span, by: Scalar) -> Span:
    return Span(span.start + by.start, span.end + by.start)
