"""The user's own settings: what may run on this machine and be contacted from it, whatever a project says.

In: ``glosslint.toml`` in the user's configuration folder, and environment variables, which take precedence over it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glosslint.language.settings import LanguageTable
from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.model.options import build_table, unknown_name
from glosslint.settings.file import FILE, read
from glosslint.settings.table import Table
from glosslint.util.system import user_folder

_LANGUAGE = ("engines", "languagetool")
_LANGUAGETOOL = ("server", "public", "installation", "fetch", "java")
#: Environment variables, each with its key below ``language``.
VARIABLES = {"GLOSSLINT_ENGINES": "engines"} | {
    f"GLOSSLINT_LANGUAGETOOL_{key.upper()}": f"languagetool.{key}" for key in _LANGUAGETOOL
}
_LISTS = ("engines", "languagetool.server")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


class UserSettings(NamedTuple):
    """The values and origins of keys below ``language``, such as ``languagetool.java``."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]

    def override(self, data: dict[str, Any], root: Path) -> dict[str, Any]:
        """Return the keys of a project, ``data``, with the user's values in place of its own.

        Paths of its programs become absolute, from the folder ``root``. Values of a wrong type are reported later.
        """
        language = data.get("language", {})
        table = language.get("languagetool", {}) if isinstance(language, dict) else None
        if not isinstance(table, dict) or not (language or self.values):
            return data
        paths = {key: _resolve_program(table[key], root, key) for key in ("java", "installation") if key in table}
        own = {key: value for key, value in self.values.items() if "." not in key}
        inner = {key.removeprefix("languagetool."): value for key, value in self.values.items() if "." in key}
        return {**data, "language": {**language, **own, "languagetool": {**table, **paths, **inner}}}


def _resolve_program(value: Any, root: Path, key: str) -> Any:
    """Return the absolute path of a program, from the folder of the settings; a mere name is unchanged."""
    if not isinstance(value, str) or not value or (key == "java" and os.path.basename(value) == value):  # noqa: PTH119
        return value
    return str(root.resolve() / os.path.expanduser(value))  # noqa: PTH111 - expanduser of Path raises for an unknown user


def read_user_settings() -> UserSettings:
    """Return the user's settings. Raise GlosslintError, which names the file or variable, for invalid ones."""
    file = user_file()
    values, origins = {}, {}
    if file is not None and os.path.isfile(file):  # noqa: PTH113 - False in an unreadable folder
        values = dict(_read_keys(file))
        origins = dict.fromkeys(values, str(file))
    for variable, key in VARIABLES.items():
        if text := os.environ.get(variable):
            values[key] = _parse_value(variable, key, text)
            origins[key] = variable
    if "GLOSSLINT_ENGINES" in origins.values():
        build_table(LanguageTable, {"engines": values["engines"]}, "GLOSSLINT_ENGINES: language")
    return UserSettings(values, origins)


def user_file() -> Path | None:
    """Return the path of the user's settings file, which need not exist; ``None`` without a home folder."""
    try:
        return user_folder("config") / FILE
    except RuntimeError:
        return None


def _read_keys(file: Path) -> Mapping[str, Any]:
    data = read(file, named=True, own=True)
    _check_keys(file, "", data, ("language",))
    build_table(Table, data, str(file))
    language = _check_keys(file, "language: ", data.get("language", {}), _LANGUAGE)
    inner = _check_keys(file, "language: languagetool: ", language.get("languagetool", {}), _LANGUAGETOOL)
    own = {key: value for key, value in language.items() if key != "languagetool"}
    return own | {f"languagetool.{key}": value for key, value in inner.items()}


def _check_keys(file: Path, where: str, table: Mapping[str, Any], keys: tuple[str, ...]) -> Mapping[str, Any]:
    for key in table:
        if key not in keys:
            raise GlosslintError(f"{file}: {where}{unknown_name('key of the user settings', key, keys)}")
    return table


def _parse_value(variable: str, key: str, text: str) -> Any:
    if key in _LISTS:
        return [item.strip() for item in text.split(",") if item.strip()]
    if key.removeprefix("languagetool.") not in ("public", "fetch"):
        return text
    if text.lower() not in _FLAGS:
        raise GlosslintError(f'{variable} must be true or false, not "{text}"')
    return _FLAGS[text.lower()]
