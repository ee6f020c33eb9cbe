"""Take docs/images/vscode-*.png, the pictures of the extension in VS Code: ``make vscode-screenshots``.

VS Code is code-server from npm, shown by Debian's chromium. Needs Node 20, npm and a C++ compiler, since some parts of
code-server are built here (two minutes, 600 MB). It is kept in ``.cache/vscode`` for the next call.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Error, expect, sync_playwright

ROOT = Path(__file__).parent.parent
VSIX = ROOT / "editors/vscode/glosslint.vsix"
PICTURES = ROOT / "docs/images"
SCRATCH = ROOT / ".cache/vscode"
CODE_SERVER = "code-server@4.100.3"  # the last that runs on Node 20; it is VS Code 1.100
BUILT = ("@vscode/spdlog", "native-watchdog", "node-pty")
WIDTH, HEIGHT = 1000, 620
MOST_BYTES = 150_000
FILES = {
    "glosslint.toml": "[language]\nengines = []\n",
    "glossary/logit.yaml": """\
id: logit
term: Logit
aliases: [log-odds]
status: draft
category: mathematics
summary: Real number that a model gives a class before the scores become probabilities.
definition: |
  Number on the scale of log-odds, one for each class, that [softmax](softmax) takes.
""",
    "glossary/sigmoid.yaml": """\
id: sigmoid
term: Sigmoid
status: draft
category: mathematics
summary: Function that maps a real number to one between zero and one.
definition: |
  Function whose value at a [logit](logits) is the probability of the class.
see_also: [softmax]
""",
    "glossary/softmax.yaml": """\
id: softmax
term: Softmax
status: draft
category: mathematics
summary: Function that turns real scores into positive numbers that sum to one.
definition: |
  Function that divides the the exponential of each [logit](logit) by their sum.
see_also: [sigmoid, temprature]
""",
    "glossary/temperature.yaml": """\
id: temperature
term: Temperature
status: draft
category: mathematics
summary: Number that makes probabilities more or less equal.
definition: |
  Number that makes a distribution flatter where it is large, and sharper where it is small.
see_also: [softmax]
""",
}
SETTINGS = {
    "editor.fontSize": 13,
    "editor.minimap.enabled": False,
    "editor.scrollBeyondLastLine": False,
    "files.autoSave": "off",
    "git.enabled": False,
    "security.workspace.trust.enabled": False,
    "telemetry.telemetryLevel": "off",
    "window.commandCenter": False,
    "workbench.activityBar.location": "hidden",
    "workbench.colorTheme": "Default Light Modern",
    "workbench.layoutControl.enabled": False,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}


def run(*command: str | Path, cwd: Path, **env: str) -> None:
    """Run a command; end with its output if it fails."""
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")


def install(folder: Path) -> Path:
    """Return the program of code-server; install it into ``folder`` if it is not there.

    Only the parts in ``BUILT`` are built: others, such as that for the search in files, download a program.
    """
    modules = folder / "node_modules"
    program = modules / "code-server/out/node/entry.js"
    done = folder / ".installed"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund")
        build = {
            "npm_config_nodedir": str(Path(shutil.which("node") or "node").parent.parent),
            "npm_config_yes": "true",
        }
        (folder / "package.json").write_text("{}\n")
        run("npm", "install", CODE_SERVER, *quiet, cwd=folder)
        run("npm", "rebuild", "argon2", cwd=folder, **build)
        code = modules / "code-server/lib/vscode"
        for part in (code, code / "extensions"):
            run("npm", "install", "--omit=dev", *quiet, cwd=part)
            (part / "node_modules.asar").symlink_to("node_modules")
        run("npm", "rebuild", *BUILT, cwd=code, **build)
        done.touch()
    return program


@contextmanager
def code_server(program: Path, folder: Path) -> Iterator[str]:
    """Serve VS Code with our extension, and nothing else, from ``folder``; yield its address."""
    data, extensions = folder / "data", folder / "extensions"
    for part in (data, extensions):
        shutil.rmtree(part, ignore_errors=True)
    chosen = {**SETTINGS, "glosslint.path": str(Path(sys.executable).with_name("glosslint"))}
    for name in ("User", "Machine"):
        (data / name).mkdir(parents=True)
        (data / name / "settings.json").write_text(json.dumps(chosen))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    places = [f"--user-data-dir={data}", f"--extensions-dir={extensions}", f"--config={folder}/config.yaml"]
    command = ["node", str(program), *places]
    run(*command, f"--install-extension={VSIX}", cwd=folder)
    options = ["--auth=none", f"--bind-addr={address}", "--disable-telemetry", "--disable-update-check"]
    with (folder / "log").open("w") as log, subprocess.Popen([*command, *options], stdout=log, stderr=log) as process:
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"http://{address}/healthz", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()


def open_glossary(tab: Any, address: str, folder: Path) -> None:
    """Open the glossary and, once the server runs, an entry; wait for all that is shown of it."""
    files = [["openFile", f"vscode-remote://{address}{folder}/glossary/sigmoid.yaml"]]
    tab.goto(f"http://{address}/?folder={quote(str(folder))}&payload={quote(json.dumps(files))}")
    expect(tab.locator(".squiggly-error").first).to_be_visible(timeout=60_000)
    tab.get_by_role("treeitem", name="softmax.yaml").dblclick()
    expect(tab.locator(".view-lines").first).to_contain_text("temprature")
    expect(tab.locator(".squiggly-error").first).to_be_visible()
    expect(tab.locator(".codelens-decoration").first).to_contain_text("references")


def place_cursor(tab: Any, line: int, column: int) -> None:
    """Go to a line and column, from 1."""
    tab.locator(".view-lines").first.click()
    tab.keyboard.press("Control+Home")
    for key, times in (("ArrowDown", line - 1), ("ArrowRight", column - 1)):
        for _ in range(times):
            tab.keyboard.press(key)


def picture(tab: Any, name: str) -> None:
    """Take a picture of the window without the messages of VS Code itself."""
    file = PICTURES / f"vscode-{name}.png"
    tab.screenshot(path=file, animations="disabled", caret="hide")
    assert file.stat().st_size <= MOST_BYTES, f"{file}: {file.stat().st_size} bytes"


def take(tab: Any, address: str, folder: Path) -> None:
    """Take the three pictures."""
    open_glossary(tab, address, folder)
    tab.keyboard.press("Control+Shift+M")
    expect(tab.locator(".markers-panel")).to_contain_text('did you mean "temperature"?', timeout=60_000)
    tab.mouse.move(WIDTH - 50, HEIGHT // 2)
    picture(tab, "problems")
    place_cursor(tab, 8, 24)
    tab.keyboard.press("Control+.")
    expect(tab.locator(".action-widget")).to_contain_text('Create the entry "temprature"')
    picture(tab, "quick-fix")
    tab.keyboard.press("Escape")
    for key in ("Control+b", "Control+j"):  # without side bar and panel
        tab.keyboard.press(key)
    place_cursor(tab, 8, 21)
    for key in ("Control+Shift+ArrowRight", "Delete", "Control+Space"):
        tab.keyboard.press(key)
    expect(tab.locator(".suggest-widget")).to_contain_text("temperature")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Control+Space")  # shows what the entry says
    expect(tab.locator(".suggest-details-container")).to_contain_text("more or less equal")
    picture(tab, "completion")


def main() -> None:
    program = install(SCRATCH)
    folder = SCRATCH / "terms"
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    with code_server(program, SCRATCH) as address, sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        try:
            take(tab, address, folder)
        except (Error, AssertionError) as error:
            tab.screenshot(path=SCRATCH / "failed.png")
            error.add_note(f"{SCRATCH / 'failed.png'} shows what was on the screen")
            raise
        finally:
            browser.close()


if __name__ == "__main__":
    main()
