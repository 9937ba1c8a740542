"""Emacs itself, with Eglot: the tests are in Lisp, beside this file; each is reported by its name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol

    class Editors(Protocol):
        """As in tests/e2e/conftest.py."""

        def program(self, *names: str, debian: Sequence[str] = ()) -> str: ...
        def debian(self, environment: Mapping[str, str], packages: Sequence[str]) -> None: ...
        def missing(self, name: str, why: str) -> None: ...


HERE = Path(__file__).parent
SUITE = HERE / "suite.el"
PLUGIN = HERE.parents[2] / "editors" / "emacs" / "saveworthy.el"
PACKAGES = ("emacs-nox", "elpa-eglot", "elpa-markdown-mode")
PATIENCE = 400
NAMES = re.findall(r"^\((?:ert-deftest|suite-test) (\S+)", SUITE.read_text("utf-8"), re.MULTILINE)
_SEARCH = (
    "(progn (require 'package)"
    ' (add-to-list (quote package-directory-list) "/usr/share/emacs/site-lisp/elpa")'
    " (package-initialize) (require 'eglot) (require 'markdown-mode))"
)


def run(emacs: str, *arguments: str | Path, **more: str) -> tuple[int, str]:
    """Run Emacs without a window; return its exit status, and what it says."""
    try:
        done = subprocess.run(
            [emacs, "--batch", "-Q", *arguments],
            env={**os.environ, "LANG": "C.UTF-8", **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return 1, f"{(error.stdout or b'').decode(errors='replace')} (no end after {PATIENCE} s)"
    return done.returncode, done.stdout.decode(errors="replace")


@pytest.fixture(scope="module")
def emacs(editors: Editors) -> str:
    program = editors.program("emacs", debian=PACKAGES)
    if run(program, "--eval", _SEARCH)[0] == 0:
        return program
    try:
        editors.debian({"DEBIAN_FRONTEND": "noninteractive"}, PACKAGES)
    except Exception as error:
        editors.missing("Emacs", f"Eglot and markdown-mode cannot be installed: {error}")
    status, said = run(program, "--eval", _SEARCH)
    if status:
        editors.missing("Emacs", f"Eglot or markdown-mode is missing: {said[-200:]}")
    return program


@pytest.fixture(scope="module")
def output(emacs: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What Emacs says of all the tests."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    home = str(tmp_path_factory.mktemp("emacs"))
    call = ("-l", SUITE, "-f", "ert-run-tests-batch-and-exit")
    return run(emacs, *call, HOME=home, TMPDIR=home, PATH=path, PLUGIN=str(PLUGIN))[1]


@pytest.mark.parametrize("name", NAMES)
def test_emacs(name: str, output: str) -> None:
    passed = re.search(rf"^ +passed +\d+/\d+ +{re.escape(name)} ", output, re.MULTILINE)
    assert passed, why(name, output)


def why(name: str, output: str) -> str:
    """What Emacs says of a test that failed; all it says, if that is nothing."""
    about = re.search(
        rf"^Test {re.escape(name)} condition:.*?^ +FAILED", output, re.MULTILINE | re.DOTALL
    )
    return about[0] if about else output[-3000:]
