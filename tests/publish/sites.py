"""Sites for the tests: how they are made, and how their pages are read."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import Result, entry, glosslint, write
from tools.crawl import Page, dead_links, pages, read

__all__ = ["BASE", "Page", "dead_links", "linked_data", "native", "pages", "publish", "published", "read"]

BASE = "https://example.org/"


def publish(folder: Path, *args: str) -> Result:
    """Run ``glosslint publish`` in ``folder``, without search, which takes a second; the site is in ``site``."""
    return glosslint("publish", "--no-search", *args, cwd=folder)


def native(folder: Path, *entries: str, settings: str = "") -> Path:
    """Write a native glossary of these entries, each a whole text with its id in the first line."""
    files = {f"glossary/{text.split()[1]}.yaml": text for text in entries}
    return write(folder, {**files, "glosslint.toml": 'files = ["glossary/*.yaml"]\n' + settings})


def published(name: str, **fields: str | list[str]) -> str:
    """Return a native entry that is published."""
    given: dict[str, str | list[str]] = {
        "status": "published",
        "page": f"/glossary/{name}/",
        "category": "training",
        "reviewed": '"2026-11-24"',
        "sources": "[{title: A book}]",
        **fields,
    }
    return entry(name, **given)


def linked_data(site: Path, path: str) -> list[object]:
    """Return the JSON-LD of a page."""
    return [json.loads(text) for text in Page((site / path).read_text("utf-8")).data]
