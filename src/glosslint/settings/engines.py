"""The language engines of the settings."""

from __future__ import annotations

from glosslint.language.engines import Engines, configured
from glosslint.settings.settings import Settings


def configured_engines(settings: Settings, cache: bool = True) -> Engines:
    """Return the language engines of the settings, whether or not a rule needs them.

    Without ``cache``, their results are not cached. Raise GlosslintError if the settings request what the user does not
    trust the project with.
    """
    settings.refuse_untrusted()
    return configured(settings.table.language, settings.origin, settings.root if cache else None)
