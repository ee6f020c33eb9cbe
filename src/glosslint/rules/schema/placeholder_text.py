"""
## What it does

Reports placeholder text: `TODO`, `TBD`, "definition here", "[date to be confirmed]", "[citation needed]", "(Add a
figure here?)", lorem ipsum, what a template asks for ("{{Explain the term}}"), a text that is only "not yet defined",
"no description yet" or, in another language, "Text folgt" or "à compléter", a text that is only the name of its field
("Description"), and an empty value (or null) where the schema requires a string; without a schema, an empty id, an
empty term, and an empty item of a list. Other keys without a value are optional, and are not reported. The same
placeholder in more than ten entries is one finding, with all its places.

## Why is this bad?

It is published as it is, and readers who look up the term find an unfinished entry.

## How to fix it

Write the text, or remove the key. Keep an unfinished entry as a draft, or leave it out.

## When to suppress it

When the text is about such a word and does not mark it as code: write `TODO` in backticks instead. An entry whose name
or id contains the word, such as "TODO comment", is never reported for it, and neither is an acronym such as TBA that
stands for another name of its entry, or that is a term with a definition, and neither is what it stands for.

## Sources

Leftovers of templates in published glossaries; the words are those that editors and linters mark.
"""

from __future__ import annotations

from glosslint.rule import EntryFacts, Glossary, GlossaryRule, NoOptions, Problem, Problems, Severity, bad, good
from glosslint.rule.facts import Name, Place
from glosslint.rule.names import fold, is_acronym_of, is_spelled_out, split_qualifier
from glosslint.rule.text import is_placeholder, named_field
from glosslint.rules._fold import fold_kinds


def check(glossary: Glossary, options: NoOptions) -> Problems:
    """Report empty values, and names and prose that contain a placeholder; one that is in many entries, once."""
    problems = ((entry, problem) for entry in glossary.entries for problem in _problems(entry))
    yield from fold_kinds("placeholder-text", ((problem.message, entry, problem) for entry, problem in problems))


def _problems(entry: EntryFacts) -> Problems:
    prose = set(entry.prose_paths) if entry.empty_values else set()
    for text in entry.empty_values:
        if text == entry.id and entry.id_is_made and entry.term is not None and entry.term.value:
            continue  # made from a term without letters: the file has no such key
        if entry.has_prose or text.path not in prose:  # an entry without any prose is for empty-definition
            null = ", or put it in quotes if the word is meant" if text.value.isalpha() else ""
            advice = f"fill it in, or remove the key{null}"
            yield Problem(_describe_empty(entry, text.path), entry.at(text.path), help=advice)
    for name in entry.names:
        if is_placeholder(name.value) and any(map(str.isalpha, name.value)) and not _means(entry, name):
            yield _problem(entry.at_name(name), name.value)
    for field in entry.prose:
        for span, word in field.placeholders:
            is_elsewhere = named_field(word) not in ("", field.path[-1])  # there, "Description" may be a text
            if not is_elsewhere and not _about(entry, word) and not _is_expansion(entry, word):
                yield _problem(entry.at(field.path, span), field.text[slice(*span)])


def _describe_empty(entry: EntryFacts, path: tuple[str | int, ...]) -> str:
    inner = path[len(entry.root) :]
    key = next((step for step in reversed(inner) if isinstance(step, str)), entry.key)
    return f'item {inner[-1] + 1} of "{key}" is empty' if inner and isinstance(inner[-1], int) else f'"{key}" is empty'


def _means(entry: EntryFacts, name: Name) -> bool:
    """Return whether a name such as TBA is that of the entry: the term of a text, or an acronym of another name."""
    placeholders = [word for field in entry.prose for _, word in field.placeholders]
    is_written = entry.has_prose and all(_is_expansion(entry, word) for word in placeholders)
    if _about(entry, name.value) or (name.kind == "term" and is_written):
        return True
    others = [word for other in entry.names if other is not name for word in split_qualifier(other.value)]
    return any(is_acronym_of(name.value, word) or is_acronym_of(word, name.value) for word in others)


def _about(entry: EntryFacts, placeholder: str) -> bool:
    """Return whether the entry is about the word: its id contains it, or a name that is longer than the word."""
    word = fold(placeholder.strip(" []()<>{}*_.:"))
    names = (fold(name.value) for name in entry.names)
    return any(f" {word} " in f" {name} " for name in (fold(entry.key), *(name for name in names if name != word)))


def _is_expansion(entry: EntryFacts, words: str) -> bool:
    """Return whether the words are what an acronym of the entry stands for: "to be determined", for TBD."""
    return " " in words and any(is_spelled_out(name.value.upper(), words) for name in entry.names)


def _problem(place: Place, text: str) -> Problem:
    return Problem(f'"{" ".join(text.split())}" is a placeholder; write the text', place)


RULE = GlossaryRule(
    name="placeholder-text",
    category="schema",
    severity=Severity.ERROR,
    docs=__doc__,
    check=check,
    examples=(
        good(
            "id: todo-comment\nterm: TODO comment\naliases: [TODO]\n"
            "summary: TODO marks a place in the code to which its author means to return.\n"
        ),
        good("id: marker\nterm: code marker\nsummary: Word such as `TODO` that a search through the code finds.\n"),
        good("id: stub\nterm: stub\nsummary: Code that keeps a place; the definition here is that of test doubles.\n"),
        good(
            "id: erc-6551\nterm: ERC-6551 (Token-Bound Accounts)\naliases: [TBA]\n"
            "summary: Standard that gives every token a wallet of its own.\n"
        ),
        bad(
            "id: token\nterm: token\nsummary: '⟦[Definition here](https://example.org/tokens)⟧'\n",
            '"[Definition here](https://example.org/tokens)" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\ndefinition: ⟦Definition⟧\n",
            '"Definition" is a placeholder; write the text',
        ),
        bad("id: token\nterm: token\nsummary: '⟦TO DO...⟧'\n", '"TO DO..." is a placeholder; write the text'),
        bad(
            "id: token\nterm: token\nsummary: ⟦<definition>⟧\n",
            '"<definition>" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: '⟦{{Explain the term}}⟧'\n",
            '"{{Explain the term}}" is a placeholder; write the text',
        ),
        good("id: tba\nterm: TBA\nexpansion: to be announced\nsummary: Mark in a programme that is not complete.\n"),
        good("id: tbd\nterm: TBD\nsummary: To be determined.\n"),
        bad("id: token\nterm: token\naliases: [⟦TBA⟧]\n", '"TBA" is a placeholder; write the text'),
        bad("id: token\nterm: token\nsummary: ⟦TODO⟧\n", '"TODO" is a placeholder; write the text'),
        bad(
            "id: token\nterm: token\nsummary: ⟦TODO⟧ write this.\n",
            '"TODO" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: A piece. ⟦[citation needed]⟧\n",
            '"[citation needed]" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: A piece. ⟦(Add a figure here?)⟧\n",
            '"(Add a figure here?)" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: As of ⟦[date to be confirmed]⟧.\n",
            '"[date to be confirmed]" is a placeholder; write the text',
        ),
        good("id: token\nterm: token\nsummary: A piece that is needed here, and may remain to be defined.\n"),
        bad(
            'id: token\nterm: token\nsummary: "⟦[TODO] to be defined⟧"\n',
            '"[TODO] to be defined" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: A piece of text. ⟦(TBD, how long)⟧\n",
            '"(TBD, how long)" is a placeholder; write the text',
        ),
        bad(
            "id: token\nterm: token\nsummary: ⟦Lorem ipsum dolor⟧ sit amet.\n",
            '"Lorem ipsum dolor" is a placeholder; write the text',
        ),
        bad(
            'id: token\nterm: token\naliases: [piece, ⟦""⟧]\nsummary: A piece of text.\ndefinition:\n',
            'item 2 of "aliases" is empty',
        ),
        bad(
            "id: token\nterm: token\nsummary: A piece of text.\n⟦definition⟧:\n",
            '"definition" is empty',
            schema={"properties": {"definition": {"type": "string"}}},
        ),
    ),
)
