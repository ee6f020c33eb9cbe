"""Add words to the words-file of the settings: for ``glosslint words --add``, and for ``fix -i``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from glosslint.language import words_file
from glosslint.model import GlosslintError
from glosslint.settings.add_key import with_key
from glosslint.settings.file import FILE
from glosslint.settings.settings import Settings
from glosslint.util.atomic_write import NotWrittenError, Rewrite, replace_all
from glosslint.util.project_files import read_file

_NEW = "words.txt"  # the words-file of settings that name none


def add_words(settings: Settings, chosen: Sequence[str]) -> Iterator[str]:
    """Add words to the words-file, which is created and named in the settings if there is none; yield what was written
    besides. Raise GlosslintError for what is not a word, and if a file cannot be written."""
    if not chosen:
        raise GlosslintError("no words given; usage: glosslint words --add WORD …")
    for word in chosen:
        if words_file.word_of(word) != word or not word:
            raise GlosslintError(f'"{word}" is not a word: it must not be empty, have spaces around it, or contain "#"')
    name = settings.table.language.words_file
    writes = [] if name else [_with_setting(settings)]
    name = name or _NEW
    file = settings.root / name
    try:
        old = read_file(file, settings.bounds) if os.path.lexists(file) else None
        text = words_file.with_words(words_file.decode(old or b"", file.name), chosen).encode("utf-8")
        writes.append(Rewrite(None if old is None else file, file, old or b"", text))
        replace_all(writes)
    except (OSError, NotWrittenError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        failed = error.file.name if isinstance(error, NotWrittenError) and error.file else name
        raise GlosslintError(f"{failed}: {reason or error}") from error
    if len(writes) > 1:
        yield f'wrote {name}, and words-file = "{name}" under language in {writes[0].to.name}'


def _with_setting(settings: Settings) -> Rewrite:
    """Return the settings file with the key that names a new words-file. Raises GlosslintError if it must be set by
    hand, or if a file of that name holds something else."""
    file = settings.root / (settings.file or FILE)
    by_hand = f'set language.words-file = "{_NEW}" in {settings.origin or FILE}'
    if (settings.root / _NEW).exists():
        raise GlosslintError(f"{_NEW} exists, and the settings do not name it; if it is your word list, {by_hand}")
    old = read_file(file, settings.top) if file.exists() else None
    new = with_key((old or b"").decode("utf-8"), file.name, "language", "words-file", _NEW)
    if new is None:
        raise GlosslintError(f"the settings have no words-file; {by_hand}")
    return Rewrite(None if old is None else file, file, old or b"", new.encode("utf-8"))
