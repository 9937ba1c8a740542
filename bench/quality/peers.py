"""The tools that Saveworthy is measured against, each as one function: text → what it flags.

They are installed on first use, pinned, into `.dev/peers` (outside git). One that cannot be
installed or started is `missing`, and every table says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import IO

from bench.install import PEERS, MissingError, from_npm, from_pypi

_HERE = Path(__file__).resolve().parent

_FROM_PYPI = {
    "slop_guard": ("slop-guard==0.5.0",),
    "sloplint": ("sloplint==0.11.0",),
    "slopscore": ("slopscore-lint==0.14.3",),
    # It copies its patterns, which those of pathspec 1 refuse.
    "slopvac": ("slopvac==2.18.1", "pathspec<1"),
    "defluff": ("defluff==0.1.2",),
    "proselint": ("proselint==0.16.0",),
    "articulate": ("articulate-writing==0.16.0",),
}
_FROM_NPM = {
    "buzzwords": ("buzzwords@1.4.0",),
    "write-good": ("write-good@1.0.8",),
    "retext-simplify": (
        "retext-simplify@8.0.0",
        "retext-english@5.0.0",
        "retext-stringify@4.0.0",
        "unified@11.0.5",
    ),
    "harper": ("harper.js@2.10.0",),
}
_FOR_SPEED = {"harper_py": ("harper-py==0.2.0",)}
"""Run only where they are named: they find what another peer finds."""

_NOWHERE = {"bullshit.js": "it is on no registry (npm answers 404)"}

NAMES = (*_FROM_PYPI, *_FROM_NPM)
"""All peers that there is a way to run."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """One thing that a peer flags.

    Attributes:
        start: code points from the start of the text.
        end: exclusive.
        text: the words.
        rule: what the peer calls it.
    """

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a peer says of one text; `score` on the peer's own scale, None where it has none."""

    flagged: tuple[Flagged, ...]
    score: float | None


Peer = Callable[[str], Verdict]


@contextmanager
def started(*names: str) -> Iterator[tuple[dict[str, Peer], dict[str, str]]]:
    """Start the peers of these names (all, without any), and stop them at the end.

    Yields:
        The peers that run, and for each that is missing the reason.
    """
    peers: dict[str, Peer] = {}
    missing = {} if names else dict(_NOWHERE)
    processes: list[subprocess.Popen[str]] = []
    for name in names or NAMES:
        try:
            process = _start(name)
        except MissingError as reason:
            missing[name] = str(reason)
        else:
            processes.append(process)
            peers[name] = _function(name, process)
    for name, reason in missing.items():
        print(f"MISSING PEER {name}: {reason}", file=sys.stderr)
    try:
        yield peers, missing
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _start(name: str) -> subprocess.Popen[str]:
    if name in _FROM_PYPI or name in _FOR_SPEED:
        cwd = PEERS
        packages = {**_FROM_PYPI, **_FOR_SPEED}[name]
        python = from_pypi(PEERS / "venv", name, packages)
        command = [str(python), str(_HERE / "peer_worker.py"), name]
    elif name in _FROM_NPM:
        cwd = from_npm(PEERS / "node", name, _FROM_NPM[name])
        command = ["node", str(_HERE / "peer_worker.mjs"), name]
    else:
        raise MissingError(_NOWHERE.get(name, "no such peer"))
    with (PEERS / f"{name}.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=cwd, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip
    if not _stream(process.stdout).readline():
        process.wait()
        raise MissingError(f"it does not start; see {PEERS / name}.log")
    return process


def _function(name: str, process: subprocess.Popen[str]) -> Peer:
    utf16 = name in _FROM_NPM and name != "harper"

    def ask(text: str) -> Verdict:
        # Half a pair of surrogates is no text to any of them.
        plain = text.encode("utf-8", "replace").decode("utf-8")
        _stream(process.stdin).write(json.dumps(plain) + "\n")
        _stream(process.stdin).flush()
        answer = json.loads(_stream(process.stdout).readline() or '{"error": "it has ended"}')
        if "error" in answer:
            print(f"{name} stumbles over a text: {answer['error'][:200]}", file=sys.stderr)
            return Verdict((), None)
        to = _to_code_points(plain) if utf16 and not plain.isascii() else int
        spans = [(to(start), to(end), str(rule)) for start, end, rule in answer["spans"]]
        flagged = tuple(Flagged(s, e, plain[s:e], rule) for s, e, rule in sorted(spans))
        return Verdict(flagged, answer["score"])

    return ask


def _to_code_points(text: str) -> Callable[[int], int]:
    starts = [0, *accumulate(1 + (char > "\uffff") for char in text)]
    return lambda units: max(0, bisect_right(starts, units) - 1)


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None  # all three were asked for
    return stream


_PROBE = (
    "Our synergy-driven value optimization leverages best-in-class, customer-centric solutions to "
    "move the needle. We utilize cutting-edge technology in order to facilitate robust stakeholder "
    "alignment. Let's circle back and touch base to action these learnings going forward."
)


def main() -> None:
    """Show what each peer flags in one paragraph."""
    with started() as (peers, missing):
        for name, peer in peers.items():
            verdict = peer(_PROBE)
            words = ", ".join(flag.text for flag in verdict.flagged)
            print(f"{name:16} score {verdict.score!s:8} {len(verdict.flagged):3}  {words}")
        for name, reason in missing.items():
            print(f"{name:16} MISSING: {reason}")


if __name__ == "__main__":
    main()
