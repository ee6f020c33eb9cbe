"""Keys of entries → their values, and the roles that these and their names suggest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glosslint.detect.containers import Group
from glosslint.detect.sections import HEADING, Headings, has_text, heading_of, headings_of
from glosslint.detect.words import (
    ALIASES,
    DOMAIN,
    EXAMPLES,
    EXPANSION,
    ID,
    KIND,
    LANGUAGE,
    OTHERS,
    PROSE,
    PROSE_ORDER,
    REFERENCES,
    REPLACED_BY,
    ROLE_KEYS,
    SHORT,
    STATUS,
    TARGETS,
    TERM,
    VALUES,
    are_languages,
    is_language,
    may_be_step,
    names_language,
    normal,
    split_language,
    usual_name,
    words_in,
)
from glosslint.layout.layout import INDEX, KEY, PATH, SLUG, STEM, EntryNode, entry_nodes
from glosslint.layout.roles import is_numbered, parse_role
from glosslint.model.frozen import cached_property
from glosslint.parse.page.names import names_in
from glosslint.parse.page.table import MoreNames
from glosslint.parse.scalar_values import is_null, own_strings
from glosslint.parse.tree import BODY, Mapping as MappingNode, Node, Scalar, Sequence as SequenceNode
from glosslint.text.acronyms import is_sure_form
from glosslint.text.names import fold

_MOSTLY_KNOWN = 0.7  # share of the values of a key for synonyms that are terms of entries, if it refers to these
_DEPTH = 4
SENTENCE = 5  # words on average; shorter strings are values
LONG_TERM = 8  # words on average; longer strings are not names
NEARLY_ALL, _USUAL, _OFTEN, _RARE = 0.9, 0.5, 0.1, 0.02  # shares of the entries that have a key
_AGAIN = 20  # times that a string of a few kinds occurs, on average
_FEW_KINDS, _FEWEST_NAMES = 12, 3
_MANY_ENTRIES = 0.1  # share of those in one of several languages
_SEVERAL = 2  # terms with what may be a short or long form in brackets


@dataclass
class Key:
    """A path of keys as in roles (``*`` for a language), the spellings of its case, and the strings under it."""

    path: str
    spellings: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    entries: set[int] = field(default_factory=set)
    listed: bool = False  # whether a string is in a list
    first: Node | None = None
    file: str = ""

    @cached_property
    def _words(self) -> list[str]:
        return [step for step in reversed(self.path.split(".")) if step != "*"]

    @cached_property
    def name(self) -> str:
        """The last key that is a word, as the lists of words have it."""
        return usual_name((*self._words, "")[0])

    @cached_property
    def above(self) -> str:
        """The last but one key that is a word, or an empty string."""
        return normal((*self._words, "", "")[1])

    @cached_property
    def words(self) -> float:
        """The average number of words of a string."""
        return sum(map(words_in, self.texts)) / max(len(self.texts), 1)

    @cached_property
    def distinct(self) -> float:
        """The share of different strings, ignoring case."""
        return len({text.casefold() for text in self.texts}) / max(len(self.texts), 1)

    @property
    def is_class(self) -> bool:
        """Whether a few strings occur again and again, such as the chapter or field of entries."""
        return len(self.texts) >= _AGAIN * len(set(self.texts))

    @property
    def has_links(self) -> bool:
        """Whether half of the strings are addresses."""
        return 2 * sum("://" in text for text in self.texts) >= len(self.texts) > 0

    @property
    def is_code(self) -> bool:
        """Whether the strings are single words."""
        return sum(" " in text for text in self.texts) <= _RARE * len(self.texts)

    @property
    def is_of_entry(self) -> bool:
        """Whether it is about the entry, and not about a source, a link or another entry."""
        return not {self.above, *self.above.split("_")} & {*OTHERS, *REFERENCES} and not is_language(self.path)


@dataclass(frozen=True)
class Roles:
    """The roles of a group's keys; ``ids`` and ``references`` are candidates, likeliest first."""

    term: str
    prose: Mapping[str, str]
    term_pattern: str = ""
    more_names: tuple[MoreNames, ...] = ()
    ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    expansion: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()  # keys that may hold references by their values, not by their names
    status: str = ""
    replaced_by: str = ""
    kind: str = ""
    names: str = ""  # a key that entries without prose have instead; it may name another entry
    domain: str = ""
    beside: tuple[str, ...] = ()  # keys with sentences and no role
    translated: tuple[str, ...] = ()  # keys of terms and texts in other languages

    @property
    def core(self) -> str:
        """The field that is the definition."""
        return next(iter(self.prose), "")


class Keys:
    """The keys of the entries of a group, by path, in order of occurrence, without the parts of pages."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.count = len(group.nodes)
        self.by_path: dict[str, Key] = {}
        self.headings: Headings = headings_of(group)
        self.translated = _find_translated(group.nodes)
        coded = sum(bool(_language_keys(node.node, top=True)) for node in group.nodes)  # with mappings under codes
        by_language = 2 * coded > len(group.nodes)
        folded: dict[str, Key] = {}
        number, end = 0, 0
        for document in group.documents:
            start, end = end, end + sum(1 for _ in entry_nodes(document, group.layout))
            for number in range(start, end):
                for path, scalar, in_list in _strings(group.nodes[number].node, "", _DEPTH, by_language, in_list=False):
                    if path in self.translated:
                        continue
                    key = folded.setdefault(path.casefold(), Key(path, first=scalar, file=document.source.path))
                    key.spellings[path] += 1
                    key.texts.append(scalar.text)
                    key.entries.add(number)
                    key.listed = key.listed or in_list
        for key in folded.values():
            key.path = key.spellings.most_common(1)[0][0]
            self.by_path[key.path] = key

    def every(self, *, names: Iterable[str] = (), without: Iterable[str] = ()) -> list[Key]:
        """Return the keys of these usual names, or all, without the paths in ``without``."""
        wanted, left = frozenset(names), frozenset(without)
        return [key for key in self.by_path.values() if (not wanted or key.name in wanted) and key.path not in left]

    def terms(self) -> list[str]:
        """Return the roles that may hold the term, those that are called so first."""
        single = [key for key in self.every() if not key.listed and key.words <= LONG_TERM]
        usual = [key for key in single if len(key.entries) >= _USUAL * self.count and key.is_of_entry]
        named = sorted((key for key in usual if key.name in TERM), key=lambda key: (key.path.count("."), _rank(key)))
        short = [key for key in usual if key.name in SHORT and key.distinct >= NEARLY_ALL]
        found = [key.path for key in [*named[:3], *short[:1]]]
        if self.group.shape.entries == "map":
            found.append(KEY)
        if self.group.shape.page and not named:
            found.append(BODY if len(self.entries_with(BODY)) > _USUAL * self.count else STEM)
        codes = sorted((key for key in single if is_language(key.path)), key=lambda key: key.path != "en")
        likely = [key for key in single if _is_like_terms(key, self.count) and key.name not in ROLE_KEYS]
        return found or [key.path for key in (*codes, *likely) if key.words < SENTENCE][:1]

    def texts(self, term: str) -> list[str]:
        """Return the roles that may hold the definition."""
        group = self.group
        if group.are_texts:
            return ["definition"]
        free = [key for key in self.every(without=(term,)) if key.is_of_entry and not key.has_links]
        named = [key for key in free if key.name in PROSE and len(key.entries) >= _RARE * self.count]
        full = [key for key in free if key.words >= SENTENCE and 2 * len(key.entries) >= self.count]
        others = [key for key in full if key not in named and key.name not in VALUES | EXAMPLES]
        others.sort(key=lambda key: (key.name.rpartition("_")[2] not in PROSE, -key.words))
        long_forms = [key for key in free if key.name in EXPANSION]
        found = [key.path for key in (*sorted(named, key=_rank), *others[:1], *long_forms[:1])]
        if group.shape.page:
            return [self.headings.definition or "@lead", *(path for path in found if self.by_path[path] in named)]
        codes = [key.path for key in self.every(without=(term,)) if is_language(key.path) and key.words >= SENTENCE]
        return found or sorted(codes, key=lambda path: path != "en")[:1]

    @cached_property
    def _texts(self) -> frozenset[int]:
        """The numbers of the entries that are texts, or pages with one; asked for once for each pair of keys."""
        return frozenset(number for number, node in enumerate(self.group.nodes) if has_text(node.node))

    def entries_with(self, role: str) -> frozenset[int]:
        """Return the numbers of the entries that have a string of a role."""
        if role in (KEY, STEM):
            return frozenset(range(self.count))
        nodes = enumerate(self.group.nodes)
        if role == BODY:
            return frozenset(number for number, node in nodes if heading_of(node))
        if role.startswith("@") or self.group.are_texts:
            return self._texts
        own = self.by_path[role].entries if role in self.by_path else set[int]()
        return frozenset(own | {number for number, node in nodes if not isinstance(node.node, MappingNode)})

    def values(self, role: str) -> list[str]:
        """Return the strings of a role, an empty one where an entry has none; of a list, the first."""
        nodes = self.group.nodes
        if role == KEY:
            return [node.key.text if node.key is not None else "" for node in nodes]
        if role == STEM:
            return [node.stem for node in nodes]
        if role == BODY:
            return [heading_of(node) for node in nodes]
        if self.group.are_texts:
            return [next((text.text for text, _ in own_strings(node.node)), "") for node in nodes]
        compiled = self.group.layout.role(role) if "*" not in role else parse_role(role, ("*",))
        found = (compiled.select(node.node, node.root) for node in nodes)
        return [strings[0].scalar.text if strings else "" for strings in found]

    def prose(self, term: str, core: str) -> dict[str, str]:
        """Return the fields of prose with the roles of their texts, the definition first."""
        group = self.group
        if group.are_texts:
            return {"definition": "definition"}
        main = self.by_path.get(core)
        name = PROSE.get(main.name, main.name if self.every(names=PROSE) else "") if main is not None else ""
        found = {name or "definition": core}
        if core == self.headings.definition:
            found |= {"lead": "@lead"} if self.headings.has_lead else {}
            found |= dict(self.headings.texts)
        elif core == "@lead":
            found |= (
                {"body": "@rest"}
                if any(isinstance(node.node, MappingNode) and node.node.get("@rest") for node in group.nodes)
                else {}
            )
        elif group.shape.page and self.entries_with("@lead"):
            found["body"] = "@body"
        least = _RARE * self.count
        others = [key for key in self.every(names=PROSE, without=(term, core)) if len(key.entries) >= least]
        for key in sorted(others, key=_rank):
            field_name = next((name for name in (PROSE[key.name], key.name, "explanation") if name not in found), "")
            if field_name and key.is_of_entry and key.words >= _FEWEST_NAMES:
                found[field_name] = key.path
        return found

    def roles(self, term: str, core: str) -> Roles:
        """Return the roles of all keys, given those of the term and the definition."""
        prose = self.prose(term, core)
        defined = frozenset[int]().union(*map(self.entries_with, prose.values()))
        ids = self._ids(term, defined)
        taken = {term, *ids, *prose.values()}

        def take(fits: Callable[[Key], bool]) -> list[Key]:
            """Return the keys that fit and have no other role."""
            found = [key for key in self.every(without=taken) if fits(key)]
            taken.update(key.path for key in found)
            return found

        undefined = self.entries_with(term) - defined
        instead = [key for key in self.every(without=taken) if _stands_in(key, undefined)][:1]
        taken |= {key.path for key in instead}
        aliases = take(lambda key: key.name in ALIASES and key.words <= LONG_TERM)
        terms = set(map(fold, self.values(term)))
        known = [(key, sum(fold(text) in terms for text in key.texts)) for key in aliases]  # synonyms that are entries
        thesaurus = [key for key, count in known if count >= max(_FEWEST_NAMES, _MOSTLY_KNOWN * len(key.texts))]
        without_links = take(
            lambda key: (
                not key.has_links and (key.name in REFERENCES or (key.above in REFERENCES and key.name in TARGETS))
            )
        )
        referring = [*thesaurus, *without_links]
        expansion = take(lambda key: key.name in EXPANSION and key.words <= LONG_TERM)
        free = self.every(without=taken)
        usual = [key for key in free if len(key.entries) >= _OFTEN * self.count and key.is_of_entry]
        beside = [key for key in usual if key.words >= SENTENCE and not key.has_links and key.name not in VALUES]
        kinds = self.every(names=KIND) if instead else []
        codes = [key.path for key in free if is_language(key.path)] if any(map(is_language, taken)) else []
        return Roles(
            term=term,
            prose=prose,
            term_pattern=HEADING if term == BODY else "",
            more_names=_more_names(self.values(term)),
            ids=ids,
            aliases=(
                *(key.path for key in aliases if key.above not in OTHERS and key not in thesaurus),
                *self.headings.names,
            ),
            expansion=tuple(key.path for key in expansion),
            references=(*(key.path for key in referring), *self.headings.related),
            guesses=tuple(key.path for key in free if _may_refer(key)),
            status=self._single(STATUS, self.count / 2),
            replaced_by=self._single(REPLACED_BY),
            kind=next((key.path for key in kinds if len(set(key.texts)) <= _FEW_KINDS), ""),
            names=next((key.path for key in instead), ""),
            domain=self._single(DOMAIN),
            beside=(*(key.path for key in beside if not key.is_class), *self.headings.left_out),
            translated=(*codes, *sorted(self.translated)),
        )

    def _single(self, names: Iterable[str], least: float = 0) -> str:
        fit = (key for key in self.every(names=names) if not key.listed and "." not in key.path)
        return next((key.path for key in fit if len(key.entries) >= least), "")

    def _ids(self, term: str, defined: frozenset[int]) -> tuple[str, ...]:
        """Return the roles that may be the id, the likeliest first: a key called "id", what a page, mapping or list has
        by itself, other keys with different one-word strings."""
        least = NEARLY_ALL * min(self.count, len(defined))
        single = [key for key in self.every(names=ID, without=(term,)) if not key.listed and key.is_code]
        usual = [key for key in single if len(key.entries) >= least and not key.has_links]
        keyed = [key.path for key in sorted(usual, key=lambda key: (key.path.count("."), ID.index(key.name)))]
        stems = [node.stem for node in self.group.nodes]
        first = [path for path in keyed if normal(path) == "id" and self.values(path) != stems]
        shape = self.group.shape
        files = PATH if INDEX in stems or len({*stems}) < len(stems) else STEM  # token/index.md
        own = files if shape.entries == "file" else KEY if shape.entries == "map" else SLUG
        comes_last = own == SLUG or (own == files and not shape.page)
        return tuple(dict.fromkeys([*keyed, own] if comes_last else [*first, own, *keyed]))


def _stands_in(key: Key, undefined: frozenset[int]) -> bool:
    """Return whether several entries without prose have a key, and hardly any with prose: it may name another entry."""
    if key.name in VALUES or key.words > LONG_TERM or key.has_links or (key.name in REFERENCES and key.name != "see"):
        return False
    few = 1 if key.name in (*ALIASES, "see") else 2
    few = few if key.entries <= undefined else _FEWEST_NAMES
    return len(undefined & key.entries) >= max(few, NEARLY_ALL * len(key.entries))


def _rank(key: Key) -> tuple[int, int]:
    """Return a sort key, lowest for the usual names that are preferred for the term or the definition."""
    order: Sequence[str] = TERM if key.name in TERM else PROSE_ORDER
    return order.index(key.name) if key.name in order else len(order), key.path.count(".")


def _is_like_terms(key: Key, count: int) -> bool:
    """Return whether the strings of a key with an unknown name are short and differ."""
    usual = len(key.entries) >= NEARLY_ALL * count and key.distinct >= NEARLY_ALL and key.is_of_entry
    numbers = sum(text.strip().isdecimal() or "/" in text for text in key.texts)
    return usual and not key.has_links and 2 * numbers < len(key.texts)


def _may_refer(key: Key) -> bool:
    steps = {normal(step) for step in key.path.split(".")}
    short = len(key.texts) >= _FEWEST_NAMES and key.words <= LONG_TERM and not key.is_class
    return short and not steps & (VALUES | ROLE_KEYS - {"term"})


def _more_names(terms: Sequence[str]) -> tuple[MoreNames, ...]:
    """Return what adds names to the terms: short and long forms in brackets, which are judged one by one."""
    kinds: tuple[MoreNames, ...] = ("short-forms",)
    found = [[text[slice(*part)] for part in parts] for text in terms if len(parts := names_in(text, kinds)) > 1]
    pairs = [(term, name) for term, *names in found for name in names]
    return kinds if len(found) >= _SEVERAL or any(is_sure_form(*pair) for pair in pairs) else ()


def languages_of_entries(keys: Keys) -> tuple[str, tuple[str, ...]]:
    """Return the key whose values are the languages of the entries, and the languages that many of them have; without
    such a key, or if all entries have the same language, both are empty."""
    for key in keys.every(names=LANGUAGE):
        counts = Counter(filter(names_language, key.texts))
        many = tuple(code for code, number in counts.items() if number >= _MANY_ENTRIES * keys.count)
        if len(many) > 1:
            return key.path, many
    return "", ()


def _find_translated(nodes: Iterable[EntryNode]) -> frozenset[str]:
    """Return the top-level keys of terms and texts in other languages than English, or than the first if none is
    English: ``name_fr`` beside ``name_en``, or ``termFr`` beside ``term``."""
    found: dict[str, dict[str, str]] = {}  # by language, the keys with their roles
    for entry in nodes:
        for key, _ in entry.node.pairs if isinstance(entry.node, MappingNode) else ():
            base, language = split_language(key.text)
            base = base or ("" if language else normal(key.text))
            if role := "term" if base in TERM else "text" if base in PROSE else "alias" if base in ALIASES else "":
                found.setdefault(language, {})[key.text] = role
    plain = set(found.get("", {}).values())
    whole = [language for language, keys in found.items() if {"term", "text"} <= {*keys.values()}]
    if not found.keys() - {""}:
        return frozenset()
    main = "en" if "en" in whole else "" if {"term", "text"} <= plain or not whole else whole[0]
    left: set[str] = set()
    for role in ("term", "text", "alias"):  # in one language each
        having = [one for one in dict.fromkeys((main, "", "en", *found)) if role in found.get(one, {}).values()]
        left |= {key for one in having[1:] for key, own in found[one].items() if own == role}
    return frozenset(left)


def _language_keys(node: Node, top: bool) -> frozenset[str]:
    """Return the keys that are language codes: at the ``top`` of an entry those of mappings, elsewhere all or none."""
    if not isinstance(node, MappingNode):
        return frozenset()
    if top:
        return frozenset(k.text for k, value in node.pairs if isinstance(value, MappingNode) and is_language(k.text))
    names = frozenset(key.text for key, _ in node.pairs)
    return names if are_languages(names) else frozenset()


def _strings(node: Node, path: str, depth: int, by_language: bool, in_list: bool) -> Iterator[tuple[str, Scalar, bool]]:
    """Yield the strings of an entry, with the paths of their keys, and whether they are in a list."""
    if isinstance(node, Scalar):
        if path and node.text.strip() and not is_null(node):
            yield path, node, in_list
    elif isinstance(node, SequenceNode):
        for item in node.items:
            if not isinstance(item, SequenceNode):
                yield from _strings(item, path, depth, by_language, in_list=True)
    elif path and is_numbered(node):
        for _, sense in node.pairs:
            yield from _strings(sense, path, depth, by_language, in_list=True)
    elif depth:
        by_code = _language_keys(node, top=not path) if path or by_language else frozenset[str]()
        for key, value in node.pairs:
            if may_be_step(key.text):
                step = "*" if key.text in by_code else key.text
                yield from _strings(value, f"{path}.{step}".lstrip("."), depth - 1, by_language, in_list)
