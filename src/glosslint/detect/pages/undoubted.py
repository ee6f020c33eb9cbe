"""Find a glossary by what is in it, if no file is called one: a table of terms and definitions, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from glosslint.detect.file_names import is_project_page, may_hold_entries
from glosslint.detect.pages.choice import PageGlossary, best_reading
from glosslint.detect.pages.score import Reading
from glosslint.detect.scan import Survey
from glosslint.detect.titles import body, is_template, mentions_terms
from glosslint.parse.files import kind_of
from glosslint.parse.sections.columns import titles_of

_TERM = re.compile(r"\W*(?:terms?|words?)\W*", re.IGNORECASE)
_DEFINITION = re.compile(r"\W*(?:definitions?|meanings?)\W*", re.IGNORECASE)
_HEADER = re.compile(r"^[ \t|*]*(?:terms?|words?)[ \t*]*\|[^\n]*\b(?:definition|meaning)", re.IGNORECASE | re.MULTILINE)
_FEWEST_ROWS, _OF_PAGE = 8, 0.5  # and their share of the characters of the page
_FEWEST_ITEMS, _NEARLY_ALL = 4, 0.8


def undoubted_pages(survey: Survey) -> list[PageGlossary]:
    """Return the Markdown pages that are glossaries by their content, best first.

    They consist mostly of a table of eight terms or more with the columns "Term" and "Definition", or nearly only of
    terms in bold or in a definition list, below a title that mentions terms.
    """
    found = [PageGlossary(path, best, pages=survey.page_names, surely=False) for path, best in _readings(survey)]
    return sorted(found, key=lambda page: page.rank, reverse=True)


def _readings(survey: Survey) -> Iterator[tuple[str, Reading]]:
    for path, document in survey.documents.items():
        is_readme = PurePosixPath(path).stem.lower() == "readme"
        if kind_of(path) != "page" or is_template(document) or (is_project_page(path) and not is_readme):
            continue
        has_table, mentions = _HEADER.search(body(document)) is not None, mentions_terms(document)
        if not may_hold_entries(path) or not (has_table or mentions):
            continue
        best = best_reading(survey, path)
        if best is not None and (_is_table(best) or (mentions and _is_list(best))):
            yield path, best


def _is_table(best: Reading) -> bool:
    if best.table.forms != ("table",) or len(best.plausible) < _FEWEST_ROWS or best.covered < _OF_PAGE:
        return False
    titles = [titles_of(best.table.columns, key) for key in ("term", "definition")]
    return all(map(_TERM.fullmatch, titles[0])) and all(map(_DEFINITION.fullmatch, titles[1]))


def _is_list(best: Reading) -> bool:
    table = best.table
    marked = table.forms == ("definition-list",) or (table.form in ("paragraph", "item") and table.marks == ("bold",))
    return marked and len(best.plausible) >= _FEWEST_ITEMS and best.covered >= _NEARLY_ALL
