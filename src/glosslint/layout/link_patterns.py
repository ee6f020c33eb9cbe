"""Link destinations: which of them name an entry, in a form of the layout or in a similar one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass
from glosslint.text.did_you_mean import edit_distance
from glosslint.text.safe_regex import UserPattern
from glosslint.util.regexes import lazy_pattern

#: An id that is a whole destination: without path, query, anchor, scheme, file suffix or template.
_BARE_ID = r"(?P<id>[^\s/#?:.{}<>]+)"
#: An id before or after literal text; it may contain dots and colons.
_ID = r"(?P<id>[^\s/#?{}<>]+?)"
#: The same for ids that are paths, such as layers/attention.
_BARE_PATH = r"(?P<id>[^\s/#?:.{}<>]+(?:/[^\s/#?:.{}<>]+)*)/?"
_PATH = r"(?P<id>[^\s/#?{}<>]+?(?:/[^\s/#?{}<>]+?)*)"
_REST = r"(?:[?#].*)?"
_IN_FOLDER = lazy_pattern(r"(?P<folder>[^\s?#:]+/)(?P<id>[^\s/#?:.{}<>]+)(?:/|\.(?:md|html?))?" + _REST)
_MANY = 20_000  # destinations in the cache of targets
_FOLDER = 4  # letters: many shorter names differ by only one
_UPWARDS = lazy_pattern(r"^(?:\.{1,2}/)+")
#: Destinations that may mean an entry in other forms than the layout's: its anchor, path, file or page.
_LOOSE = (
    lazy_pattern(r"(?:\.{0,2}/|#)?" + _BARE_ID + r"(?:/|\.(?:md|html?))?" + _REST),
    lazy_pattern(r"(?:[^\s?#:]*/)?" + _BARE_ID + r"\.ya?ml" + _REST),
    lazy_pattern(r"[^\s/#?:.]{0,3}#" + _BARE_ID),
)
#: An id with a # in it by mistake: t#raining_data.
_SHIFTED = lazy_pattern(r"[^\s/#?:.{}<>]{1,3}#[^\s/#?:.{}<>]+")
#: The beginnings of patterns that describe a whole link, not its destination.
_WHOLE = ("{{", "{%", "[[")
#: A pattern of links whose words, not whose destination, name the entry: [page kinds](g).
_WORDS = re.compile(r"\[\{text\}\]\((?P<dest>[^\s(){}]+)\)")
#: A role, as MyST and reStructuredText write it: {term}`text`, :term:`shown words <text>`.
_ROLE = re.compile(r"(?P<role>\{[\w:.-]+\}|:[\w:.-]+:)`\{(?P<key>id|text)\}`")
#: A macro with its arguments in parentheses: {{Glossary("id")}}, {{Glossary("id", "shown words")}}.
_MACRO = lazy_pattern(r"""\{\{\s*(?P<name>[\w.-]+)\(\s*["']\{(?P<key>id|text)\}["']\s*\)\s*\}\}""")
#: What may follow the id in a link of a wiki or Obsidian: a heading, and the words to show; ``\\|`` in a table.
_WIKI_END = r"(?:#[^\[\]|\n]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?"
#: The words to show among other attributes: text="words".
_WORDS_OF = r"""(?:(?=[^<>{}%]*\btext\s*=\s*(?P<around>["'])(?P<words>[^"'<>{}%]*)(?P=around)))?"""
_SHORTCODE = lazy_pattern(r"(\{\{[<%]|\{%-?)\s*([\w./-]+)\s*(.*?)\s*([>%]\}\}|-?%\})", re.DOTALL)
#: The value of an attribute: a quoted string or one word.
_VALUE = r"""(?P<quote>["'`]?)(?P<id>[^\s"'`{}<>=,]+(?: [^\s"'`{}<>=,]+)*?)(?P=quote)(?=[\s>%/},-])"""
_NAME = r"""(?P<quote>["'])(?P<name>[^"'{}<>=\n]+)(?P=quote)(?=[\s>%/},-])"""
_ATTRIBUTE = lazy_pattern(r"""([\w-]+)\s*=\s*["']?\{(?:id|text)\}["']?""")


class EntryShortcode(NamedTuple):
    """A shortcode that links to an entry by its id or by a name (``named``), and where it is, in characters."""

    target: str
    start: int
    end: int
    id_start: int  # of the id or name
    id_end: int
    named: bool = False
    words: str = ""  # to be shown, if it has any beside the id or name


@dataclass(frozen=True)
class LinkPatterns:
    """The ``links`` of a layout. Roles and patterns that begin with ``{{``, ``{%`` or ``[[`` are shortcodes; others are
    destinations.

    ``{id}`` matches the id and, in a shortcode without attributes, ``{text}`` matches any words. Without ``{id}``,
    ``{text}`` matches a name of the entry, in a shortcode or as the words of a link.
    """

    patterns: tuple[str, ...]
    site: tuple[str, ...] = ()
    nested: bool = False  # whether ids are paths, with slashes
    by_name: bool = False  # whether links give a name of the entry, as :term: in reStructuredText does
    where: str = "layout"  # what errors call the layout

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The patterns of destinations."""
        return tuple(
            pattern for pattern in self.patterns if not is_shortcode(pattern) and not _WORDS.fullmatch(pattern)
        )

    @cached_property
    def gives_page(self) -> bool:
        """Whether links give the page of an entry before its anchor, so that pages may have equal anchors."""
        return any(pattern.partition("#{id}")[1] and not pattern.startswith("#") for pattern in self.forms)

    @cached_property
    def by_words(self) -> Mapping[str, str]:
        """The patterns of links whose words name the entry, by their destinations."""
        matches = ((_WORDS.fullmatch(pattern), pattern) for pattern in self.patterns)
        return {match["dest"]: pattern for match, pattern in matches if match is not None}

    @cached_property
    def _destinations(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_destination(pattern, self.nested) for pattern in self.forms)

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """The folders before the id in patterns, if they are long enough for typos to be recognised."""
        before = (pattern.partition("{id}")[0] for pattern in self.forms)
        return tuple(folder for folder in before if len(_letters(folder)) >= _FOLDER and folder.endswith("/"))

    @cached_property
    def _shortcodes(self) -> tuple[UserPattern, ...]:
        key = f"{self.where}: links"
        return tuple(
            UserPattern(_shortcode(pattern), key, pattern) for pattern in self.patterns if is_shortcode(pattern)
        )

    @cached_property
    def target(self) -> Callable[[str], str | None]:
        """Returns the id that a destination names, percent-decoded, or ``None`` if it links to something else. Several
        links share a destination, and several facts are read from a link."""
        return lru_cache(_MANY)(self._target)

    def _target(self, destination: str) -> str | None:
        span = self.id_span(destination)
        return unquote(destination[slice(*span)]) if span is not None else None

    def id_span(self, destination: str) -> Span | None:
        """Return where the id is in a destination; ``None`` if the destination does not name an entry."""
        match = self._match(destination)
        if match is None:
            return None
        shift = len(destination) - len(match.string)
        return Span(match.start("id") + shift, match.end("id") + shift)

    def _match(self, destination: str) -> re.Match[str] | None:
        site = next((site for site in self.site if is_below(destination, site)), None)
        local = (destination.removeprefix(site.rstrip("/")) or "/") if site is not None else destination
        local = local.replace(" ", "_")  # which an id in angle brackets may hold, as in [x](<#load balancer>)
        return next((match for pattern in self._destinations if (match := pattern.fullmatch(local)) is not None), None)

    def likely_targets(self, destination: str) -> Iterator[str]:
        """Yield the ids that a destination in another form than the layout's may mean, likeliest first: ``#rope``,
        ``/rope``, ``rope.md``, ``../glossary/rope.yaml``, ``r#ope``."""
        for pattern in _LOOSE:
            match = pattern.fullmatch(destination)
            if match is not None:
                yield unquote(match["id"])
        if "#" in destination[1:] and _SHIFTED.fullmatch(destination):
            yield destination.replace("#", "")

    def near_miss(self, destination: str) -> str | None:
        """Return the id in a destination whose folder is one letter off (/term/ for /terms/); ``None`` otherwise."""
        match = _IN_FOLDER.fullmatch(destination)
        if match is None:
            return None
        folder = _letters(match["folder"])
        near = any(edit_distance(folder, _letters(known), 1) == 1 for known in self._folders)
        return unquote(match["id"]) if near else None

    def shortcodes(self, text: str) -> Iterator[EntryShortcode]:
        """Yield the shortcodes of a text that link to entries."""
        if self._shortcodes and ("{" in text or "[[" in text or ":`" in text):
            for pattern in self._shortcodes:
                for match in pattern.matches(text):
                    key = "id" if "id" in match.re.groupindex else "name"
                    words = match["words"] if "words" in match.re.groupindex else ""
                    yield EntryShortcode(
                        match[key].strip(), *match.span(), *match.span(key), key == "name", (words or "").strip()
                    )

    def form_of(self, destination: str) -> str:
        """Return the pattern that a destination matches, or an empty string."""
        if destination in self.by_words:
            return self.by_words[destination]
        match = self._match(destination)
        return self.forms[self._destinations.index(match.re)] if match is not None else ""

    @property
    def shortcode_forms(self) -> str:
        """The patterns of shortcodes, in words."""
        return '", "'.join(filter(is_shortcode, self.patterns))

    def destination_of(self, target: str) -> str:
        """Return the destination of a link to the entry ``target``, in the first form of the layout."""
        return self.forms[0].replace("{id}", target) if self.forms else target


def is_below(destination: str, site: str) -> bool:
    """Return whether a destination is on a site; "https://x.org/termsheet" is not on "https://x.org/terms"."""
    if not destination.startswith(site):
        return False
    return len(destination) == len(site) or not site[-1].isalnum() or destination[len(site)] in "/?#"


def is_shortcode(pattern: str) -> bool:
    """Return whether a pattern describes a whole link, not only its destination or words."""
    return pattern.startswith(_WHOLE) or _ROLE.fullmatch(pattern) is not None


def _destination(pattern: str, nested: bool) -> re.Pattern[str]:
    before, _, after = pattern.partition("{id}")
    bare = not before and not after
    end = re.escape(after.rstrip("/")) + "/?" if after.endswith("/") else re.escape(after)
    name = (_BARE_PATH if bare else _PATH) if nested else (_BARE_ID if bare else _ID)
    return re.compile(re.escape(before) + name + end + _REST)


def _letters(folder: str) -> str:
    return folder.strip("./")


def _shortcode(pattern: str) -> str:
    """Return the regular expression for a shortcode; other attributes may come before and after the one with the id."""
    match, role, macro = _SHORTCODE.fullmatch(pattern), _ROLE.fullmatch(pattern), _MACRO.fullmatch(pattern)
    named = "{id}" not in pattern
    group = "name" if named else "id"
    if pattern.startswith("[["):
        before, _, after = pattern.removesuffix("]]").partition("{text}" if named else "{id}")
        return rf"(?<!!){re.escape(before)}(?P<{group}>[^\[\]|#\\\n]+){re.escape(after)}{_WIKI_END}\]\]"
    if role is not None:
        shown = r"(?:(?P<words>[^`<>]{1,200}?)\s*<)?(?=\S)(?![\w.-]+:\S)"  # "python:iterator" is of another project
        return rf"{re.escape(role['role'])}`{shown}(?P<{group}>[^`<>]{{1,200}}?)>?`"
    if macro is not None:
        name = rf"""(?P<quote>["'])(?P<{group}>[^"'{{}}\n]+)(?P=quote)"""
        words = r"""(?:(?P<around>["'])(?P<words>[^"'{}\n]+)(?P=around))?"""
        return rf"(?i)\{{\{{\s*{re.escape(macro['name'])}\(\s*{name}\s*(?:,\s*{words}[^{{}}\n]*)?\)\s*\}}\}}"
    if match is None:
        if named:
            return re.escape(pattern).replace(re.escape("{text}"), r"(?P<name>[^{}<>|]+?)")
        text = re.escape(pattern).replace(re.escape("{text}"), r"(?P<words>[^{}<>]*?)", 1).replace(r"\ ", r"\s*")
        return text.replace(re.escape("{id}"), r"(?P<id>[^\s\"',{}<>]+)")
    opening, name, attributes, closing = match.groups()
    attribute = _ATTRIBUTE.search(attributes)
    before = rf"(?:[^<>{{}}%]*?\s)?{re.escape(attribute[1])}\s*=\s*" if attribute else ""
    body = before + (_NAME if named else _VALUE)
    return rf"{re.escape(opening)}-?\s*{re.escape(name)}\s+{_WORDS_OF}{body}[^<>{{}}%]*-?{re.escape(closing)}"


def normalize_page(destination: str) -> str:
    """Return a page in one form for all its spellings, such as ``/glossary/rope/`` and ``../glossary/rope``."""
    page = _UPWARDS.sub("", destination) if destination.startswith(".") else destination
    return (unquote(page) if "%" in page else page).strip("/")
