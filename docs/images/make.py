"""Draw docs/images/report.svg: the report on a small glossary with three errors (``make picture``).

The report is a real one; rich only converts its colours to SVG. The picture uses no web font, so that it looks the same on
a page, in a mail and offline.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

COLUMNS = 84
PICTURE = Path(__file__).with_name("report.svg")
FILES = {
    "glosslint.toml": "",
    "glossary/softmax.yaml": """\
id: softmax
term: Softmax
status: draft
category: mathematics
sumary: Function that turns real scores into positive numbers that sum to one.
definition: |
  Function that divides the exponential of each [logit](logits) by their sum.
""",
    "glossary/logit.yaml": """\
id: logit
term: Logit
aliases: [raw score, log-odds]
status: draft
category: mathematics
summary: Real number that a model gives a class before the scores become probabilities.
definition: |
  Number on the scale of log-odds, one for each class, that [softmax](softmax) takes.
""",
    "glossary/raw-score.yaml": """\
id: raw-score
term: Raw score
status: draft
category: mathematics
summary: Output of the last layer for one class, before it is turned into a probability.
definition: |
  Output of the last layer, of any sign and size; see [logit](logit).
""",
}
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def report() -> str:
    """Return the coloured report, as printed to a terminal of ``COLUMNS`` columns."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        command = [sys.executable, "-m", "glosslint", "--output-format", "full", "--color", "always"]
        env = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False, encoding="utf-8").stdout


def draw(text: str) -> str:
    """Return the SVG of a terminal that shows ``text`` below the command."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, force_terminal=True, file=io.StringIO())
    console.print(Text.from_ansi(f"\x1b[1;32m$\x1b[0m glosslint\n\n{text}"))
    picture = console.export_svg(title="glosslint", theme=MONOKAI, unique_id="report")
    return _FONT_FACE.sub("", picture).replace("Fira Code, monospace", _FONTS).replace("Fira Code", _FONTS)


if __name__ == "__main__":
    PICTURE.write_text(draw(report()), "utf-8", newline="\n")
