"""The mechanical kinds of slips: those that a checker finds without a dictionary or a grammar."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tools.recall.glossaries import LANGUAGES, Entry, Glossary, GlossaryKind, GlossarySlip
from tools.recall.kinds import Slip, write

#: The forms of the English glossary, and all glossaries with ids.
_FORMS = ("en", "page", "table", "pages")
_ALL = (*LANGUAGES, "page")
_ANYWHERE = 10_000  # lines


def in_file(pattern: str, replacement: str) -> GlossarySlip:
    """Return what writes a replacement over one match of the pattern in the file."""
    slip = write(pattern, replacement)
    return lambda glossary, random: slip(glossary.content, random)


def in_text(slip: Slip) -> GlossarySlip:
    """Return what plants a slip into one of the definitions."""

    def plant(glossary: Glossary, random: Random) -> str | None:
        for entry in random.sample(glossary.entries, len(glossary.entries)):
            text = slip(entry.text, random)
            if text is not None and text != entry.text:
                return _write_text(glossary, entry, text)
        return None

    return plant


def whole_text(*texts: str) -> GlossarySlip:
    """Return what writes one of the texts instead of a definition. They may name the term: ``{term}``, ``{Term}``."""

    def plant(glossary: Glossary, random: Random) -> str:
        entry = random.choice(glossary.entries)
        text = random.choice(texts)
        text = text.replace("{term}", entry.term).replace("{Term}", entry.term[0].upper() + entry.term[1:])
        return _write_text(glossary, entry, text)

    return plant


def opening(begin: str) -> GlossarySlip:
    """Return what writes words before the first letter of a definition, which gets lower case."""

    def plant(glossary: Glossary, random: Random) -> str:
        entry = random.choice([entry for entry in glossary.entries if entry.text.startswith(("A ", "An ", "The "))])
        article = "an" if entry.term[0] in "aeiou" else "a"
        text = begin.replace("{term}", entry.term).replace("{A}", article.capitalize())
        return _write_text(glossary, entry, f"{text} {entry.text[0].lower()}{entry.text[1:]}")

    return plant


def copy(role: str, alter: Callable[[str], str] = str) -> GlossarySlip:
    """Return what writes the id, term or text of an entry, altered, over that of another one."""

    def plant(glossary: Glossary, random: Random) -> str:
        one, other = random.sample(glossary.entries, 2)
        return _write_over(glossary, other, role, alter(getattr(one, role)))

    return plant


def change(role: str, alter: Callable[[str], str]) -> GlossarySlip:
    """Return what alters the id, term or text of an entry."""

    def plant(glossary: Glossary, random: Random) -> str:
        entry = random.choice(glossary.entries)
        return _write_over(glossary, entry, role, alter(getattr(entry, role)))

    return plant


#: What is an id or a term in each form of the glossary, but for links.
_HOLDERS = {
    "id": r"(?<=^- id: ){0}$|^{0}(?=,)|(?<=\{{#){0}(?=\}}$)|(?<=^\fterms/){0}(?=\.md$)",
    "term": r"(?<=^  term: ){0}$|(?<=,){0}(?=,)|(?<=^## ){0}(?= \{{#)|(?<=^# ){0}$",
}


def _write_over(glossary: Glossary, entry: Entry, role: str, value: str) -> str:
    if role == "text":
        return _write_text(glossary, entry, value)
    holder = _HOLDERS[role].format(re.escape(getattr(entry, role)))
    return re.sub(holder, lambda _: value, glossary.content, flags=re.MULTILINE)


def _write_text(glossary: Glossary, entry: Entry, text: str) -> str:
    """Return the content with another definition of the entry."""
    old, new = glossary.written(entry.text), glossary.written(text)
    return re.sub(rf"(?m)(?<=[ ,\n]){re.escape(old)}$", lambda _: new, glossary.content, count=1)


def entry_twice(glossary: Glossary, random: Random) -> str:
    """Write an entry of the list a second time, below itself."""
    blocks = re.split(r"(?m)^(?=- id: )", glossary.content)
    at = random.randrange(1, len(blocks))
    return "".join([*blocks[: at + 1], *blocks[at:]])


def unsorted_entry(glossary: Glossary, random: Random) -> str:
    """Move an entry of the list to the end."""
    blocks = re.split(r"(?m)^(?=- id: )", glossary.content)
    blocks.append(blocks.pop(random.randrange(1, len(blocks) - 2)))
    return "".join(blocks)


def entry_in_capitals(glossary: Glossary, random: Random) -> str:
    """Write the term of an entry in capitals, and its text, over those of another one."""
    one, other = random.sample(glossary.entries, 2)
    content = _write_over(glossary, other, "term", one.term.upper())
    return _write_text(glossary._replace(content=content), other, one.text)


def same_aliases(glossary: Glossary, random: Random) -> str:
    """Give an entry the aliases of another one."""
    one, other = random.sample(_aliases(glossary), 2)
    return f"{glossary.content[: other.start(2)]}{one[2]}{glossary.content[other.end(2) :]}"


def mutual_aliases(glossary: Glossary, random: Random) -> str:
    """Give two entries the term of each other as the only alias."""
    one, other = random.sample(_aliases(glossary), 2)
    new = {one.start(2): other[1], other.start(2): one[1]}
    return _ALIASES.sub(lambda match: match[0].replace(match[2], new.get(match.start(2), match[2])), glossary.content)


_ALIASES = re.compile(r"(?m)^  term: (.+)\n  aliases: \[(.+)\]$")


def _aliases(glossary: Glossary) -> list[re.Match[str]]:
    return list(_ALIASES.finditer(glossary.content))


def every_text(alter: Callable[[str], str], most: int | None = None) -> GlossarySlip:
    """Return what alters the first ``most`` definitions, or all."""

    def plant(glossary: Glossary, _: Random) -> str:
        for entry in glossary.entries[:most]:
            glossary = glossary._replace(content=_write_text(glossary, entry, alter(entry.text)))
        return glossary.content

    return plant


def small_acronym(glossary: Glossary, random: Random) -> str:
    """Write an acronym in lower case as the term of a text that has it in capitals."""
    entry = random.choice(glossary.entries)
    content = _write_over(glossary, entry, "term", "Uci")
    text = "A body that makes the rules of races. The UCI was founded in Paris."
    return _write_text(glossary._replace(content=content), entry, text)


def term_as_alias(glossary: Glossary, random: Random) -> str:
    """Write the term of an entry over an alias of another one."""
    alias = random.choice(_aliases(glossary))
    term = random.choice([entry.term for entry in glossary.entries if entry.term != alias[1]])
    return glossary.content[: alias.start(2)] + term + glossary.content[alias.end(2) :]


def capital_term(glossary: Glossary, random: Random) -> str:
    """Begin a term with a capital whose first word texts write in lower case."""
    texts = re.sub(r"\]\([^)]*\)", "]", " ".join(entry.text for entry in glossary.entries))
    used = [entry for entry in glossary.entries if re.search(rf"\b{entry.term.split()[0]}s?\b", texts)]
    entry = random.choice(used)
    return _write_over(glossary, entry, "term", entry.term.capitalize())


def own_link(glossary: Glossary, random: Random) -> str | None:
    """Let a link lead to the entry that it is in."""
    entry = random.choice(glossary.entries)
    text = re.sub(r"\]\(#[\w-]+\)", f"](#{entry.id})", entry.text, count=1)
    return _write_text(glossary, entry, text)


def renamed_id(glossary: Glossary, random: Random) -> str | None:
    """Give a new id to an entry that others link to or list."""
    entry = random.choice(glossary.entries)
    if not re.search(rf"\(#{entry.id}\)|see_also: .*\b{entry.id}[],]", glossary.content):
        return None
    return _write_over(glossary, entry, "id", f"new-{entry.id}")


def circular_pair(glossary: Glossary, random: Random) -> str | None:
    """Let the definition of an entry that another one links to begin with what the other one is."""
    other = random.choice(glossary.entries)
    for target in re.findall(r"\(#([\w-]+)\)", other.text.partition(". ")[0]):
        entry = next(entry for entry in glossary.entries if entry.id == target)
        text = f"A part of a bicycle that belongs to the [{other.term}](#{other.id})."
        return _write_text(glossary, entry, text)
    return None


def capital_link(text: str, _: Random) -> str:
    """Write the target of the first link in capitals."""
    return re.sub(r"\(#[\w-]+\)", lambda match: match[0].upper(), text, count=1)


def lower_second_sentence(text: str, _: Random) -> str:
    """Begin the second sentence in lower case."""
    return re.sub(r"(?<=\. )[A-Z]", lambda match: match[0].lower(), text, count=1)


_ITEM = r"(?m)(?<=see_also: \[)([\w-]+)"
_LINK = r"\[([^\]\[]+)\]\(#([\w-]+)\)"
_BROKEN = ("broken-link", "malformed-link")
_NO_ENTRY = ("broken-reference", "broken-link")
_SAME = ("duplicate-term", "duplicate-definition", "duplicate-id", "near-duplicate-definition")
_UNREADABLE = ("yaml-syntax", "tab-indentation", "duplicate-key", "schema-mismatch")
_LOST = ("missing-term", "missing-id", "empty-definition", "rare-key", "schema-mismatch", "no-entries")
_MARKUP = ("unbalanced-markup", "malformed-link")


def _kinds(
    group: str, rows: dict[str, tuple[GlossarySlip, str | tuple[str, ...]]], *glossaries: str, near: int | None = None
) -> tuple[GlossaryKind, ...]:
    """Return a kind for each row: its name, what plants it, and the rule or rules that may report it."""
    return tuple(
        GlossaryKind(name, group, slip, (rules,) if isinstance(rules, str) else rules, glossaries, near)
        for name, (slip, rules) in rows.items()
    )


_IDENTITY = (
    *_kinds(
        "identity",
        {
            "term twice": (copy("term"), ("duplicate-term", "anchor-collision")),
            "text twice": (copy("text"), "duplicate-definition"),
            "entry twice in capitals": (entry_in_capitals, ("duplicate-term", "duplicate-definition")),
        },
        *_ALL,
        "table",
        "pages",
        "numbers",
    ),
    *_kinds("identity", {"entry twice": (entry_twice, _SAME)}, "en", "numbers"),
    *_kinds("identity", {"id twice": (copy("id"), ("duplicate-id", "anchor-collision"))}, *_ALL, "table"),
    *_kinds(
        "identity",
        {
            "term equal but for case": (copy("term", str.title), ("duplicate-term", "twin-term")),
            "term equal but for a plural": (copy("term", lambda term: f"{term}s"), ("twin-term", "duplicate-term")),
        },
        *_FORMS,
    ),
    *_kinds(
        "identity",
        {"id equal but for case": (copy("id", str.upper), ("id-case-collision", "duplicate-id", "id-format"))},
        *_FORMS,
        near=1,
    ),
    *_kinds(
        "identity",
        {
            "term equal to an alias": (term_as_alias, ("duplicate-term", "redundant-alias")),
            "alias twice": (same_aliases, ("duplicate-term", "twin-term")),
            "aliases of each other": (mutual_aliases, ("duplicate-term", "redundant-alias")),
            "alias equal to its term": (
                in_file(r"(?m)^  term: (.+)\n  aliases: \[(.+)\]$", r"  term: \1\n  aliases: [\1]"),
                "redundant-alias",
            ),
        },
        "en",
    ),
)
_LINKS = (
    *_kinds(
        "links",
        {
            "(#id) without brackets": (in_text(write(_LINK, r"\1 (#\2)")), _BROKEN),
            "anchor that nothing has": (in_text(write(_LINK, r"[\1](#nothing-here)")), _BROKEN),
            "id misspelt": (in_file(r"(?<=\]\(#)(\w\w)\w(?=\w)", r"\1"), _BROKEN),
            "[x] (#id)": (in_text(write(_LINK, r"[\1] (#\2)")), _BROKEN),
            "[x][#id]": (in_text(write(_LINK, r"[\1][#\2]")), _BROKEN),
            "[x](#)": (in_text(write(_LINK, r"[\1](#)")), _BROKEN),
            "[x](id)": (in_text(write(_LINK, r"[\1](\2)")), _BROKEN),
            "[x(#id)": (in_text(write(_LINK, r"[\1(#\2)")), _MARKUP),
            "x](#id)": (in_text(write(_LINK, r"\1](#\2)")), _MARKUP),
            "[x](#id": (in_text(write(_LINK, r"[\1](#\2")), _MARKUP),
            "(x)[#id]": (in_text(write(_LINK, r"(\1)[#\2]")), _BROKEN),
            "link to the entry itself": (own_link, ("self-reference",)),
        },
        *_ALL,
        near=0,
    ),
    *_kinds(
        "links",
        {"anchor of a label misspelt": (in_text(write(rf"{_LINK}(.*)$", r"[\1][it]\3\n\n[it]: #\2x")), _BROKEN)},
        "page",
    ),
    *_kinds(
        "links",
        {
            "path misspelt": (in_text(write(r"(?<=\]\()(\w\w)\w(?=[\w-]*\.md)", r"\1")), _BROKEN),
            "path in another folder": (in_text(write(r"(?<=\]\()([\w-]+\.md)", r"parts/\1")), _BROKEN),
            "path with ../": (in_text(write(r"(?<=\]\()([\w-]+\.md)", r"../\1")), _BROKEN),
            "path without .md": (in_text(write(r"(?<=\]\()([\w-]+)\.md", r"\1")), _BROKEN),
            "anchor among paths": (in_text(write(r"(?<=\]\()([\w-]+)\.md", r"#\1")), _BROKEN),
        },
        "pages",
    ),
    *_kinds("links", {"entry renamed": (renamed_id, _NO_ENTRY)}, *_ALL, near=_ANYWHERE),
    *_kinds(
        "links",
        {
            "id in capitals": (in_text(capital_link), _BROKEN),
            "id with .md": (in_text(write(_LINK, r"[\1](\2.md)")), _BROKEN),
            "id in a folder": (in_text(write(_LINK, r"[\1](/terms/\2)")), _BROKEN),
        },
        "en",
        "page",
    ),
    *_kinds(
        "links",
        {
            "listed id misspelt": (in_file(_ITEM, r"\1x"), _NO_ENTRY),
            "listed id that no entry has": (in_file(_ITEM, r"nothing"), _NO_ENTRY),
            "id listed twice": (in_file(_ITEM, r"\1, \1"), "duplicate-reference"),
            "own id listed": (
                in_file(r"(?m)(^- id: )([\w-]+)((?:\n  .*)*see_also: \[)", r"\1\2\3\2, "),
                "self-reference",
            ),
        },
        *LANGUAGES,
    ),
)


_YAML = _kinds(
    "YAML",
    {
        "space lost after a colon": (in_file(r"(?m)^  (term|definition): ", r"  \1:"), (*_UNREADABLE, *_LOST)),
        "dash lost": (in_file(r"(?m)(?<=\n)- id", "  id"), _UNREADABLE),
        "key misspelt": (in_file(r"(?m)^  defi(n)", r"  def\1"), _LOST),
        "key twice": (in_file(r"(?m)^(  (?:term|definition): .+)$", r"\1\n\1"), "duplicate-key"),
        "key lost": (in_file(r"(?m)^  (?:term|definition): .+\n", ""), _LOST),
        "id lost": (in_file(r"(?m)^- id: .+\n  term", "- term"), _LOST),
        "tab": (in_file(r"(?m)^  (?=term|definition)", "\t"), _UNREADABLE),
        "one space less": (in_file(r"(?m)^  (?=term|definition)", " "), _UNREADABLE),
        "one space more": (in_file(r"(?m)^  (?=definition)", "   "), _UNREADABLE),
        "colon in a plain text": (in_file(r"(?m)(?<=  definition: \w )(\w+)", r"\1:"), _UNREADABLE),
        "yes as a term": (in_file(r"(?m)(?<=^  term: ).+", "yes"), "implicit-type"),
        "no as an alias": (in_file(r"(?m)(?<=^  aliases: \[)", "no, "), "implicit-type"),
        "1.10 as a term": (in_file(r"(?m)(?<=^  term: ).+", "1.10"), "implicit-type"),
        " # in a text": (in_file(r"(?m)(?<=  definition: A )(\w+) ", r"\1 #"), "silent-comment"),
        "quotation in YAML not closed": (in_file(r"(?m)(?<=  definition: )(?=A)", '"'), _UNREADABLE),
        "quotation that ends early": (in_file(r"(?m)(?<=  definition: )(A \w+)", r'"\1"'), _UNREADABLE),
        "list not closed": (in_file(r"(?m)(?<=\w)\]$", ""), _UNREADABLE),
        "string for a list": (in_file(r"(?m)(?<=  aliases: )\[(.+)\]$", r"\1"), "scalar-list"),
    },
    "en",
    near=3,
)
_CSV = (
    *_kinds(
        "CSV",
        {
            "cell too many": (in_file(r"(?m)(?<=\n)(.+)$", r"\1,x"), (*_UNREADABLE, *_LOST)),
            "cell too few": (in_file(r'(?m)(?<=\n)([\w-]+,[^,"\n]+),.+$', r"\1"), (*_UNREADABLE, *_LOST)),
            "comma without quotation": (in_file(r'(?m)"([^"\n]+,[^"\n]+)"$', r"\1"), (*_UNREADABLE, *_LOST)),
            "cell empty": (in_file(r'(?m)(?<=\n)([\w-]+,[^,"\n]+,).+$', r"\1"), _LOST),
        },
        "table",
        near=1,
    ),
    *_kinds(  # which is seen at the next quotation mark
        "CSV",
        {"quotation not closed": (in_file(r'(?m)(?<=\n)([\w-]+,[^,"\n]+,)(?=[A-Z])', r'\1"'), _UNREADABLE)},
        "table",
        near=_ANYWHERE,
    ),
)
_MARKDOWN = (
    *_kinds(
        "Markdown",
        {
            "bold not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"**\1")), _MARKUP),
            "bold not opened": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"\1**")), _MARKUP),
            "emphasis not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"*\1")), _MARKUP),
            "emphasis not opened": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"\1*")), _MARKUP),
            "underscore not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"_\1")), _MARKUP),
            "underscore not opened": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"\1_")), _MARKUP),
            "backtick not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"`\1")), _MARKUP),
            "bracket not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"(\1")), _MARKUP),
            "bracket not opened": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"\1)")), _MARKUP),
            "square bracket not closed": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"[\1")), _MARKUP),
            "square bracket not opened": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"\1]")), _MARKUP),
            "bold with a space": (in_text(write(r"(?<= )([a-z]{4,})(?= )", r"** \1**")), _MARKUP),
        },
        *_FORMS,
    ),
    *_kinds(
        "Markdown",
        {
            "heading too deep": (in_file(r"(?m)^## ", "### "), (*_LOST, "unsorted-entries")),
            "no space after ##": (in_file(r"(?m)^## ", "##"), (*_LOST, "unbalanced-markup")),
            "no definition": (in_file(r"(?m)(?<=\}\n\n).+\n\n", ""), "empty-definition"),
        },
        "page",
        near=3,
    ),
)
_FORM = (
    *_kinds(
        "form",
        {
            "space before a comma": (in_text(write(r"(?<=\w),", " ,")), "punctuation"),
            "space before a period": (in_text(write(r"(?<=\w)\.$", " .")), "punctuation"),
            "no space after a comma": (in_text(write(r"(?<=\w), ", ",")), "punctuation"),
            "no space after a period": (in_text(write(r"(?<=\w)\. ", ".")), "punctuation"),
            "two periods": (in_text(write(r"(?<=\w)\.$", "..")), "punctuation"),
            "two commas": (in_text(write(r"(?<=\w),", ",,")), "punctuation"),
            "second sentence in lower case": (in_text(lower_second_sentence), "initial-case"),
            "two blanks": (in_text(write(r"(?<=[a-z]) (?=[a-z])", "  ")), "double-space"),
            "cut off": (in_text(write(r"( (?:of|in|on) (?:a|the)) .+$", r"\1")), ("placeholder-text", "final-period")),
            "cut off before a period": (
                in_text(write(r"( (?:of|in|on) (?:a|the)) .+$", r"\1.")),
                ("placeholder-text", "final-period"),
            ),
            "cut off after and": (
                in_text(write(r"(\w+ \w+ \w+ and) .+$", r"\1")),
                ("placeholder-text", "final-period"),
            ),
            "no final period": (in_text(write(r"(?<=\w)\.$", "")), "final-period"),
            "lower case at the start": (in_text(lambda text, _: text[0].lower() + text[1:]), "initial-case"),
            "doubled word": (in_text(write(r" (of|to|that|the|a|and|with)(?= )", r" \1 \1")), "repeated-word"),
            "doubled that": (in_text(write(r" that(?= )", " that that")), "repeated-word"),
            "entity without a semicolon": (in_text(write(r"(?<=\w) (?=\w)", "&nbsp ")), ("punctuation", *_MARKUP)),
            "zero-width space": (in_text(write(r"(?<=\w) (?=\w)", " \u200b")), "invisible-character"),
        },
        *_FORMS,
    ),
    *_kinds(
        "form",
        {
            "no space after a link": (in_text(write(r"(?<=\)) (?=(?:and|on|or|that|to|with)\b)", "")), "punctuation"),
            "no space before a link": (
                in_text(write(r"(?<= (?:an|of|on|to)) (?=\[)|(?<= the) (?=\[)", "")),
                "punctuation",
            ),
        },
        *_FORMS,
    ),
    *_kinds(
        "form",
        {
            "blanks at the end": (in_file(r"(?m)(?<=[a-z]\.)$", "  "), "trailing-space"),
            "blank before a term": (in_file(r"(?m)(?<=^  term: )(.+)$", r'" \1"'), "term-punctuation"),
            "entry out of order": (unsorted_entry, "unsorted-entries"),
        },
        "en",
    ),
    *_kinds(
        "form",
        {"texts cut off by …": (every_text(lambda text: f"{text[:-1]}…"), "final-period")},
        *_FORMS,
        near=_ANYWHERE,
    ),
    *_kinds(
        "form", {"ending of a file in a term": (change("term", lambda term: f"{term}.md"), "term-punctuation")}, "pages"
    ),
    *_kinds(
        "form",
        {
            "acronym in lower case": (small_acronym, "term-case"),
            "period after a term": (change("term", lambda term: f"{term}."), "term-punctuation"),
            "article before a term": (change("term", lambda term: f"the {term}"), "leading-article"),
            "term with a capital": (capital_term, "term-case"),
        },
        *_FORMS,
    ),
)
_PLACEHOLDERS = (
    *_kinds(
        "placeholders",
        {
            "TODO": (whole_text("TODO", "TODO: write this", "TO DO...", "ToDo", "FIXME"), "placeholder-text"),
            "TBD": (whole_text("TBD", "TBC", "To be defined", "To be determined."), "placeholder-text"),
            "signs": (whole_text("???", "xxx", "XXX", "..."), ("placeholder-text", "short-definition")),
            "coming soon": (
                whole_text("Coming soon", "Definition here", "Lorem ipsum dolor sit amet."),
                "placeholder-text",
            ),
            "in twelve texts": (every_text(lambda _: "TBD", 12), "placeholder-text"),
            "within a text": (in_text(write(r"\.$", " (TODO: check this).")), "placeholder-text"),
        },
        *_FORMS,
    ),
    *_kinds(  # a page shows nothing of "<definition>", so that its heading is reported
        "placeholders",
        {
            "brackets": (
                whole_text("{{Explain the {term}}}", "[add definition]", "<definition>", "[TODO]"),
                ("placeholder-text", "empty-definition"),
            )
        },
        *_FORMS,
        near=2,
    ),
    *_kinds(
        "placeholders",
        {
            "German": (
                whole_text("TODO", "Text folgt", "Noch zu ergänzen", "Definition folgt.", "Folgt noch", "Platzhalter"),
                "placeholder-text",
            )
        },
        "de",
    ),
    *_kinds(
        "placeholders",
        {"French": (whole_text("TODO", "À compléter", "À définir", "À venir.", "À rédiger"), "placeholder-text")},
        "fr",
    ),
    *_kinds(
        "placeholders",
        {
            "Spanish": (
                whole_text("Por definir", "Por completar", "Pendiente", "Pendiente de definir.", "Próximamente"),
                "placeholder-text",
            )
        },
        "es",
    ),
    *_kinds(
        "placeholders",
        {"Japanese": (whole_text("TODO", "未定", "準備中", "作成中", "未記入", "執筆中"), "placeholder-text")},
        "ja",
    ),
)
_DEFINITIONS = (
    *_kinds(
        "definitions",
        {
            "too short": (whole_text("Left.", "Part."), "short-definition"),
        },
        "en",
        "table",
    ),  # no limit is on for pages
    *_kinds(
        "definitions",
        {
            "is when": (
                whole_text("{Term} is when a rider turns to a side.", "When a rider turns to a side."),
                "is-when",
            ),
            "circular pair": (circular_pair, "circular-definition"),
            "self-definition": (
                whole_text("A {term} that rides well.", "The {term} of a bicycle."),
                ("self-definition", "paraphrased-term"),
            ),
            "self-definition after another opening": (
                whole_text("This term refers to a {term} that rides well."),
                ("self-definition", "meta-opening"),
            ),
            "term restated": (opening("{A} {term} is"), ("restated-term", "self-definition")),
            "meta opening": (opening("This term refers to"), "meta-opening"),
            "open list": (whole_text("A part that holds a bell, a lamp, a bag, etc."), "open-list"),
            "only the term": (
                whole_text("{Term}.", "{term}"),
                ("short-definition", "self-definition", "paraphrased-term", "placeholder-text"),
            ),
            "only a synonym": (whole_text("Wheel.", "A wheel.", "The frame."), ("synonym-only", "self-definition")),
            "negative": (whole_text("Not a {term} of a car."), ("negative-definition", "self-definition")),
        },
        *_FORMS,
    ),
)
MECHANICAL = (*_IDENTITY, *_LINKS, *_YAML, *_CSV, *_MARKDOWN, *_FORM, *_PLACEHOLDERS, *_DEFINITIONS)
