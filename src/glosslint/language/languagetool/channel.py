"""The protocol of runs and the daemon: commands, signed with a token that only the user can read.

The token itself is never sent. A run signs with a nonce of its own, and the response repeats the nonce, so an earlier
response is not accepted. Only a process that can read the token can send a valid response.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import select
import socket
import stat
import time
from pathlib import Path
from typing import Any, NamedTuple

HOST = "127.0.0.1"  # where there are no sockets in the file system, or the path of one would be too long
_LONGEST = 100  # bytes of the path of a socket: macOS takes 103, Linux 107
_ENDING = ".sock"
_LONGEST_LINE = 256  # bytes
_LOOK = socket.MSG_PEEK | getattr(socket, "MSG_DONTWAIT", 0)


class Message(NamedTuple):
    """A word, and the nonce of the question."""

    nonce: str
    word: str


class Channel:
    """One end of a connection. Whatever fails raises OSError or ValueError; then the connection is of no use."""

    def __init__(self, line: socket.socket, token: str) -> None:
        self._line = line
        self._token = token.encode()
        self._rest = b""

    def ask(self, word: str, seconds: float) -> str:
        """Send a word, and return the word that answers it, which must arrive within ``seconds``."""
        nonce = os.urandom(8).hex()
        end = time.monotonic() + seconds
        self._wait_until(end)
        self._send(Message(nonce, word))
        answer = self.receive(end - time.monotonic())
        if answer.nonce != nonce:
            raise ValueError("an answer to something else")
        return answer.word

    def receive(self, seconds: float | None) -> Message:
        """Return the next message, which must arrive within ``seconds``."""
        end = None if seconds is None else time.monotonic() + seconds
        while b"\n" not in self._rest:
            if len(self._rest) > _LONGEST_LINE:
                raise ValueError("no line")
            self._wait_until(end)
            chunk = self._line.recv(_LONGEST_LINE)
            if not chunk:
                raise ConnectionError
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        nonce, word, signature = line.decode("ascii").split()
        message = Message(nonce, word)
        if not hmac.compare_digest(signature, self._sign(message)):
            raise ValueError("not signed by this user")
        return message

    def answer(self, message: Message, word: str) -> None:
        """Answer a message."""
        self._send(Message(message.nonce, word))

    def has_ended(self) -> bool:
        """Return whether the other end has hung up, even if ``receive`` waits for it and has not noticed yet."""
        try:
            return bool(select.select((self._line,), (), (), 0)[0]) and not self._line.recv(1, _LOOK)
        except BlockingIOError:  # ``receive`` has just read what was there
            return False
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        """End the connection."""
        self._line.close()

    def _send(self, message: Message) -> None:
        self._line.sendall(f"{message.nonce} {message.word} {self._sign(message)}\n".encode("ascii"))

    def _wait_until(self, end: float | None) -> None:
        """Limit the next wait, since the timeout of a socket restarts with each byte."""
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        self._line.settimeout(left)

    def _sign(self, message: Message) -> str:
        return hmac.new(self._token, f"{message.nonce} {message.word}\n".encode("ascii"), hashlib.sha256).hexdigest()


def listener(folder: Path) -> tuple[socket.socket, Any]:
    """Return a socket that listens in the folder, or on the loopback interface, and its address as JSON has it. Sockets
    that earlier daemons left are removed. Raises OSError."""
    for old in folder.glob(f"*{_ENDING}"):
        old.unlink(missing_ok=True)
    path = folder / f"{os.urandom(4).hex()}{_ENDING}"
    if not hasattr(socket, "AF_UNIX") or len(os.fsencode(path)) > _LONGEST:
        line = socket.create_server((HOST, 0))
        return line, line.getsockname()[1]
    line = socket.socket(socket.AF_UNIX)
    mask = os.umask(0o177)  # so that no other user can connect, not even for a moment
    try:
        line.bind(str(path))
    finally:
        os.umask(mask)
    line.listen()
    return line, str(path)


def remove(address: Any) -> None:
    """Remove the socket of an address from its folder."""
    if isinstance(address, str):
        Path(address).unlink(missing_ok=True)


def connect(address: Any, seconds: float) -> socket.socket:
    """Connect to an address that ``listener`` returned. Raises OSError, or ValueError for what is no address."""
    if isinstance(address, str) and hasattr(socket, "AF_UNIX"):
        if not stat.S_ISSOCK(os.stat(address, follow_symlinks=False).st_mode):  # noqa: PTH116
            raise ValueError("not a socket")
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(seconds)
        try:
            line.connect(address)
        except BaseException:
            line.close()
            raise
        return line
    if not isinstance(address, int) or not 0 < address < 2**16:
        raise ValueError("not an address")
    return socket.create_connection((HOST, address), seconds)
