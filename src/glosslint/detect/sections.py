"""Pages with one entry each: the headings that most of them have, and what the texts below these are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glosslint.detect.containers import Group
from glosslint.detect.pages.columns import defines, names_aliases
from glosslint.detect.words import ALIASES, REFERENCES, normal
from glosslint.layout.layout import EntryNode
from glosslint.parse.markdown import parser
from glosslint.parse.markdown.page import NAMES, SECTION
from glosslint.parse.markdown.structure import Hidden, blank_out, drop_overlaps
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, Mapping, Node, Scalar
from glosslint.text.messages import quote_all
from glosslint.text.names import fold, slug

_FEWEST, _NEARLY_ALL = 3, 0.9  # pages with the heading of definitions, and their share
_KNOWN, _USUAL, _MOST = 2, 0.1, 12  # pages with another heading, their share, and the number of such headings
_LISTS = 0.8  # share of the texts below a heading that list names
_FAR = 200  # characters
_AGAIN = re.compile(r"#\d+\Z")  # the second heading of a page with the same words
_LABEL = re.compile(r"\W*[^\W\d_][\w ]{0,40}:.*[^.!?]")  # "**Synonyms:** line", which is no text of its own
_SIGNS = re.compile(r"\A[\W\d_]+|[\W_]+\Z")  # numbers and pictures around the words of a heading
HEADING = r"\A\s*#[ \t]+(.*\S)"  # at the top of a page, it is the term
#: Fields that the texts below headings do not get, because others have these names.
_TAKEN = frozenset(("definition", "lead", "body"))
_NO_ALIASES = frozenset(("short", "abbreviations"))
_NO_REFERENCES = frozenset(("ref", "refs", "reference", "references", "see"))  # "See: X" may be all of a text
_MORE_REFERENCES = frozenset(("related_term", "compare_with", "contrast_with", "seealso"))


def words_of(title: str) -> str:
    """Return the folded words of a heading, without numbers and signs around them."""
    return fold(_SIGNS.sub("", title))


def lists_names(words: str) -> bool:
    """Return whether folded words are usual before other names."""
    return words not in _NO_ALIASES and (names_aliases(words) or normal(words) in ALIASES)


def refers(words: str) -> bool:
    """Return whether folded words are usual before other entries."""
    return (normal(words) in REFERENCES or normal(words) in _MORE_REFERENCES) and normal(words) not in _NO_REFERENCES


def heading_of(node: EntryNode) -> str:
    """Return the heading with which a page begins, or an empty string."""
    text = _value(node, BODY)
    match = re.match(HEADING, text.text) if isinstance(text, Scalar) else None
    return match[1] if match is not None else ""


def has_text(node: Node) -> bool:
    """Return whether an entry is a text or a list of texts, not empty, or a page whose body is more than markup."""
    if not isinstance(node, Mapping):
        return any(text.text.strip() for text, _ in own_strings(node))
    whole = [text.text for key in ("@lead", "@rest") if isinstance(text := node.get(key), Scalar)]
    for part in (part for text in whole for part in (text[: text.find("\n", _FAR) + 1], text)):  # quickly, then surely
        hidden, links = parser.parse(part)
        marked = drop_overlaps((*(Hidden("mark", link.span) for link in links), *hidden))
        if any(map(str.isalnum, blank_out(part, (one.span for one in marked)))):
            return True
    return False


class Headings(NamedTuple):
    """The roles of the text below the heading of definitions (empty if there is none), of the lists of other names and
    of other entries, of the texts below other headings with the names of their fields, and of those that are
    ``left_out``; ``has_lead``: whether a page has a text above its first heading."""

    definition: str = ""
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    has_lead: bool = False


class _Heading(NamedTuple):
    """The words of a heading as the first page writes them, the texts below it, and how many of these list names."""

    title: str
    texts: list[str]
    lists: int

    @property
    def words(self) -> str:
        return words_of(self.title)


def headings_of(group: Group) -> Headings:
    """Return what the headings of the pages of a group are for."""
    if not group.shape.page:
        return Headings()
    found = sorted(_headings(group), key=lambda heading: -len(heading.texts))
    lists = [one for one in found if one.lists >= _LISTS * len(one.texts) and len(one.texts) >= _KNOWN]
    names = [one for one in lists if lists_names(one.words)]
    related = [one for one in lists if refers(one.words) and not any(parser.parse(text).links for text in one.texts)]
    own = _roles(NAMES, names), _roles(NAMES, related)
    above = [lead.text.strip() for node in group.nodes if isinstance(lead := _value(node, "@lead"), Scalar)]
    leads = [text for text in above if text and _LABEL.fullmatch(text) is None]
    usual = (one for one in found if len(one.texts) >= max(_FEWEST, _NEARLY_ALL * len(group.nodes)))
    main = next((one for one in usual if defines(one.words)), None)
    if main is None:
        return Headings("", *own)
    others = [one for one in found if one not in (main, *names, *related)]
    known = [one for one in others if len(one.texts) >= max(_KNOWN, _USUAL * len(group.nodes))][:_MOST]
    fields = {_field(one.title): one for one in reversed(known)}
    rare = [one for one in others if one not in fields.values()]
    texts = tuple((field, f"{SECTION}{one.title}") for field, one in reversed(fields.items()))
    labels = ("@lead",) if any(above) and not leads else ()
    return Headings(f"{SECTION}{main.title}", *own, texts, (*_roles(SECTION, rare), *labels), bool(leads))


def _roles(prefix: str, headings: Iterable[_Heading]) -> tuple[str, ...]:
    return tuple(f"{prefix}{heading.title}" for heading in headings)


def _headings(group: Group) -> Iterator[_Heading]:
    """Yield the headings that have a text, without the titles of pages, and those in the parts of others."""
    found: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for node in group.nodes:
        page = node.node if isinstance(node.node, Mapping) else Mapping((), 0, 0)
        lead, end = page.get("@lead"), -1
        keys = {key.text.casefold() for key, _ in page.pairs}
        for key, value in page.pairs:
            is_title = lead is not None and value.start == lead.start
            if not key.text.startswith(SECTION) or not isinstance(value, Scalar) or value.start < end or is_title:
                continue
            end = value.end
            title = key.text.removeprefix(SECTION)
            if value.text.strip() and not _AGAIN.search(title):
                found[title.casefold()].append((title, value.text, f"{NAMES}{title}".casefold() in keys))
    for every in found.values():
        yield _Heading(every[0][0], [text for _, text, _ in every], sum(is_list for _, _, is_list in every))


def _value(node: EntryNode, key: str) -> Node | None:
    return node.node.get(key) if isinstance(node.node, Mapping) else None


def _field(title: str) -> str:
    """Return the name in messages of the texts below a heading."""
    words = words_of(title)
    name = "related" if refers(words) else slug(words).replace("--", "-") or "section"
    return f"{name}-text" if name in _TAKEN else name


def show_role(role: str) -> str:
    """Return a role without languages and numbers; of the section of a page, its title."""
    if role.startswith((NAMES, SECTION)):
        return role.partition(":")[2]
    return ".".join(step for step in role.split(".") if step != "*" and not step.isdecimal())


def quote_role(role: str) -> str:
    """Return a role in quotation marks, also with the word for it: ``the section "See also"``."""
    return f'{"the section " if role.startswith((NAMES, SECTION)) else ""}"{show_role(role)}"'


def name_of(role: str) -> str:
    """Return the name in messages of the texts with a role: that of a section of a page, or else the last key."""
    return _field(show_role(role)) if role.startswith(SECTION) else normal(re.split("[.:@]", show_role(role))[-1])


def places(roles: Iterable[str], lead: str = "the page") -> list[str]:
    """Return where the texts of several roles are, each once: the page, keys, and the sections together."""
    every = list(dict.fromkeys(roles))
    sections = [show_role(role) for role in every if role.startswith((NAMES, SECTION))]
    parts = {"@lead": lead, "@rest": "", "@body": "the page"}
    others = (parts.get(role, quote_role(role)) for role in every if not role.startswith((NAMES, SECTION)))
    found = list(dict.fromkeys(filter(None, others)))
    if sections:
        found.append(f"the section{'s' if len(sections) > 1 else ''} {quote_all(sections)}")
    return found
