"""Documents in every corner of YAML, through ``--fix --unsafe-fixes`` with every rule on: their data come out intact.

Each document of ``conformance.txt`` is taken as it is and with damage that no reader sees: spaces at line ends, mixed
line ends, a byte-order mark, and a last line without an end.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import write

_PARTS = re.split(
    r"^%%% (.*)\n", Path(__file__).with_name("conformance.txt").read_bytes().decode("utf-8"), flags=re.MULTILINE
)
DOCUMENTS = dict(zip(_PARTS[1::2], _PARTS[2::2], strict=True))

DAMAGE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "spaces": lambda text: re.sub(r"(?<=\S)\n", " \n", text),
    "mixed": lambda text: "\r\n".join(text.split("\n", 1)),
    "windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "unended": lambda text: text.rstrip("\n"),
}


def test_there_are_enough() -> None:
    assert len(DOCUMENTS) >= 150


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_data_stay(damage: str, tmp_path: Path) -> None:
    damaged = {f"d{number}.yaml": DAMAGE[damage](text) for number, text in enumerate(DOCUMENTS.values())}
    damaged["entry.yaml"] = "id: entry\nterm: Entry\n"  # without any entry, the layout would be called wrong
    write(tmp_path, {"glosslint.toml": _settings(), **{f"glossary/{name}": text for name, text in damaged.items()}})
    settings = load(tmp_path / "glosslint.toml", tmp_path)
    outcome = fix(CheckRequest(settings, unsafe_fixes=True))
    assert outcome.report.crashes == ()
    changed = {new.path.removeprefix("glossary/"): new.text for _, new in outcome.changes}
    for name, text in damaged.items():
        assert _data(changed.get(name, text)) == _data(text), text
        assert _comments(changed.get(name, text)) == _comments(text)
    if damage != "as it is":
        assert len(changed) > 100
    write(tmp_path, {new.path: new.text for _, new in outcome.changes})
    assert fix(CheckRequest(settings, unsafe_fixes=True)).changes == []


def _settings() -> str:
    each = "habits = { share = 100, share-of-few = 100 }\n"  # damage of one kind in many files is to be fixed
    return each + 'files = ["glossary/*.yaml"]\n[rules]\nkey-order = "info"\nunsorted-list = "info"\n'


def _comments(text: str) -> list[str]:
    return sorted(
        line.split("#", 1)[1].strip()
        for line in text.removeprefix("\ufeff").splitlines()
        if re.search(r"(?:^|\s)#", line)
    )


def _data(text: str) -> Any:
    """Return the strings of a file as ruamel.yaml's composer loads them.

    Several spaces are one, and at line ends there are none; a folded string keeps those of its lines. A key that occurs
    twice with one value counts once.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [_node(root) for root in YAML(typ="rt", pure=True).compose_all(text.removeprefix("\ufeff"))]
    except YAMLError:
        return "not read"


def _node(node: Any) -> Any:
    if node is None:
        return None
    if node.id == "scalar":
        text = re.sub(r"[ \t]+", " ", node.value.replace("\a", ""))
        return re.sub(r" $", "", text, flags=re.MULTILINE).rstrip("\n")
    if node.id == "sequence":
        return [_node(item) for item in node.value]
    pairs = [(_node(key), _node(value)) for key, value in node.value]
    return {"map": [pair for at, pair in enumerate(pairs) if pair not in pairs[:at]]}
