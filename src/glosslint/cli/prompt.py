"""``glosslint fix -i``: show each fix and ask whether to apply it, as ``git add -p`` does."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from glosslint.cli.console import is_terminal, write, write_lines
from glosslint.cli.fix_files import changed_lines
from glosslint.cli.progress import Progress
from glosslint.fix.scalar_text import apply_edits
from glosslint.model import Finding, GlosslintError, Repair, Safety
from glosslint.parse.documents import Sources
from glosslint.parse.tree import Document
from glosslint.report.formats.full import frame
from glosslint.report.style import Style, safe

_KINDS = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.DISPLAY: "suggested"}
_HELP = """y  apply
n  skip
a  apply this one and all that follow
q  skip this one and all that follow
"""


class Prompt:
    """Ask for each fix, until an answer ("all" or "quit") decides for all that follow."""

    def __init__(self, style: Style, progress: Progress | None = None) -> None:
        """Raise GlosslintError without a terminal to ask on."""
        if not (sys.stdin is not None and sys.stdin.isatty() and is_terminal()):
            raise GlosslintError(
                "-i asks before each fix and needs a terminal; to see all fixes first: glosslint fix --diff"
            )
        self._style, self._progress = style, progress or Progress(wanted=False)
        self._always: bool | None = None
        self.interrupted = False  # by Ctrl-C, which keeps the answers given before

    def __call__(self, finding: Finding, repair: Repair, documents: Mapping[str, Document]) -> bool:
        """Return whether to apply the fix."""
        if self._always is not None:
            return self._always
        with self._progress.paused():
            return self._ask(finding, repair, documents)

    def _ask(self, finding: Finding, repair: Repair, documents: Mapping[str, Document]) -> bool:
        source = documents[repair.path].source
        lines = ["", *frame(finding, Sources(documents), self._style), ""]
        if repair.path != finding.location.path:
            lines.append(self._style.bold(safe(repair.path)))
        write_lines([*lines, *changed_lines(source.text, apply_edits(source.text, repair.edits), self._style)])
        while True:
            answer = self._answer(f"{_KINDS[repair.fix.safety]} fix: {safe(repair.fix.title)} [y,n,a,q,?] ")
            if answer in ("a", "q"):
                self._always = answer == "a"
            if answer in ("y", "n", "a", "q"):
                return answer in ("y", "a")
            write(_HELP)

    def _answer(self, question: str) -> str:
        write(self._style.bold(question))
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            line, self.interrupted = "", True
        if not line:  # Ctrl-C, Ctrl-D, or the terminal is closed
            write("\n")
            return "q"
        return line.strip().lower()[:1]
