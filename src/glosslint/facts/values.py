"""Facts about the values of an entry as values: what parsers of YAML make of them, and what the roles take."""

from __future__ import annotations

import re
from functools import lru_cache

from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple


class ImplicitType(NamedTuple):
    """An unquoted string that YAML parsers load as ``read_as`` ("a boolean", "a number", "a date").

    ``certain``: in JSON, where all parsers agree. ``by_schema``: the schema requires a string, and not only the layout.
    """

    text: str
    path: NodePath
    read_as: str
    certain: bool = False
    by_schema: bool = False


class ScalarForList(NamedTuple):
    """A single string where the role takes a list of strings."""

    role: str
    text: str
    path: NodePath


class UnreadValue(NamedTuple):
    """A value that a list role cannot read; ``shape`` says what it is ("a mapping", "a nested list")."""

    role: str
    shape: str
    path: NodePath


class TruncatedValue(NamedTuple):
    """An unquoted string that a # cuts short: ``comment`` is the part that YAML parsers drop."""

    text: str
    path: NodePath
    comment: str
    span: Span  # of the comment, in the file


#: Words for an entry that is no longer valid: ISO 10241-1, ISO 19135 and OBO, without spaces and hyphens.
_RETIRED = frozenset(["deprecated", "obsolete", "superseded", "retired", "withdrawn", "invalid", "notvalid"])
#: Statuses of entries that are not ready to be read, without spaces and hyphens: "Not Started" of the CNCF's glossary,
#: those of ISO 10241-1 for entries that are not accepted yet, and those of blogs and wikis.
_DRAFTS = frozenset(["draft", "notstarted", "todo", "wip", "proposed", "candidate", "submitted", "unpublished", "stub"])
#: Keys that mark an entry as a draft by being true, and those whose value may be one of the statuses above.
_DRAFT_MARKS = frozenset(["draft", "wip", "todo", "unpublished", "stub"])
_STATUSES = frozenset(["status", "state", "entrystatus"])
_YES, _NO = frozenset(["true", "yes", "on", "1"]), frozenset(["false", "no", "off", "0"])


@lru_cache(maxsize=256)
def means_retired(status: str) -> bool:
    """Return whether the status of an entry says that it is no longer valid."""
    return _plain(status) in _RETIRED


def means_draft(status: str) -> bool:
    """Return whether the status of an entry says that it is not ready to be read."""
    return _plain(status) in _DRAFTS


def marks_draft(key: str, value: str) -> bool:
    """Return whether a key of an entry says that it is not ready to be read, whatever the layout calls its status:
    ``draft: true``, ``is_stub: yes``, ``published: false``."""
    name, said = _plain(key).removeprefix("is"), value.strip().lower()
    if name == "published":
        return said in _NO
    return (name in _DRAFT_MARKS and said in _YES) or (name in _STATUSES and means_draft(value))


def _plain(status: str) -> str:
    """Return a status as the sets have it."""
    return re.sub(r"[\W_]", "", status).lower()
