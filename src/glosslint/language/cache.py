"""Answers of engines from earlier runs, by what they depend on: the engine, its version and settings, and the text."""

from __future__ import annotations

from pathlib import Path

from glosslint.language.types import Engine, Match, Passage
from glosslint.util.cache_file import CacheFile, digest
from glosslint.util.system import own_version

Answers = CacheFile[tuple[Match, ...]]


def open_answers(root: Path) -> Answers | None:
    """Return the answers on the texts of the glossary whose settings apply in ``root``; ``None`` if the user has no
    home folder."""
    try:
        return CacheFile("language", root, tuple[Match, ...])
    except RuntimeError:
        return None


def key_of(engine: Engine, passage: Passage) -> bytes:
    """Return the key of the engine's matches in a passage."""
    return digest(
        own_version(),  # glosslint decides how an engine is asked, and what of its answer is kept
        engine.name,
        engine.version,
        engine.key,
        passage.language,
        passage.text,
        passage.masked,
        sorted(passage.known),
        sorted(passage.plurals),
    )
