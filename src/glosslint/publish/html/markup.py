"""Markdown to HTML that is safe to show: sanitised, with links to pages of the site, formulas as MathML, which
browsers show without a script, and headings in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote, unquote

from glosslint.facts.prose import Prose
from glosslint.facts.read_prose import name_in as name_in_link
from glosslint.layout.link_patterns import LinkPatterns
from glosslint.model import Edit, Span
from glosslint.parse.markdown import parser as markdown
from glosslint.parse.markdown.structure import drop_overlaps, replace_parts
from glosslint.parse.tex import TexError, to_mathml
from glosslint.util.sequences import Intervals

#: Inline styles, which math-core writes for \color. The pages' CSP forbids them, and colour alone carries no meaning.
_STYLE = re.compile(r' style="[^"]*"')


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str:
    """Return a formula as MathML, or the TeX itself as code if it cannot be converted."""
    converted = to_mathml(tex, display)
    if isinstance(converted, TexError):
        return f'<code class="tex">{escape(tex)}</code>'
    return _STYLE.sub("", converted).replace("<math", f'<math alttext="{escape(tex)}"', 1)


_TAG_NAMES = """
    a abbr b blockquote br cite code dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp
    small span strong sub sup table tbody td th thead tr u ul var
"""
#: The tags that texts may contain. No images: browsers would fetch them from other sites.
_TAGS = frozenset(_TAG_NAMES.split())
_ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}}
_MATH = re.compile(r'<span class="math math-(inline|display)">([^<]*)</span>')
_LINK = re.compile(r"<a(?: href=\"([^\"]*)\")?>(.*?)</a>", re.DOTALL)
_IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>')
_HEADING = re.compile(r"<(/?)h([1-6])>")
_PARAGRAPH = re.compile(r"</?p>")
#: Tags of what is not within a line: between the words on both sides there is a space.
_BLOCK = re.compile(r"</?(?:blockquote|br|d[dlt]|div|h[1-6r]|li|ol|p|pre|table|tbody|t[dhr]|thead|ul)\b[^>]*>")
#: The number of a footnote in a text; a footnote.
_FOOTNOTE = re.compile(
    r'<sup class="footnote-reference"><a href="[^"]*">\d+</a></sup>'
    r'|<div class="footnote-definition"(?:(?!<div class="footnote-definition").)*?</div>',
    re.DOTALL,
)
#: The name of a shortcode or Liquid tag, and an argument after it: {{< term "x" >}}, {{ term(x) }}, {% term id=x %}.
_SHORTCODE_NAME = re.compile(r"\{[{%<-]+\s*[\w./-]+")
_ARGUMENT = re.compile(r"""(?<=[\s(,])(?:(?P<key>[\w-]+)=)?(?:(["'])(?P<quoted>.*?)\2|(?P<bare>[\w./#-]+))""")
_NAME = "?name="
_TAG = re.compile(r"<[^>]*>")
WEB_PAGES = ("https://", "http://")


class EntryLink(NamedTuple):
    """A link to an entry: its words, its address as written in the page, and the key of its card, if it has one."""

    title: str
    href: str
    card: str = ""


#: Returns what a destination in a text links to; ``None`` if it is not an entry.
Resolve = Callable[[str], EntryLink | None]


def sanitise(text: str, notes: bool = True) -> str:
    """Return Markdown as HTML without active content: no scripts, styles, events, forms, frames or images. Without
    ``notes``, there are no footnotes."""
    import nh3
    from pyromark import Options, html as to_html

    shown = Options.ENABLE_MATH | Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
    html = _IMAGE.sub(r"\1", to_html(_escape_dollars(text), options=shown))
    return nh3.clean(
        html if notes else _FOOTNOTE.sub("", html),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes={"span": {"math", "math-inline", "math-display"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _escape_dollars(text: str) -> str:
    """Return Markdown with a backslash before each dollar sign of a price or a variable: those begin no formula, as
    rules read the text, and would to a parser."""
    if "$" not in text:
        return text
    hidden = Intervals((span, None) for _, span in markdown.parse(text).hidden)
    signs = (at for at, sign in enumerate(text) if sign == "$" and text[at - 1 : at] != "\\" and not hidden.at(at))
    return replace_parts(text, (((at, at), "\\") for at in signs))


def block(text: str, resolve: Resolve, top: int = 2) -> str:
    """Return Markdown as HTML. Its highest heading gets the level ``top``, and no level is skipped."""
    html = _LINK.sub(lambda match: _write_link(match, resolve), sanitise(text))
    html = _MATH.sub(_formula, html)
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = html.replace("<table>", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>')
    return _headings(html.replace("</table>", "</table></div>"), top)


def inline(text: str) -> str:
    """Return a short text as HTML in one line, without links and footnotes: for cards and lists."""
    html = _LINK.sub(r"\2", sanitise(text, notes=False))
    return _PARAGRAPH.sub(" ", _MATH.sub(_formula, html)).strip()


def plain(text: str) -> str:
    """Return the words of a text, without any markup and footnotes."""
    html = _BLOCK.sub(" ", sanitise(text, notes=False))
    return " ".join(unescape(_TAG.sub("", html)).split())


def write_links(text: str, patterns: LinkPatterns, title_of: Callable[[str], str]) -> str:
    """Return ``text`` with Markdown links in place of the layout's shortcodes, which show their words, or the term that
    ``title_of`` returns for their destination; links that give a name of an entry, and not its id, get a destination of
    ``name_destination``."""
    shortcodes = [*patterns.shortcodes(text)]
    if not (shortcodes or patterns.by_words or "]({{" in text):
        return text
    markup = markdown.parse(text)
    code = Intervals((span, None) for kind, span in markup.hidden if kind == "code")
    named = ((link, name_in_link(text, link)) for link in markup.links if link.target in patterns.by_words)
    written = [Edit(link.dest, name_destination(name[0])) for link, name in named if name is not None]
    for own in shortcodes:
        if not code.at(own.start):
            target = f"<{name_destination(own.target) if own.named else own.target}>"
            is_destination = text[max(own.start - 2, 0) : own.start] == "]("
            words = own.words or ("" if own.named else title_of(own.target)) or own.target
            link = target if is_destination else f"[{words}]({target})"
            written.append(Edit(Span(own.start, own.end), link))
    known = {edit.span.start for edit in written} | {own.start for own in shortcodes}
    others = (link.dest for link in markup.links if text.startswith("{{", link.dest.start))
    written += (Edit(dest, "<>") for dest in others if dest.start not in known)  # its words are shown, without a link
    return replace_parts(text, drop_overlaps(sorted(written)))


def inline_references(prose: Prose) -> str:
    """Return a text with inline links in place of those to destinations that are defined elsewhere on its page, and
    without the marks of footnotes that are there."""
    text = prose.text
    away = (link for link in prose.markdown.links if link.form == "reference" and not 0 <= link.dest.start < len(text))
    found = [Edit(link.span, f"[{text[slice(*link.text)]}](<{link.target}>)") for link in away]
    found += (Edit(note, "") for note in find_notes(prose) if f"{text[slice(*note)]}:" not in text)
    return replace_parts(text, drop_overlaps(sorted(found)))


def find_notes(prose: Prose) -> Iterator[Span]:
    """Yield where a text has the mark of a footnote: ``[^1]``."""
    hidden = prose.markdown.hidden
    yield from (span for kind, span in hidden if kind == "mark" and prose.text.startswith("[^", span.start))


def write_shortcodes(text: str, patterns: LinkPatterns, title_of: Callable[[str], str]) -> str:
    """Return Markdown with words in place of the shortcodes and Liquid tags that are not links of the layout: those of
    ``text="words"``, else the term of the entry that an argument names, by ``title_of``, else the last argument. In
    place of those that are alone or around a text there is nothing."""
    if "{{" not in text and "{%" not in text:
        return text
    others = {own.start for own in patterns.shortcodes(text)}
    hidden = markdown.parse(text).hidden
    codes = [(kind, span) for kind, span in hidden if kind in ("html", "shortcode") and span.start not in others]
    shown = (
        (span, _words_of_shortcode(text[slice(*span)], title_of) if kind == "shortcode" else "")
        for kind, span in codes
        if text.startswith(("{{", "{%"), span.start) and text[max(span.start - 2, 0) : span.start] != "]("
    )
    return replace_parts(text, shown)


def _words_of_shortcode(code: str, title_of: Callable[[str], str]) -> str:
    if not code.startswith(("{{<", "{{%", "{%")) and "(" not in code:
        return code  # a variable, or a text on templates
    name = _SHORTCODE_NAME.match(code)
    found = _ARGUMENT.finditer(code, name.end() if name is not None else 0)
    values = {match["key"] or match.start(): match[match.lastgroup or 0] for match in found}
    titles = filter(None, map(title_of, values.values()))
    return values.get("text") or next(titles, "") or next(reversed(values.values()), "")


def name_destination(name: str) -> str:
    """Return a destination for the entry with a name, which ``name_in`` recognises."""
    return _NAME + quote(name)


def name_in(destination: str) -> str:
    """Return the name in a destination of ``name_destination``; an empty string for any other destination."""
    return unquote(destination.removeprefix(_NAME)) if destination.startswith(_NAME) else ""


def _write_link(match: re.Match[str], resolve: Resolve) -> str:
    destination, words = unescape(match[1] or ""), match[2]
    target = resolve(destination) if destination else None
    if target is not None:
        card = f' data-card="{escape(target.card)}"' if target.card else ""
        return f'<a href="{escape(target.href)}"{card}>{words}</a>'
    if destination.startswith((*WEB_PAGES, "mailto:")):
        return f'<a href="{match[1]}" rel="external noopener noreferrer">{words}</a>'
    return words


def _formula(match: re.Match[str]) -> str:
    return mathml(unescape(match[2]), match[1] == "display")


def _headings(html: str, top: int) -> str:
    levels = [int(level) for closes, level in _HEADING.findall(html) if not closes]
    if not levels:
        return html
    shift, last = top - min(levels), top - 1
    new: list[int] = []
    for level in levels:
        last = min(level + shift, last + 1, 6)
        new.append(last)
    opening, closing = iter(new), iter(new)
    return _HEADING.sub(lambda match: f"<{match[1]}h{next(closing if match[1] else opening)}>", html)
