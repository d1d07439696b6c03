import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield chromium
        chromium.close()


class Watched:
    """A browser context that remembers every request that would leave the machine, and every dialog."""

    def __init__(self, context: BrowserContext):
        self.context = context
        self.left: list[str] = []
        self.dialogs: list[str] = []
        context.on("request", self._note)
        context.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _note(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "file") and address.hostname not in (
            "127.0.0.1",
            "localhost",
        ):
            self.left.append(request.url)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield Watched(context)
    context.close()


@pytest.fixture
def zoomed(browser: Browser) -> Iterator[Watched]:
    """A window of the same size at a zoom of 200 %."""
    context = browser.new_context(viewport={"width": 683, "height": 384}, device_scale_factor=2)
    yield Watched(context)
    context.close()


def barriers(page: Page, *, within: str = "html") -> list[str]:
    """What axe-core finds that keeps people from reading a page: rule and element, one a line."""
    found = Axe().run(page, context={"include": [[within]]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@dataclass(frozen=True)
class Lab:
    url: str
    notebooks: Path
    settings: Path

    def address(self, notebook: Path) -> str:
        """Where a notebook opens alone, in a workspace of its own."""
        return f"{self.url}/lab/workspaces/{notebook.stem}/tree/{notebook.name}"

    def set_theme(self, theme: str) -> None:
        """The colours of every page that is loaded from now on: Light or Dark."""
        folder = self.settings / "@jupyterlab" / "apputils-extension"
        folder.mkdir(parents=True, exist_ok=True)
        chosen = json.dumps({"theme": f"JupyterLab {theme}"})
        (folder / "themes.jupyterlab-settings").write_text(chosen, encoding="utf-8")


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab set up as `make lab` does it, on a copy of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / ".jupyter", folder / "config")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_PATH": str(folder / "config"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
    }
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--port=0"]
    options = ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder / 'notebooks'}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log)
        try:
            yield Lab(_address(folder / "runtime", server), folder / "notebooks", folder / "settings")
        finally:
            server.terminate()
            server.wait(20)


def _address(runtime: Path, server: "subprocess.Popen[bytes]") -> str:
    for _ in range(600):
        found = list(runtime.glob("jpserver-*.json"))
        if found:
            port = json.loads(found[0].read_text())["port"]
            return f"http://127.0.0.1:{port}"
        assert server.poll() is None, "JupyterLab stopped at once"
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not start within a minute")
