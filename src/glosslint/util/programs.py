"""Find programs in PATH, and nowhere else."""

from __future__ import annotations

import os
import shutil
import sys


def find_program(name: str) -> str | None:
    """Return the path of a program: ``name`` itself if it is a path, else where PATH has it.

    Not in the current folder, where Windows looks first, nor in relative folders of PATH: that is where a project lies.
    """
    if os.path.basename(name) != name:  # noqa: PTH119
        return shutil.which(name)
    endings = ["", *os.environ.get("PATHEXT", "").split(os.pathsep)] if sys.platform == "win32" else [""]
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]  # noqa: PTH117
    candidates = (os.path.join(folder, name + ending) for folder in folders for ending in endings)
    return next(filter(None, map(shutil.which, candidates)), None)
