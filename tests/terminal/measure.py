"""Run in a terminal: asks it where its cursor stands after each text of a JSON list, and writes the columns.

``python -m tests.terminal.measure TEXTS COLUMNS`` with the names of two JSON files.
"""

from __future__ import annotations

import json
import re
import sys
import termios
import tty
from pathlib import Path

_ANSWER = re.compile(r"\x1b\[\d+;(\d+)R")


def measure(text: str) -> int:
    """The columns that the terminal gives ``text``, which must fit into one line."""
    sys.stdout.write(f"\r\x1b[2K{text}\x1b[6n")
    sys.stdout.flush()
    answer = ""
    while (match := _ANSWER.search(answer)) is None:
        answer += sys.stdin.read(1)
    return int(match[1]) - 1


def main() -> None:
    """Measure all texts with the terminal in raw mode."""
    texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    before = termios.tcgetattr(sys.stdin)
    tty.setraw(sys.stdin)
    try:
        columns = [measure(text) for text in texts]
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
    Path(sys.argv[2]).write_text(json.dumps(columns), "utf-8")


if __name__ == "__main__":
    main()
