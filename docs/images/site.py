"""Take the pictures of the site in the guide and the README: `make screenshots`."""

import contextlib
import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
#: Name of the picture, page, width and height in pixels, and colour scheme.
PICTURES = (
    ("site-index", "/glossary/", 1280, 900, "light"),
    ("site-entry", "/glossary/softmax/", 1280, 1180, "light"),
    ("site-phone", "/glossary/rope/", 375, 760, "dark"),
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        command = [sys.executable, "-m", "glosslint", "publish", "--out", f"{folder}/site", "--no-search"]
        subprocess.run(command, check=True, cwd=HERE.parent.parent)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=f"{folder}/site"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        engine = stack.enter_context(sync_playwright())
        browser = engine.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, page, width, height, scheme in PICTURES:
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            tab.goto(f"http://127.0.0.1:{server.server_port}{page}")
            tab.screenshot(path=HERE / f"{name}.png")
            tab.close()
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
