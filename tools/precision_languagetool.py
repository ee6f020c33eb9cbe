"""How many findings of LanguageTool are true: ``python -m tools.precision_languagetool [--write | --unread]``.

The same as ``tools.precision`` for the rules spelling and grammar with LanguageTool alone, on texts in English.
LanguageTool is found as always (``LTP_PATH``), or stands at the address that ``--server`` gives.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.facts.prose import is_english
from glosslint.language.engines import Engines
from glosslint.language.languagetool.engine import LanguageTool
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.model.report import Report
from tools import precision

BEGIN, END = "<!-- languagetool: begin -->", "<!-- languagetool: end -->"
#: Glossaries of which all findings of LanguageTool have been read.
GLOSSARIES = ("glosario", "py-rse", "cncf", "foss")


class English(LanguageTool):
    """LanguageTool for the readers of these verdicts, who read English."""

    def supports(self, language: str) -> bool:
        """English only."""
        return is_english(language)


def reports(server: str, folder: Path) -> Iterator[tuple[str, Report]]:
    """Each glossary with the report on it. Raises AssertionError when LanguageTool could not be asked."""
    table = LanguageToolTable(server, timeout=120)
    for name in GLOSSARIES:
        engine = English(LanguageTable(engines=("languagetool",), languagetool=table))
        settings = precision.settings_for(name, folder, "spelling", "grammar")
        report = check(CheckRequest(settings, engines=Engines((engine,))))
        assert not any(missed.what == "languagetool" for missed in report.not_run), report.not_run
        yield name, report


def main() -> None:
    """Measure, and print or write what was measured."""
    parser = argparse.ArgumentParser(description="Count true and false findings of LanguageTool on real glossaries.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/precision.md")
    parser.add_argument("--unread", action="store_true", help="show findings that nobody has read yet")
    parser.add_argument("--server", default="", help="the address of a LanguageTool that runs")
    given = parser.parse_args()
    rows: list[precision.Count] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, report in reports(given.server, Path(folder)):
            rows += precision.counts(name, report)
            if given.unread:
                sys.stdout.write("".join(f"{line}\n" for line in precision.to_read(name, report)))
    if given.write:
        precision.write_section(BEGIN, END, precision.rule_table(rows))
    elif not given.unread:
        sys.stdout.write(precision.detail(rows))


if __name__ == "__main__":
    main()
