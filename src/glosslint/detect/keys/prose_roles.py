"""Keys → the fields of prose: the definition, and other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from glosslint.detect.containers import Group
from glosslint.detect.keys import names
from glosslint.detect.keys.headings.parts import Headings, has_lead, headings_of
from glosslint.detect.keys.keys import URL_MARKS, Key
from glosslint.detect.page_texts import translations
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import Mapping as MappingNode, Node, Scalar

_RARE = 0.02  # a field in a smaller share of the entries is not prose
_OFTEN = 0.1  # share of the entries that have a text beside those that are checked, to be listed
_FULL = 0.5  # share of the entries of the fullest field; a field in fewer is not the definition
SENTENCE = 5  # words on average; shorter strings are values
#: Parts of a page that are not prose: shortcodes and tags, links and images, the marks of items and headings.
_NO_PROSE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|<[^<>]*>|!?\[[^\[\]]*\]\([^()]*\)|[-*+#]+[ \t]")
_EMPTY = re.compile(r"&#?\w{1,12};|<[^<>]{0,500}>")  # entities and tags
_BESIDE = re.compile(r"related|(?:articles?|links?|sources?|resources?|references?|videos?|images?)\Z")
_DESCRIBED, _UNWRITTEN = 0.9, 0.25  # share of pages with a description, and with no other text


def prose_fields(by_path: Mapping[str, Key], group: Group, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the name in messages and the path of each prose field, the definition first."""
    written = sum(has_text(node.node) for node in group.nodes) if group.shape.page else 0
    in_front = any(len(key.entries) > written for key in by_path.values() if key.name in names.DEFINITION)
    headings = headings_of(group) if written and not in_front else Headings()
    described = bool(written) and not in_front and not headings.definition and _is_described_in_front(by_path, group)
    below = dict(_below_headings(headings, group))
    yield from below.items()
    if written and not in_front and not described and not below:
        yield "definition", "@lead"
        if any(isinstance(node.node, MappingNode) and node.node.get("@rest") is not None for node in group.nodes):
            yield "body", "@rest"
    if group.are_texts:
        yield "definition", "definition"
        return
    free = (key for key in by_path.values() if key.name in names.PROSE and key.path not in taken and _is_own(key))
    common = [key for key in free if len(key.entries) >= _RARE * len(group.nodes)]
    # A word or two may be a definition ("terminate": "end"), but beside a longer text they are a category or the like.
    named = [key for key in common if key.words >= 3] or [key for key in common if key.name in names.DEFINITION]
    named = named or [key for key in common if _describes_shortly(key, by_path)]
    order = list(names.PROSE)
    most = max((len(key.entries) for key in named), default=0)
    named.sort(key=lambda key: (len(key.entries) < _FULL * most, order.index(key.name), key.path.count(".")))
    used = {"definition", "body", *below} if written and not in_front and not described else set()
    chosen = [*named]
    if not group.shape.page and most < _FULL * len(group.nodes):  # the texts are under a key of another name
        known = {*taken, *(key.path for key in named)}
        for key in _unnamed_prose((key for key in by_path.values() if key.path not in known), len(group.nodes)):
            chosen.append(key)
            used.add(key.name if named or used else "definition")
            yield key.name if named or len(used) > 1 else "definition", key.path
    for key in named:
        name = names.PROSE[key.name] if names.PROSE[key.name] not in used else key.name
        if name not in used:
            used.add(name)
            yield name, key.path
    if described:
        yield "body", "@body"
    if not group.shape.page and not chosen:
        yield from (("definition", path) for path in _in_language(by_path, taken, len(group.nodes)))
    if chosen and not group.shape.page:
        lacking = set(range(len(group.nodes))) - set().union(*(key.entries for key in chosen))
        known = {*taken, *(key.path for key in chosen)}
        others = (key for key in by_path.values() if key.path not in known and key.name not in used)
        yield from ((key.name, key.path) for key in others if _instead(key, lacking))


def _below_headings(headings: Headings, group: Group) -> Iterator[tuple[str, str]]:
    """Yield the fields that are below headings of pages, and what is above these, if the definition is among them."""
    if headings.definition:
        yield "definition", headings.definition
        yield from [("lead", "@lead")] if any(has_lead(node, 1) for node in group.nodes) else []
        yield from headings.texts


def _describes_shortly(key: Key, by_path: Mapping[str, Key]) -> bool:
    """Return whether a key holds descriptions of a word or two, beside one of terms that is called so."""
    terms = next((own for own in by_path.values() if own.name in names.CALLED_TERMS), None)
    if terms is None or names.PROSE[key.name] not in ("description", "explanation") or key.listed:
        return False
    return not translations(key.texts, terms.texts)


def has_text(node: Node) -> bool:
    """Return whether an entry is a text or a list of texts, not empty, or a page whose body is more than markup.

    A page that only leads to another may have ``&nbsp;`` or a comment.
    """
    if isinstance(node, MappingNode):
        texts = (node.get("@lead"), node.get("@rest"))
        return any(isinstance(text, Scalar) and re.search(r"\w", _EMPTY.sub("", text.text)) for text in texts)
    return any(text.text.strip() for text, _ in own_strings(node))


def _is_described_in_front(by_path: Mapping[str, Key], group: Group) -> bool:
    """Return whether the definitions are descriptions in the front matter: nearly all pages have one, and many have no
    other text than links."""
    unwritten = {number for number, node in enumerate(group.nodes) if not _has_sentence(node.node)}
    described = (key.entries for key in by_path.values() if key.name in names.PROSE and key.words >= 2 * SENTENCE)
    return any(
        len(having) >= _DESCRIBED * len(group.nodes) and len(having & unwritten) >= _UNWRITTEN * len(group.nodes)
        for having in described
    )


def _has_sentence(page: Node) -> bool:
    lead = page.get("@lead") if isinstance(page, MappingNode) else None
    return isinstance(lead, Scalar) and len(_NO_PROSE.sub(" ", lead.text).split()) >= SENTENCE


def _instead(key: Key, lacking: set[int]) -> bool:
    """Return whether a key has sentences in most entries that have no other text: ``productDescription``."""
    if key.words < SENTENCE or key.listed or "." in key.path or key.share(URL_MARKS) >= 0.5 or _says_other(key):
        return False
    return key.name not in names.BESIDE and 2 * len(key.entries & lacking) >= max(len(lacking), 2)


def _unnamed_prose(free: Iterable[Key], count: int) -> list[Key]:
    """Return the fields with unusual names and sentences in at least half of the entries.

    They are the fields that end in a usual name (``ruleDescription``), fullest first, or else the field with the
    longest texts.
    """
    full = [key for key in free if 2 * len(key.entries) >= count and key.words >= SENTENCE]
    texts = [key for key in full if key.share(URL_MARKS) < 0.5 and not _says_other(key)]
    called = [key for key in texts if key.name.rpartition("_")[2] in names.PROSE]
    called.sort(key=lambda key: -len(key.entries))
    return called or sorted(texts, key=lambda key: -key.words)[:1]


def texts_beside(by_path: Mapping[str, Key], taken: set[str], count: int) -> tuple[str, ...]:
    """Return the keys with sentences that have no role, such as ``context`` beside a definition, fullest first."""
    known = {*names.NOT_REFERENCES, *names.TRANSLATIONS, *names.REFERENCES, *names.ALIASES, *names.EXPANSION}
    full = [key for key in by_path.values() if key.path not in taken and len(key.entries) >= _OFTEN * count]
    fit = [key for key in full if key.words >= SENTENCE and key.share(URL_MARKS) < 0.5 and _is_own(key)]
    free = (key for key in fit if not known.intersection(map(names.normal, key.path.split("."))) and not key.is_class)
    return tuple(key.path for key in sorted(free, key=lambda key: -len(key.entries)) if not _says_other(key))


def lists_beside(by_path: Mapping[str, Key], taken: set[str], count: int) -> tuple[str, ...]:
    """Return the keys with lists of words that have no role, fullest first; tags and the like are none of the text."""
    full = [key for key in by_path.values() if key.path not in taken and len(key.entries) >= _OFTEN * count]
    fit = [key for key in full if key.listed and "." not in key.path and key.words < SENTENCE]
    free = (key for key in fit if key.share(URL_MARKS) < 0.5 and not key.is_class and not _says_other(key))
    return tuple(key.path for key in sorted(free, key=lambda key: -len(key.entries)))


def _is_own(key: Key) -> bool:
    """Return whether a text is about the entry, not about an article, a link or a related entry beside it."""
    return _BESIDE.search(names.normal(key.above)) is None


def _says_other(key: Key) -> bool:
    other = key.name in names.NOT_REFERENCES or key.name in names.TRANSLATIONS
    return other or names.is_language(key.path)


def _in_language(by_path: Mapping[str, Key], taken: set[str], count: int) -> Iterator[str]:
    """Yield the key of the texts if they are under codes of languages: that of English, or else the first."""
    free = (key for key in by_path.values() if key.path not in taken)
    codes = [key for key in free if names.is_language(key.path) and not key.listed]
    full = [key.path for key in codes if 2 * len(key.entries) >= count and key.words >= SENTENCE]
    yield from sorted(full, key=lambda path: path.lower() != "en")[:1]
