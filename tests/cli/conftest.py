"""What tests of several commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import entry, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One safe fix in a.yaml, one unsafe in b.yaml, one finding without any in c.yaml."""
    files = {
        "glosslint.toml": "",
        "glossary/a.yaml": entry("a", see_also=["a", "logit"]),
        "glossary/b.yaml": entry("b", see_also=["logits"]),
        "glossary/c.yaml": entry("c", see_also=["nobody-knows"]),
        "glossary/logit.yaml": entry("logit"),
    }
    return write(tmp_path, files)
