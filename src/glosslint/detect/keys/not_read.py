"""Keys → those with words that play no part in a layout, so that nothing of an entry is lost unsaid."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from glosslint.detect.keys import names
from glosslint.detect.keys.keys import Key
from glosslint.layout.layout import Layout


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_USUAL = 0.5  # share of the entries that have a key; what few have is often of the machine, or a remark
_WORDS = 0.1  # share of the strings that are words, not numbers, codes or truth values
_WORD = re.compile(r"[^\W\d_]{2}|[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3]")
_CODE = re.compile(
    r"(?i:true|false|yes|no|null|none|n/a)|[\da-f]{8}-[\da-f-]{27}|[\da-f]{16,}|#[\da-f]{3,8}|\S+\.\w{2,4}"
)
_TIME = re.compile(r"\d{4}-\d\d-\d\d.{0,40}|(?:\w{3,9}\.? )?\d{1,2}(?:[./]| \w{3,9}\.? |, )[\d./]{2,8}")
#: What site generators read in front of a page.
_OF_PAGES = frozenset(
    _words(
        """layout type permalink url slug date draft weight lang language locale aliases redirect_from template toc
        class css_class cssclass icon image thumbnail author authors lastmod updated created modified publish published
        parent nav_order nav_exclude has_toc has_children sidebar sidebar_position sidebar_label menu pagination_next
        pagination_prev hide_table_of_contents custom_edit_url banner cover robots"""
    )
)


def worded_keys(by_path: Mapping[str, Key], count: int, in_pages: bool, given: Collection[str] = ()) -> tuple[str, ...]:
    """Return the keys with words that most of the ``count`` entries have, in their order, whatever is read of them.

    The keys ``given`` in most entries may have words in a few, and be empty in the others, unless these are pages.
    Keys of the machine are not among them: numbers, codes and ids, and what a site needs in front of its pages.
    """
    known = frozenset[str]() if in_pages else given
    usual = (key for key in by_path.values() if len(key.entries) >= _USUAL * count or names.normal(key.path) in known)
    return tuple(key.path for key in usual if _has_words(key) and not (in_pages and _is_of_page(key)))


def not_read(candidates: Iterable[str], layout: Layout, said: Iterable[str]) -> tuple[str, ...]:
    """Return the ``candidates`` that no role of the layout reads, nor are ``said`` to be left out.

    Of several keys under one that is not read at all, only this one is returned.
    """
    known = {_plain(role) for role in (*_roles(layout), *said)}
    tops = {role.partition(".")[0] for role in known}
    free = [path for path in candidates if _plain(path) not in known]
    return tuple(dict.fromkeys(path if _plain(path).partition(".")[0] in tops else _top(path) for path in free))


def _has_words(key: Key) -> bool:
    if any(step.startswith(("$", "_", "@")) for step in key.path.split(".")):
        return False
    if (key.name in names.ID or key.name.endswith("_id")) and not key.share((" ",)):
        return False
    return sum(map(_is_worded, key.texts)) >= max(_WORDS * len(key.texts), 1)


def _is_worded(text: str) -> bool:
    own = text.strip()
    return _WORD.search(own) is not None and not (_CODE.fullmatch(own) or _TIME.fullmatch(own))


def _is_of_page(key: Key) -> bool:
    """Return whether a key is one that site generators read, or is the same in all pages."""
    return names.normal(key.path.partition(".")[0]) in _OF_PAGES or (len(key.texts) > 1 and len(set(key.texts)) == 1)


def _roles(layout: Layout) -> Iterator[str]:
    yield from (layout.id, layout.term, layout.status, layout.page, layout.redirects, layout.replaced_by)
    yield from (layout.kind, layout.names, layout.domain, layout.language_key)
    yield from (*layout.expansion, *layout.aliases, *layout.prose.values(), *layout.references)
    yield from (*layout.addresses, *layout.dates)


def _plain(path: str) -> str:
    """Return a path in small letters, without languages and numbers."""
    return ".".join(step for step in path.casefold().split(".") if step and step != "*" and not step.isdecimal())


def _top(path: str) -> str:
    """Return the first key of a path that is no language."""
    return next((step for step in path.split(".") if step != "*"), path)
