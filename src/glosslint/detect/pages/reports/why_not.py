"""Why a page that is called a glossary is not read as one."""

from __future__ import annotations

from glosslint.detect.pages.candidates import headers, readings
from glosslint.detect.pages.choice import heading_of, is_whole_readme, source_of
from glosslint.detect.pages.sources import no_source
from glosslint.detect.scan import Survey
from glosslint.detect.titles import FEWEST_IN_README, is_template
from glosslint.detect.unread import TEMPLATE
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable
from glosslint.text.messages import some

_SHOWN = 3  # titles of columns


def why_not(survey: Survey, path: str) -> str:
    """Return what the best reading of a page lacks to be a glossary; if it lacks nothing, how to have it read."""
    source = source_of(survey, path)
    if reason := no_source(source):
        return reason
    if path in survey.documents and is_template(survey.documents[path]):
        return TEMPLATE
    found = readings(source, heading_of(survey, path))
    titles = [f'"{title}"' for one in headers(page_of(source, SectionTable("table"))) for title in one.titles]
    if titles and len(found[:1] and found[0].nodes) < 2:
        return f"no columns of its tables are called term and definition or the like: {some(titles, _SHOWN)}"
    if not found:
        return "it has no headings, lists, tables or paragraphs that open with a term"
    if found[0].problem:
        return found[0].problem
    return f"a README is, if it has {FEWEST_IN_README} terms or more" if is_whole_readme(survey, path) else ""
