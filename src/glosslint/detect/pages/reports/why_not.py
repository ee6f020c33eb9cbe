"""A page that is called a glossary → why it cannot be read as one."""

from __future__ import annotations

from glosslint.detect.page_texts import foreign_bullets, html_inside, lines_alone, run_together, table_problem
from glosslint.detect.pages.choice import heading_of, is_whole_readme, source_of
from glosslint.detect.pages.html_forms import filled_by, no_source
from glosslint.detect.pages.in_shortcodes import terms_in_shortcodes
from glosslint.detect.pages.other_formats import unread_table
from glosslint.detect.pages.readings import readings
from glosslint.detect.scan import Survey
from glosslint.detect.titles import FEWEST_IN_README, is_template
from glosslint.detect.unread import READABLE, TEMPLATE
from glosslint.parse.files import kind_of


def why_not(survey: Survey, path: str) -> str:
    """Return what the best reading of a page lacks to be a glossary; if it lacks nothing, how to have it read."""
    source = source_of(survey, path)
    if reason := no_source(source) or terms_in_shortcodes(source):
        return reason
    found = readings(source, heading_of(survey, path))
    if (not found or found[0].problem) and (reason := filled_by(source)):
        return reason
    if path in survey.documents and is_template(survey.documents[path]):
        return TEMPLATE
    best = next((reading for reading in found if reading.chapters), found[0] if found else None)
    if best is not None and not best.problem and is_whole_readme(survey, path):
        few = f"a README is, if it has {FEWEST_IN_README} terms or more, and this has {len(best.pairs)}"
        return few if len(best.pairs) < FEWEST_IN_README else "its parts are those of a README about a program"
    if best is not None and not best.problem:
        return READABLE
    if best is not None and best.plausible and len(best.nodes) > 1:
        return best.problem
    text = source.text
    reasons = (foreign_bullets, table_problem, html_inside, _run_together, lines_alone)
    is_markdown = kind_of(path) == "page"
    reason = next(filter(None, (why(text) for why in reasons)), "") if is_markdown else unread_table(source)
    return reason or (best.problem if best is not None else "no headings, terms, lists or tables that may be entries")


def _run_together(text: str) -> str:
    return run_together([text])
