"""How a run starts a daemon, joins those that use it, and stops it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from glosslint.language.daemon.channel import Channel, connect

TIMEOUT = 3  # seconds within which a daemon accepts a connection
_STOPPING = 10  # seconds: a daemon answers "stop" when what it keeps has ended


def connected(record: Mapping[str, Any]) -> Channel | None:
    """Return a connection to the recorded daemon; ``None`` if it does not run. Raises OSError if it does not answer."""
    try:
        return Channel(connect(record.get("address"), TIMEOUT), str(record.get("token")))
    except (ConnectionRefusedError, FileNotFoundError, ValueError):
        return None


def joined(record: Mapping[str, Any]) -> Channel | None:
    """Return a connection to the recorded daemon, whose user this run now is; ``None`` if none of this user answers."""
    with contextlib.suppress(OSError, ValueError):
        channel = connected(record)
        if channel is not None:
            with contextlib.suppress(OSError, ValueError):
                if channel.ask("use", seconds=TIMEOUT).word == "ok":
                    return channel
            channel.close()
    return None


def stopped(record: Mapping[str, Any], own: Channel | None = None) -> bool:
    """Stop the recorded daemon unless another run than that with the connection ``own`` uses it; return whether it is
    not running now, as far as can be known."""
    try:
        channel = own or connected(record)
        if channel is None:
            return True
        try:
            return channel.ask("stop", seconds=_STOPPING).word != "busy"
        finally:
            channel.close()
    except (OSError, ValueError):
        return True


def start(module: str, task: Mapping[str, Any]) -> str:
    """Start the daemon that a module is, detached from this process and its terminal, give it its task, and wait until
    it has started; return why that failed, or an empty string."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    daemon = subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )
    assert daemon.stdin is not None
    assert daemon.stdout is not None
    with daemon.stdin as task_in, daemon.stdout as answer:
        task_in.write(json.dumps(task).encode())
        task_in.close()
        line = answer.readline()
    daemon.returncode = 0  # it outlives this process; without a code, Popen warns that it still runs
    try:
        failure: str = json.loads(line)["failure"]
    except (ValueError, KeyError):
        return "its daemon failed"
    return failure
