"""The settings of the site: the table ``site`` of the settings file, overridden by the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from glosslint.model import GlosslintError
from glosslint.model.options import build_table, option
from glosslint.settings.settings import Settings
from glosslint.util.project_files import leads_out, stays_in, why_outside


@dataclass(frozen=True)
class SiteOptions:
    """The keys of the table ``site``."""

    title: str = option("Glossary", "The title of the site.")
    description: str = option("", "What the glossary is about, in a sentence; by default, the number of entries.")
    base_url: str = option("", "The URL of the published site, such as https://example.org/.")
    edit_url: str = option("", "The URL for editing an entry, with {path} for the path of its file.")
    links: Mapping[str, str] = option({}, "More links in the header: the text of each, with its address.")
    templates: str = option("", "Folder in the project with templates and files that replace the built-in ones.")
    author: str = option("", "The publisher of the glossary, for its feed and data.")
    license: str = option("", "The address of the licence of the texts.")

    @property
    def root(self) -> str:
        """The path of the base URL, with a slash at both ends."""
        path = urlsplit(self.base_url).path.strip("/")
        return f"/{path}/" if path else "/"

    def absolute(self, address: str) -> str:
        """Return an address such as ``/glossary/rope/`` as an absolute URL; unchanged without a base URL."""
        return f"{self.base_url.rstrip('/')}{address}" if self.base_url else address


def site_options(settings: Settings, given: Mapping[str, Any]) -> SiteOptions:
    """Return the table ``site`` of the settings, with the non-empty values ``given`` on the command line instead.

    Raise GlosslintError for unknown keys, for invalid addresses, and for a folder of templates outside the project.
    """
    where = f"{settings.origin}: site" if settings.origin else "site"
    options = build_table(SiteOptions, settings.table.site, where)
    options = replace(options, **{key: value for key, value in given.items() if value})
    for key, address in (("base-url", options.base_url), ("edit-url", options.edit_url), ("license", options.license)):
        if address and urlsplit(address).scheme not in ("http", "https"):
            raise GlosslintError(f'{where}: {key}: "{address}" must begin with https:// or http://')
    for text, address in options.links.items():
        if urlsplit(address).scheme not in ("http", "https", ""):
            raise GlosslintError(
                f'{where}: links: the address of "{text}" must begin with https://, http:// or a slash'
            )
    _refuse_outside(options.templates, settings, "--templates" if given.get("templates") else f"{where}: templates")
    return options


def _refuse_outside(name: str, settings: Settings, where: str) -> None:
    """Raise GlosslintError for a folder outside of the project, unless the command line names it, or a link leads there
    and the user trusts the project."""
    folder = settings.root / name
    allowed = settings.trusted if leads_out(folder, settings.top) else where == "--templates"
    reason = "" if allowed else why_outside(folder, settings.top)
    if reason:
        raise GlosslintError(f'{where}: "{name}": {reason}; copy the folder into the project')


def template_folder(settings: Settings, options: SiteOptions) -> tuple[Path | None, Path | None]:
    """Return the folder of templates, if any, and the folder that their files must be in: the project, or without
    that, as the user named it, the folder itself; ``None`` if they may be anywhere."""
    if not options.templates:
        return None, None
    folder, top = settings.root / options.templates, settings.bounds
    if top is not None and not stays_in(folder, top):
        folder = top = folder.resolve()
    return folder, top
