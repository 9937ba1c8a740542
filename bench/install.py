"""Installs other tools for the benchmarks: pinned, on first use, and apart from our environment."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS = Path(__file__).resolve().parents[1] / ".dev" / "peers"
"""Where they go; git knows nothing of it."""


class MissingError(Exception):
    """A peer that cannot be had here; says why."""


def from_pypi(folder: Path, name: str, packages: Sequence[str]) -> Path:
    """Return the interpreter of the environment in `folder`, with `packages` in it.

    Args:
        folder: shared by several peers.
        name: of the peer; the note of what is installed bears it.
        packages: pinned.

    Raises:
        MissingError: they cannot be installed.
    """
    python = folder / "bin" / "python"
    if not python.is_file():
        venv.create(folder, with_pip=True, clear=True)
    pip = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _once(folder, name, pip, packages)
    return python


def from_npm(folder: Path, name: str, packages: Sequence[str]) -> Path:
    """Return `folder`, with `packages` below its `node_modules`; as `from_pypi` otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / "package.json"
    if not package.is_file():
        package.write_text('{"private": true}\n', encoding="utf-8")
    npm = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder))
    _once(folder, name, npm, packages)
    return folder


def _once(folder: Path, name: str, command: Sequence[str], packages: Sequence[str]) -> None:
    stamp, wanted = folder / f"{name}.pinned", " ".join(packages)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"installing {name} into {folder} (once)", file=sys.stderr)
    _run(*command, *packages)
    stamp.write_text(wanted, encoding="utf-8")


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MissingError(f"{command[0]} cannot be run ({error.strerror})") from None
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it says nothing"]
        raise MissingError(f"it cannot be installed: {said[-1][:200]}")
