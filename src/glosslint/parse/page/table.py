"""The settings that say what an entry is, in a file whose entries are sections or rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.options import option
from glosslint.text.names import fold

Form = Literal["heading", "paragraph", "item", "definition-list", "table", "details", "directive", "abbreviation"]
#: The parts of a file that each form reads, for messages.
CONTENTS: Mapping[Form, str] = {
    "heading": "headings that are terms",
    "paragraph": "paragraphs that begin with a term",
    "item": "list items that begin with a term",
    "definition-list": "definition lists",
    "details": "elements <details> with a summary",
    "table": "a table with the columns of the layout",
    "directive": "a glossary directive",
    "abbreviation": "abbreviations (*[term]: text)",
}
#: The forms that are not read in a kind of files (``parse.files.ENDINGS``).
NOT_READ: Mapping[str, tuple[Form, ...]] = {
    **dict.fromkeys(("yaml", "json", "csv", "toml"), tuple(CONTENTS)),
    "rst": ("details", "abbreviation"),
    "html": ("directive", "abbreviation"),
    "asciidoc": ("details", "directive", "abbreviation"),
}
Renderer = Literal["github", "kramdown", "pandoc", "mkdocs", "docusaurus", "sphinx"]
Mark = Literal["bold", "italic", "code", "link", "plain", "class"]
#: The title of a column, or several, the first of which that a table has counts.
Titles = str | tuple[str, ...]
#: The keys without which a table has no entries. Their columns are found first.
REQUIRED = ("term", "definition")
#: The keys of other names, and of other entries.
NAMES, RELATED = "aliases", "related"
MoreNames = Literal["brackets", "short-forms", "alike", "symbols", "code", "slash", "comma", "or", "dash", "break"]


@dataclass(frozen=True)
class SectionTable:
    """What an entry is in a file whose entries are sections or rows, and how its term and its id are read."""

    form: Form | tuple[Form, ...] = option(
        "heading",
        "What an entry is: a heading with the text below it, a paragraph or list item that opens with the term, an "
        "item of a definition list, a row of a table, an element `<details>` whose summary is the term, or an "
        "admonition with a title in its place, an item of a `glossary` directive, an abbreviation "
        "(`*[HTML]: Hypertext Markup Language`); or a list of these.",
    )
    levels: tuple[int, ...] = option((2,), "The levels of the headings that are terms, from 1 to 6.")
    marks: tuple[Mark, ...] = option(("bold",), "How the term at the beginning of a paragraph or item is marked.")
    classes: tuple[str, ...] = option((), "The classes of the elements that hold a term, of marks `class` in HTML.")
    text_classes: tuple[str, ...] = option(
        (),
        "The classes of the elements in HTML that hold the text of such a term, or below a heading; without any, all "
        "after the term is text.",
    )
    separators: tuple[str, ...] = option(
        (":", "—", "–", "-", "\n"),
        'What is between such a term and its text; "" for only a space, "\\n" for a line break.',
    )
    columns: Mapping[str, Titles] = option(
        {},
        "The columns of a table, by the keys they get: `term`, `definition`, `aliases`, `id`, or any other; a list of "
        "titles if those of several tables differ.",
    )
    labels: Mapping[str, Titles] = option(
        {},
        "The labels of parts of a text, by the keys that these parts get: `definition`, `aliases`, or any other, for "
        "`**Also known as:** …`; a list of labels if there are several.",
    )
    more_names: tuple[MoreNames, ...] = option(
        (),
        "What adds other names to a term: brackets after it, or only those that hold a short or long form of it, or "
        "words like it, or a mathematical sign or one letter for it, or one name in code; a slash, a comma, a dash, a "
        "line break, or the word `or`.",
    )
    skip: tuple[str, ...] = option((), "Titles or terms that look like those of entries and are none.")
    renderer: Renderer = option("github", "What makes the anchors of headings, which are the ids.")

    @property
    def forms(self) -> tuple[Form, ...]:
        """All forms of entries."""
        return (self.form,) if isinstance(self.form, str) else self.form

    @cached_property
    def skipped(self) -> frozenset[str]:
        """The titles and terms that are not entries, folded."""
        return frozenset(map(fold, self.skip))

    @property
    def has_names_in_brackets(self) -> bool:
        """Whether words in brackets after a term may be names of the entry."""
        return not {"brackets", "short-forms", "alike", "symbols", "code"}.isdisjoint(self.more_names)

    at: str = ""  # the heading above the entries, from `at` of the layout; empty for the whole file
    lists_related: bool = False  # whether `related` holds references in the layout, and is no text


def indices(titles: Sequence[str], columns: Mapping[str, Titles]) -> dict[str, int]:
    """Return the index of each column that a table has, by its key; nothing without one for the term or the definition.
    Of several titles for a key, the first that the table has counts. No column is that of two keys."""
    own = [fold(title) for title in titles]
    found: dict[str, int] = {}
    for key in (*REQUIRED, *columns):
        given = (fold(title) for title in titles_of(columns, key) if key not in found)
        at = next(
            (own.index(title) for title in given if title in own and own.index(title) not in found.values()), None
        )
        if at is not None:
            found[key] = at
    return found if found.keys() >= set(REQUIRED) else {}


def titles_of(columns: Mapping[str, Titles], key: str) -> tuple[str, ...]:
    """Return the titles that a column may have to hold the values of a key."""
    given = columns.get(key, ())
    return (given,) if isinstance(given, str) else tuple(given)
