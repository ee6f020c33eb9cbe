"""Plants slips into clean texts."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from glosslint.engine.session import CheckRequest, open_session
from glosslint.facts.prose import is_english
from glosslint.model import GlosslintError
from tools.precision import glossaries, settings_for
from tools.recall.kinds import Kind

_PLAIN = re.compile(r"[A-Z][\w ,.;:()'’-]{40,600}\.")


class Planted(NamedTuple):
    """A text with a slip, and the text without."""

    kind: Kind
    text: str
    clean: str

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the text that differ from the clean one."""
        return differing(self.text, self.clean)


def differing(text: str, clean: str) -> tuple[int, int]:
    """Return the characters of a text that differ from the clean one."""
    start = _alike(text, clean)
    return start, len(text) - _alike(text[start:][::-1], clean[start:][::-1])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def plant(texts: Sequence[str], kinds: Sequence[Kind], each: int, seed: int) -> list[Planted]:
    """Return up to ``each`` slips of every kind, in texts chosen by chance; no text gets two of one kind."""
    planted: list[Planted] = []
    for kind in kinds:
        random = Random(f"{seed} {kind.name}")
        slipped = ((kind.slip(text, random), text) for text in random.sample(texts, len(texts)))
        changed = (Planted(kind, new, text) for new, text in slipped if new is not None and new != text)
        planted += [one for one, _ in zip(changed, range(each), strict=False)]
    return planted


def clean_texts() -> list[str]:
    """Return the English definitions of the published glossaries that are one paragraph without markup."""
    found: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in glossaries():
            found.update(dict.fromkeys(_plain_texts(name, Path(folder))))
    return list(found)


def _plain_texts(name: str, folder: Path) -> Iterator[str]:
    try:
        settings = settings_for(name, folder)
    except GlosslintError:
        return  # init recognises no glossary there
    for entry in open_session(CheckRequest(settings, cache=False)).glossary.entries:
        for prose in entry.prose:
            text = " ".join(prose.text.split())
            if is_english(prose.language) and _PLAIN.fullmatch(text):
                yield text
