"""The glossaries that these tests run on: published ones, and two that were written for the tests.

The published ones are outside the repository (``GLOSSLINT_CORPORA`` names their folder); without them, their tests
skip, and ``make test`` leaves them to ``make test-corpora``. Our own are in ``own/``: ``kitchen`` is a YAML list in two
languages, ``garden`` a folder of Markdown pages. Each has a list of all that is wrong with it, in ``own/NAME.txt``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

HERE = Path(__file__).parent
CORPORA = Path(os.environ.get("GLOSSLINT_CORPORA", ROOT.parent / "shared/corpora"))
OWN = HERE / "own"
OWN_NAMES = ("kitchen", "garden")
needs_corpora = pytest.mark.corpora


def glossary(name: str) -> Path:
    """Return the folder of a glossary."""
    return (OWN if name in OWN_NAMES else CORPORA) / name


def settings_text(name: str) -> str:
    """Return the settings for a glossary, as one would write them by hand."""
    return ((OWN if name in OWN_NAMES else HERE) / f"{name}.toml").read_text("utf-8")


def each(*names: str, **values: Any) -> Any:
    """Return the parameters of a test that runs on these glossaries: their names, or names with values."""
    named = {name: (name,) for name in names} | {name: (name, value) for name, value in values.items()}
    return [
        pytest.param(*parameters, id=name, marks=() if name in OWN_NAMES else needs_corpora)
        for name, parameters in named.items()
    ]
