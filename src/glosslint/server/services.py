"""What the projects of one server share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lsprotocol import types

from glosslint.server.buffers import Buffers
from glosslint.server.files import Origin
from glosslint.server.options import Options
from glosslint.server.worker import Worker


class Reporter(Protocol):
    """Shows a message once, or the first of those ``about`` one thing, and is given an internal error."""

    def __call__(self, message: str, error: BaseException | None, about: tuple[str, ...] = ()) -> None:
        """Show it."""


@dataclass(frozen=True)
class Services:
    """What projects share: threads, the open files, what the user chose, and ways to reach the editor.

    ``publish`` sends the diagnostics of a file of a project. ``can`` says whether the client has a capability.
    """

    loop: asyncio.AbstractEventLoop
    rules: Worker
    language: Worker
    buffers: Callable[[], Buffers]
    options: Callable[[], Options]
    publish: Callable[[Origin, str, list[types.Diagnostic]], None]
    report: Reporter
    refreshed: Callable[[], None]
    can: Callable[..., bool]
