"""The end of a review: the words that were accepted are written, and a few lines say what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from glosslint.cli.accepted_words import add_words
from glosslint.fix.choices import TITLE, spelling_word
from glosslint.report.style import Style, safe
from glosslint.report.summary import fixed_findings, fixed_line, last_line
from glosslint.text.messages import count

if TYPE_CHECKING:
    from glosslint.cli.review.review import Review
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings


def finish(review: Review, report: Report, settings: Settings, style: Style) -> Iterator[str]:
    """Write the accepted words, and yield what was done and what is left. Raise GlosslintError if they cannot be."""
    if review.words:
        yield from add_words(settings, review.words)
    comments = [done for done in report.fixed if done.fix.title == TITLE]
    made = tuple(done for done in report.fixed if done not in comments)
    fixed = fixed_line(replace(report, fixed=made, left_out=()), style)  # what was chosen is named below
    if fixed:
        yield fixed.rstrip("\n")
    skipped = review.counts["n"] + review.counts["r"]
    others = {
        "suppressed": count(fixed_findings(comments).total(), "finding") if comments else "",
        "accepted": count(len(review.words), "word") if review.words else "",
        "skipped": count(skipped, "finding") if skipped else "",
    }
    said = ", ".join(f"{number} {what}" for what, number in others.items() if number)
    if said:
        yield f"{said}."
    for finding in report.findings:
        if finding.unfixed and review.chose(finding):
            yield f"Not fixed: {safe(finding.message)}: {finding.unfixed}"
    left = [finding for finding in report.findings if spelling_word(finding) not in review.words or not review.words]
    number = len(left)
    them = "it" if number == 1 else "them"
    yield f"{count(number, 'finding')} left; to see {them}: glosslint" if left else "No findings are left."
    yield from last_line(report, replace(style, totals=False)).splitlines()  # what did not run
