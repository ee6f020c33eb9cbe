"""Pages with one entry each: the headings that most of them have, and what the texts below these are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glosslint.detect.containers import Group
from glosslint.detect.page_texts import LINK
from glosslint.detect.pages.columns import defines as names_definition, names_aliases
from glosslint.detect.words import ALIASES, EXAMPLES, REFERENCES, normal
from glosslint.layout.layout import EntryNode
from glosslint.parse.markdown.page import NAMES, SECTION
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import BODY, Mapping, Node, Scalar
from glosslint.text.messages import joined
from glosslint.text.names import fold, slug

_FEWEST, _NEARLY_ALL = 3, 0.9  # pages with the heading of definitions, and their share
_KNOWN, _USUAL, _MOST = 2, 0.1, 12  # pages with another heading, their share, and the number of such headings
_LEADS = 0.5  # share of the pages with a sentence above the first heading, which then is the definition
_LISTS = 0.8  # share of the texts below a heading that list names
_SENTENCE = 5  # words
_AGAIN = re.compile(r"#\d+\Z")  # the second heading of a page with the same words
_IS_CALLED_SO = re.compile(r"(?:[\w-]+ )?definitions?\b.*")
_DEFINES_MORE = re.compile(r"definitions? ?(?:[&/(]|and |or |in |for ).+", re.IGNORECASE)
_MAY_BE_MORE = re.compile(r"details?")
_SIGNS = re.compile(r"\A[\W\d_]+|[\W_]+\Z")  # numbers and pictures around the words of a heading
_LABEL = re.compile(r"\s*\*\*[^*\n]{1,40}:\s?\*\*")  # "**Synonyms:** line", which is no text of its own
#: Entities, tags, shortcodes and links.
_EMPTY = re.compile(r"&#?\w{1,12};|<[^<>]{0,500}>|\{\{[^{}]*\}\}|\{%[^{}]*%\}|!?\[[^\[\]]*\]\([^()]*\)")
_TITLE = re.compile(r"\A\s*#[ \t]+(.*\S)")
#: Fields that the texts below headings do not get, because others have these names.
_TAKEN = frozenset(("definition", "lead", "body"))
_NO_ALIASES = frozenset(("short", "abbreviations"))
_NO_REFERENCES = frozenset(("ref", "refs", "reference", "references", "see"))  # "See: X" may be all of a text
_MORE_REFERENCES = frozenset(("related_term", "compare_with", "contrast_with", "seealso"))
_PARTS = {"@lead": "the page", "@rest": "", "@body": "the page"}


def words_of(title: str) -> str:
    """Return the folded words of a heading, without numbers and signs around them."""
    return fold(_SIGNS.sub("", title))


def has_role(words: str) -> bool:
    """Return whether folded words are usual before definitions, other names or other entries."""
    return defines(words) or lists_names(words) or refers(words)


def defines(words: str) -> bool:
    """Return whether folded words are usual before definitions."""
    return names_definition(words) or _DEFINES_MORE.fullmatch(words) is not None


def lists_names(words: str) -> bool:
    """Return whether folded words are usual before other names."""
    return words not in _NO_ALIASES and (names_aliases(words) or normal(words) in ALIASES)


def refers(words: str) -> bool:
    """Return whether folded words are usual before other entries."""
    return (normal(words) in REFERENCES or normal(words) in _MORE_REFERENCES) and normal(words) not in _NO_REFERENCES


def shows_use(words: str) -> bool:
    """Return whether folded words are usual before examples."""
    return normal(words) in EXAMPLES


def heading_of(node: EntryNode) -> str:
    """Return the heading with which a page begins, or an empty string."""
    text = node.node.get(BODY) if isinstance(node.node, Mapping) else None
    match = _TITLE.match(text.text) if isinstance(text, Scalar) else None
    return match[1] if match is not None else ""


def has_text(node: Node) -> bool:
    """Return whether an entry is a text or a list of texts, not empty, or a page whose body is more than markup."""
    if isinstance(node, Mapping):
        texts = (node.get("@lead"), node.get("@rest"))
        return any(isinstance(text, Scalar) and re.search(r"\w", _EMPTY.sub("", text.text)) for text in texts)
    return any(text.text.strip() for text, _ in own_strings(node))


class Headings(NamedTuple):
    """The roles of the text below the heading of definitions (empty if there is none), of the lists of other names and
    of other entries, of the texts below other headings with the names of their fields, and below ``rare`` ones;
    ``has_lead``: whether a page has a text above its first heading."""

    definition: str = ""
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    rare: tuple[str, ...] = ()
    has_lead: bool = False


class _Heading(NamedTuple):
    """The words of a heading as the first page writes them, the texts below it, and how many of these list names."""

    title: str
    texts: list[str]
    lists: int

    @property
    def words(self) -> str:
        return words_of(self.title)

    @property
    def is_list(self) -> bool:
        return self.lists >= _LISTS * len(self.texts)


def headings_of(group: Group) -> Headings:
    """Return what the headings of the pages of a group are for."""
    if not group.shape.page:
        return Headings()
    found = sorted(_headings(group), key=lambda heading: -len(heading.texts))
    lists = [heading for heading in found if heading.is_list and len(heading.texts) >= _KNOWN]
    names = [heading for heading in lists if lists_names(heading.words)]
    related = [one for one in lists if refers(one.words) and not any(map(LINK.search, one.texts))]
    main = next((heading for heading in found if _is_definition(heading, group)), None)
    if main is None:
        return Headings("", _roles(NAMES, names), _roles(NAMES, related))
    others = [heading for heading in found if heading not in (main, *names, *related)]
    usual = [one for one in others if len(one.texts) >= max(_KNOWN, _USUAL * len(group.nodes))][:_MOST]
    fields = {_field(heading.title): heading for heading in reversed(usual)}
    rare = [heading for heading in others if heading not in fields.values()]
    texts = tuple((field, f"{SECTION}{heading.title}") for field, heading in reversed(fields.items()))
    own = _roles(NAMES, names), _roles(NAMES, related), texts, _roles(SECTION, rare)
    return Headings(f"{SECTION}{main.title}", *own, any(_has_lead(node, 1) for node in group.nodes))


def _roles(prefix: str, headings: Iterable[_Heading]) -> tuple[str, ...]:
    return tuple(f"{prefix}{heading.title}" for heading in headings)


def _headings(group: Group) -> Iterator[_Heading]:
    """Yield the headings that have a text, without those of the whole page."""
    found: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for node in group.nodes:
        keys = {key.text.casefold() for key, _ in node.node.pairs} if isinstance(node.node, Mapping) else set()
        for title, text in _sections(node):
            if text.strip():
                found[title.casefold()].append((title, text, f"{NAMES}{title}".casefold() in keys))
    for every in found.values():
        yield _Heading(every[0][0], [text for _, text, _ in every], sum(is_list for _, _, is_list in every))


def _sections(node: EntryNode) -> Iterator[tuple[str, str]]:
    """Yield the titles and texts of the sections of a page below its title, without those in other sections."""
    if not isinstance(node.node, Mapping):
        return
    lead, end = node.node.get("@lead"), -1
    for key, value in node.node.pairs:
        if not key.text.startswith(SECTION) or not isinstance(value, Scalar) or value.start < end:
            continue
        if isinstance(lead, Scalar) and value.start == lead.start:
            continue  # the title of the page
        end = value.end
        if not _AGAIN.search(key.text):
            yield key.text.removeprefix(SECTION), value.text


def _is_definition(heading: _Heading, group: Group) -> bool:
    """Return whether the definitions are below a heading: nearly all pages have it, and it is called so, or most have
    no sentence above the first heading."""
    if len(heading.texts) < max(_FEWEST, _NEARLY_ALL * len(group.nodes)) or not defines(heading.words):
        return False
    few = sum(_has_lead(node, _SENTENCE) for node in group.nodes) < _LEADS * len(group.nodes)
    return _IS_CALLED_SO.fullmatch(heading.words) is not None or (few and _MAY_BE_MORE.fullmatch(heading.words) is None)


def _has_lead(node: EntryNode, words: int) -> bool:
    lead = node.node.get("@lead") if isinstance(node.node, Mapping) else None
    return isinstance(lead, Scalar) and len(lead.text.split()) >= words and _LABEL.match(lead.text) is None


def _field(title: str) -> str:
    """Return the name in messages of the texts below a heading."""
    words = words_of(title)
    name = "related" if refers(words) else slug(words).replace("--", "-") or "section"
    return f"{name}-text" if name in _TAKEN else name


def shown(role: str) -> str:
    """Return a role without languages and numbers; of the section of a page, its title."""
    if role.startswith((NAMES, SECTION)):
        return role.partition(":")[2]
    return ".".join(step for step in role.split(".") if step != "*" and not step.isdecimal())


def quoted(role: str) -> str:
    """Return a role in quotation marks, also with the word for it: ``the section "See also"``."""
    return f'{"the section " if role.startswith((NAMES, SECTION)) else ""}"{shown(role)}"'


def name_of(role: str) -> str:
    """Return the name in messages of the texts with a role: that of a section of a page, or else the last key."""
    return _field(shown(role)) if role.startswith(SECTION) else normal(re.split(r"[.:]", shown(role))[-1])


def places(roles: Iterable[str]) -> list[str]:
    """Return where the texts of several roles are, each once: the page, keys, and the sections together."""
    every = list(dict.fromkeys(roles))
    sections = [f'"{shown(role)}"' for role in every if role.startswith((NAMES, SECTION))]
    others = (_PARTS.get(role, quoted(role)) for role in every if not role.startswith((NAMES, SECTION)))
    found = list(dict.fromkeys(filter(None, others)))
    if sections:
        found.append(f"the section{'s' if len(sections) > 1 else ''} {joined(sections)}")
    return found
