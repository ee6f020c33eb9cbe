"""Files are replaced whole or not at all, and stay what they were in all else."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from glosslint.util.atomic_write import NotWrittenError, replace
from tests.support import ROOT
from tests.timing import HANG


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old\n")
    return file


def _leftovers(file: Path) -> list[str]:
    return [name for name in os.listdir(file.parent) if "glosslint" in name]


def test_the_new_text_is_there_and_the_mode_stays(file: Path) -> None:
    file.chmod(0o640)
    replace(file, b"old\n", b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert _leftovers(file) == []


def test_a_name_that_is_as_long_as_names_may_be(tmp_path: Path) -> None:
    """The temporary file beside it has a longer one: of the first characters only, which may have four bytes."""
    for name in ("😀" * 62 + ".yaml", "a" * 250 + ".yaml"):
        file = tmp_path / name
        file.write_bytes(b"old")
        replace(file, b"old", b"new")
        assert file.read_bytes() == b"new"


def test_a_link_stays_a_link(file: Path) -> None:
    (file.parent / "sub").mkdir()
    link = file.parent / "sub/link.yaml"
    link.symlink_to("../a.yaml")
    replace(link, b"old\n", b"new\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"new\n"


def test_a_file_that_has_changed_is_left_alone(file: Path) -> None:
    with pytest.raises(NotWrittenError, match="it has changed since it was read; run the command again"):
        replace(file, b"older\n", b"new\n")
    assert file.read_bytes() == b"old\n"


def test_a_file_that_changes_while_the_new_one_is_written_is_left_alone(file: Path) -> None:
    def meanwhile(_handle: int) -> None:
        file.write_bytes(b"theirs\n")

    with mock.patch("os.fsync", meanwhile), pytest.raises(NotWrittenError, match="changed since"):
        replace(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"theirs\n"
    assert _leftovers(file) == []


def test_a_file_that_holds_the_new_text_already_is_fine(file: Path) -> None:
    inode = file.stat().st_ino
    replace(file, b"older\n", b"old\n")
    assert file.stat().st_ino == inode


def test_a_read_only_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(NotWrittenError, match="it is read-only"):
        replace(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"old\n"


def test_a_file_that_is_gone(file: Path) -> None:
    file.unlink()
    with pytest.raises(NotWrittenError, match="no such file"):
        replace(file, b"old\n", b"new\n")


@pytest.mark.parametrize(
    ("where", "error", "message"),
    [
        ("os.fsync", OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (
            "tempfile.mkstemp",
            PermissionError(errno.EACCES, "Permission denied"),
            "no permission to write in its folder",
        ),
        ("pathlib.Path.replace", OSError(errno.EROFS, "Read-only file system"), "read-only file system"),
    ],
)
def test_a_full_disk_or_closed_folder(file: Path, where: str, error: OSError, message: str) -> None:
    with mock.patch(where, side_effect=error), pytest.raises(NotWrittenError, match=message):
        replace(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"old\n"
    assert _leftovers(file) == []


def test_an_interrupt_leaves_no_temporary_file(file: Path) -> None:
    with mock.patch("os.fsync", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        replace(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"old\n"
    assert _leftovers(file) == []


#: Fixes 250 files in children that are killed, each after another number of lines of the code that writes, and each of
#: which goes on where the one before was killed; 100 times, so that all files are written once. The kill comes from the
#: child itself, so that it does not matter how fast the machine is.
_KILLS = """
import os, random, signal, sys
from pathlib import Path
from types import SimpleNamespace
from glosslint.cli.fix_files import write_changes
from glosslint.engine.fix import fix
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from glosslint.util import atomic_write

os.fsync = lambda handle: None  # what is flushed to the disk matters to a power cut, not to a killed process
folder = Path(sys.argv[1])
settings = load(folder / "glosslint.toml", folder)
outcome = fix(CheckRequest(settings))
files = {folder / old.path: (old.text.encode(), new.text.encode()) for old, new in outcome.changes}
assert len(files) == 250, len(files)
WRITING = {"_put", "refuse_changed", "_keep_owner", "flush_folder"}


def child(lines, changes):
    pid = os.fork()
    if pid == 0:
        def trace(frame, event, _):
            nonlocal lines
            code = frame.f_code
            if code.co_filename != atomic_write.__file__ or code.co_name not in WRITING:
                return None
            if event == "line":
                lines -= 1
                if lines == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        write_changes(SimpleNamespace(request=outcome.request, changes=changes))
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def look(file):
    old, new = files[file]
    content = file.read_bytes()
    assert content in (old, new), (file, content)
    return content == new


def stamp(file):
    info = file.stat()
    return info.st_ino, info.st_mtime_ns, info.st_size


rng, stamps, written, cut = random.Random(1), {}, set(), 0
for kill in range(100):
    assert os.WTERMSIG(child(rng.randint(1, 140), outcome.changes[len(written) :])) == signal.SIGKILL, kill
    for file in files:
        if stamp(file) != stamps.get(file):
            stamps[file] = stamp(file)
            assert file not in written, f"{file} was written again"
            if look(file):
                written.add(file)
    for name in os.listdir(folder / "glossary"):
        if name.endswith(".glosslint-tmp"):
            (folder / "glossary" / name).unlink()
            cut += 1
assert 200 < len(written) < 250, len(written)
assert child(0, outcome.changes) == 0
assert all(map(look, files))
print(cut)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_100_moments_every_file_is_old_or_new(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glosslint.toml").write_text('select = ["trailing-space"]\n', "utf-8")
    for number in range(250):
        text = f"id: e{number} \nterm: Entry {number}\nsummary: A thing with the number {number}.\n"
        (tmp_path / f"glossary/e{number}.yaml").write_text(text, "utf-8")
    command = [sys.executable, "-c", _KILLS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10 * HANG, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50, done.stdout  # so many were hit in the middle of a file


def test_two_at_once_do_no_damage(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glosslint.toml").write_text("language.engines = []\n", "utf-8")
    for number in range(100):
        (tmp_path / f"glossary/e{number}.yaml").write_bytes(b"id: e%d \nterm: E%d\n" % (number, number))
    command = [sys.executable, "-m", "glosslint", "--fix", "--select", "trailing-space"]
    both = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=HANG)
        assert (process.returncode, err) == (0, b""), out
    for number in range(100):
        assert (tmp_path / f"glossary/e{number}.yaml").read_bytes() == b"id: e%d\nterm: E%d\n" % (number, number)
    assert len(os.listdir(tmp_path / "glossary")) == 100
