"""``glosslint serve``: the site in memory, as it is being written, for this machine alone."""

from __future__ import annotations

import http.client
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosslint.publish.serve import HOST, Preview, listen
from glosslint.settings.settings import load
from tests.publish.sites import native, published, read
from tests.support import entry, glosslint
from tests.timing import HANG

ENTRIES = (published("loss", definition="Number that a [step](step) makes small."), published("step"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return native(tmp_path, *ENTRIES, entry("idea"), settings='select = ["identity", "references"]\n')


@pytest.fixture
def preview(folder: Path) -> Preview:
    preview = Preview(lambda: load(None, folder))
    assert preview.refresh()
    return preview


@pytest.fixture
def port(preview: Preview) -> Iterator[int]:
    with listen(preview, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert server.server_address[0] == HOST == "127.0.0.1"
        yield server.server_port
        server.shutdown()


def _get(port: int, path: str, host: str = "", method: str = "GET") -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HANG)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"localhost:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, answer.headers, data


def _save(file: Path, text: str) -> None:
    """Save a file a second later than it was, however fast the test is."""
    old = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, "utf-8")
    os.utime(file, ns=(old + 10**9, old + 10**9))


def test_a_page_is_served_from_memory_and_nothing_is_written(port: int, folder: Path) -> None:
    before = read(folder)
    status, headers, data = _get(port, "/glossary/loss/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert b'<a href="../step/" data-card="step">step</a>' in data
    assert b'<script src="/_glosslint/reload.js" defer>' in data
    assert _get(port, "/_glosslint/reload.js")[0] == 200
    status, headers, _ = _get(port, "/glossary/loss?x")
    assert (status, headers["Location"]) == (301, "/glossary/loss/")
    assert _get(port, "/glossary/loss/", method="HEAD")[2] == b""
    assert read(folder) == before


@pytest.mark.parametrize(
    "path", ["/nothing/", "/../glosslint.toml", "/%2e%2e/glosslint.toml", "//etc/passwd", "/.git/"]
)
def test_what_is_not_of_the_site_is_not_found(path: str, port: int) -> None:
    status, _, data = _get(port, path)
    assert status == 404
    assert b"Page not found" in data


@pytest.mark.parametrize("host", ["evil.org", "evil.org:8000", "127.0.0.1.evil.org", "[::1", "localhost.evil.org"])
def test_a_page_of_another_name_may_not_read_the_glossary(host: str, port: int) -> None:
    status, _, data = _get(port, "/glossary/loss/", host=host)
    assert (status, b"step" in data) == (403, False)


def test_drafts_are_shown_and_findings_are_on_the_page_of_their_entry(preview: Preview, folder: Path) -> None:
    page = preview.files["glossary/idea/index.html"].decode()
    assert '<p class="chip warn">draft</p>' in page and "finding of glosslint" not in page
    _save(folder / "glossary/step.yaml", published("step", see_also=["<b>nowhere"]))
    assert preview.refresh()
    page = preview.files["glossary/step/index.html"].decode()
    assert "1 finding of glosslint" in page
    assert (
        '<strong class="error">error</strong> <code>broken-reference</code> &#34;&lt;b&gt;nowhere&#34; is not' in page
    )
    assert "glossary/step.yaml:" in page
    assert "finding of glosslint" in preview.files["glossary/index.html"].decode()
    assert "finding of glosslint" not in preview.files["glossary/loss/index.html"].decode()


def test_nothing_is_made_anew_unless_a_file_changed_came_or_went(preview: Preview, folder: Path) -> None:
    assert not preview.refresh()
    _save(folder / "glossary/new.yaml", published("new"))
    assert preview.refresh() and "glossary/new/index.html" in preview.files
    (folder / "glossary/new.yaml").unlink()
    assert preview.refresh() and "glossary/new/index.html" not in preview.files
    _save(folder / "glosslint.toml", (folder / "glosslint.toml").read_text() + '[site]\ntitle = "Words"\n')
    assert preview.refresh() and b"<title>Words</title>" in preview.files["glossary/index.html"]


def test_what_the_settings_name_and_what_that_refers_to_is_watched_too(folder: Path) -> None:
    def save(text: str) -> None:
        _save(folder / "glosslint.toml", text)

    def findings(name: str, text: str) -> int:
        _save(folder / name, text)
        assert site.refresh(), name
        assert not site.refresh()
        return site.findings

    _save(folder / "glossary/step.yaml", published("step", see_also=["rope"], definition="Move of a zorbifier."))
    for name, text in {
        "words.txt": "",
        "a.json": '{"$ref": "b.json"}',
        "b.json": "{}",
        "x/y.yaml": "id: gone\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        _save(folder / name, text)
    _save(folder / "baseline.json", '{"version": 1, "findings": []}')
    rules = 'select = ["references", "spelling", "schema-mismatch"]\nschema = "a.json"\nbaseline = "baseline.json"\n'
    save(rules + 'vocabularies = ["x/*.yaml"]\n[language]\nengines = ["harper"]\nwords-file = "words.txt"\n')
    site = Preview(lambda: load(None, folder))
    assert site.refresh() and site.findings == 2
    assert findings("words.txt", "zorbifier\n") == 1
    assert findings("x/y.yaml", "id: rope\n") == 0
    assert findings("b.json", '{"required": ["rank"]}') == 3
    assert findings("x/z.yaml", "id: other\n") == 3
    assert glosslint("baseline", cwd=folder).code == 0
    assert findings("baseline.json", (folder / "baseline.json").read_text()) == 0


def test_an_error_in_the_settings_is_shown_and_the_site_stays(preview: Preview, folder: Path) -> None:
    files, good = preview.files, (folder / "glosslint.toml").read_text()
    _save(folder / "glosslint.toml", good + "titel = 1\n")
    assert preview.refresh()
    assert '"titel" is not a known key' in preview.problem
    assert preview.files == files
    assert not preview.refresh()  # once is enough
    _save(folder / "glosslint.toml", good + "\n")
    assert preview.refresh() and preview.problem == ""


def test_the_error_ends_when_the_settings_are_back_as_they_were(folder: Path) -> None:
    settings, aside = folder / "glosslint.toml", folder / "aside.toml"
    preview = Preview(lambda: load(settings, folder))
    assert preview.refresh()
    settings.rename(aside)
    assert preview.refresh() and "glosslint.toml" in preview.problem
    aside.rename(settings)
    assert preview.refresh() and preview.problem == ""
    assert not preview.refresh()


def test_a_waiting_browser_is_sent_an_event_for_each_change(port: int, preview: Preview, folder: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HANG)
    connection.request("GET", "/_glosslint/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert (answer.readline(), answer.readline()) == (b"retry: 500\n", b"\n")
    _save(folder / "glossary/new.yaml", published("new"))
    assert preview.refresh()
    data = json.loads(answer.readline().removeprefix(b"data: "))
    assert data == {"version": 2, "problem": ""}
    connection.close()


def test_a_port_that_is_taken_is_named(port: int, folder: Path) -> None:
    result = glosslint("serve", "--port", str(port), cwd=folder)
    assert result.code == 2
    assert f"error: --port {port}: address already in use; use another port, or 0 for any" in result.err
