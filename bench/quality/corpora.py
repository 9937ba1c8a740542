"""The texts that quality is measured on, by name, from the folder SAVEWORTHY_EVALDATA names.

Corporate copy is where buzzwords are; personal prose is where a buzzword found is mostly a false
alarm. A part of every corpus is kept for a last look: rules are written against the others.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SPLITS = ("tune", "last", "all")
DRAFTS = ("mtlynch", "18F")
PERSONAL = ("ewt reviews", "ewt weblog", "mtlynch")
CORPORATE = ("yc",)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a corpus.

    Attributes:
        corpus: its name in tables ("ewt reviews").
        id: names the text in its corpus, whatever else changes.
        text: the source.
        format: "plain" or "markdown".
    """

    corpus: str
    id: str
    text: str
    format: str

    @property
    def kept_for_last(self) -> bool:
        """Whether it is in the part that nobody tunes on."""
        digest = hashlib.blake2b(self.id.encode(), digest_size=4).hexdigest()
        return int(digest, 16) % 10 >= 7


def texts(split: str = "tune") -> Iterator[Text]:
    """Yield all texts of one of `SPLITS`, corpus by corpus."""
    for one in _all(folder()):
        if split == "all" or one.kept_for_last == (split == "last"):
            yield one


def folder() -> Path:
    """The folder of the data; ends the program with a hint when there is none."""
    named = os.environ.get("SAVEWORTHY_EVALDATA", "")
    if named and Path(named, "ewt_docs.jsonl.gz").is_file():
        return Path(named)
    found = f"There is no ewt_docs.jsonl.gz in {named}." if named else "It is not set."
    sys.exit(
        "This needs the evaluation data: set SAVEWORTHY_EVALDATA to the folder that holds "
        f"ewt_docs.jsonl.gz, yc.jsonl.gz, l2r.jsonl.gz and drafts_*.jsonl.gz. {found}"
    )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one file of the data."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _all(data: Path) -> Iterator[Text]:
    for row in rows(data / "ewt_docs.jsonl.gz"):
        yield Text(f"ewt {row['genre']}", row["doc"], " ".join(row["sents"]), "plain")
    for name in DRAFTS:
        for path in sorted(data.glob(f"drafts_{name}_*.jsonl.gz")):
            for row in rows(path):
                yield Text(name, row["path"], row["text"], "markdown")
    for row in rows(data / "yc.jsonl.gz"):
        yield Text("yc", row["name"], row["text"], "plain")
    for row in rows(data / "l2r.jsonl.gz"):
        if row["generator"] == "human":
            yield Text(
                f"l2r {row['domain']}", f"{row['domain']}/{row['idx']}", row["text"], "plain"
            )
