"""The texts that the voice score is fitted on and measured with, each made plain first.

What leaks the label without being voice goes: Markdown, code, headings, addresses, labels such as
"Human:", and what a chat says before the text it was asked for ("Here is the revised version:").
Typography (curly quotation marks, dashes, stray spaces) is made plain by the scorer itself, the same
way for every text it ever reads.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.lamp import story

from saveworthy.pipeline.examples import unmarked
from saveworthy.rules import builtin

HUMAN = "human"
_CORPORATE_PACKS = frozenset(("buzzwords", "hype", "plain"))
_LEFT_OUT = frozenset({"Code"})
"""Domains of `l2r` that are no prose."""

_PREFACE = re.compile(
    r"^\s*[\"'*]*(?:(?:sure|certainly|absolutely|of course|okay)[!,.:]?\s+)?"
    r"(?:here(?:'s| is| are)\b[^\n:]{0,160}:"
    r"|(?:revised|rewritten|refined|polished|improved|edited|enhanced|updated|modified|original)\b"
    r"[^\n:.]{0,60}:|(?:title|output|answer|human|assistant|user):)\s*",
    re.IGNORECASE,
)
_CLEANED = (
    (re.compile(r"```.*?```", re.DOTALL), " "),
    (re.compile(r"^\s*#{1,6}\s.*$", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:---+|\*\*\*+|___+)\s*$", re.MULTILINE), ""),
    (re.compile(r"^\s*\*\*[^*\n]{1,120}\*\*:?\s*$", re.MULTILINE), ""),
    (re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,!?])[*_](?!\w)|`"), ""),
    (re.compile(r"<[^<>\n]{1,80}>"), " "),
    (re.compile(r"https?://\S+|www\.\S+"), ""),
    (re.compile(r"[ \t\u00a0]+"), " "),
    (re.compile(r" ?\n ?"), "\n"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a data set.

    Attributes:
        source: the data set.
        domain: the part of it that shares a subject or a kind.
        writer: "human", or the name of the machine.
        text: made plain, paragraphs kept.
        score: what a professional writer gave it, 0–10; None where nobody was asked.
        year: when it was written, where that is known.
        markdown: whether `text` is a draft as it was found, Markdown and all.
        shared: a number that a text and its rewrites have in common within their domain; None where
            nobody rewrote it.
    """

    source: str
    domain: str
    writer: str
    text: str
    score: int | None = None
    year: int | None = None
    markdown: bool = False
    shared: int | None = None

    @property
    def by_machine(self) -> bool:
        """Whether a machine wrote it."""
        return self.writer != HUMAN


def folder() -> Path:
    """The folder of the data sets, which SAVEWORTHY_EVALDATA names."""
    path = Path(os.environ.get("SAVEWORTHY_EVALDATA", ""))
    if not (path / "l2r.jsonl.gz").is_file():
        sys.exit("Set SAVEWORTHY_EVALDATA to the folder that holds l2r.jsonl.gz and its siblings.")
    return path


def plain(text: str) -> str:
    """Return `text` without what tells its source but not its voice."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(3):
        text = _PREFACE.sub("", text)
    for pattern, put in _CLEANED:
        text = pattern.sub(put, text)
    text = text.strip()
    if len(text) > 1 and text[0] in '"“' and text[-1] in '"”' and text.count('"') <= 2:
        text = text[1:-1].strip()
    return text


def texts() -> Iterator[Text]:
    """Yield all texts, data set by data set, in a fixed order."""
    for row in _rows("l2r"):
        if row["domain"] not in _LEFT_OUT:
            made = plain(row["text"])
            yield Text("l2r", row["domain"], row["generator"], made, shared=row["idx"])
    for row in _rows("slop_outputs"):
        kind = "essay" if re.search("summar|essay", row["prompt"], re.IGNORECASE) else "story"
        yield Text("slop", kind, row["model"], plain(row["text"]))
    for row in _rows("inspaired"):
        writer = HUMAN if row["Source"] == "real" else "GPT-4 (inspaired)"
        yield Text("inspaired", row["Country"], writer, plain(row["Text"]))
    yield from _by_people()
    yield from _from_packs()
    for row in _rows("lamp_scored"):
        score = int(json.loads(row["target"])["score"])
        yield Text("lamp", "lamp", "edited", plain(story(row["text"])), score=score)


def _by_people() -> Iterator[Text]:
    for row in _rows("ewt_docs"):
        yield Text("ewt", row["genre"], HUMAN, plain(" ".join(row["sents"])))
    for row in _rows("onestop"):
        yield Text("onestop", row["level"], HUMAN, plain(row["text"]))
    for row in _rows("se_saves"):
        yield Text("se", row["site"], HUMAN, plain(row["text"]))
    for paragraph, domain in {
        r["Paragraph"]: r["Domain"] for r in _rows("readme_pp_train")
    }.items():
        yield Text("readme", domain, HUMAN, plain(paragraph))
    for row in _rows("yc"):
        year = 2000 + int(row["batch"][-2:])
        yield Text("yc", "yc", HUMAN, plain(row["text"]), year=year)


def _from_packs() -> Iterator[Text]:
    """Yield the examples of the built-in rules on corporate words, five at a time, and mended."""
    examples = [
        (unmarked(bad.text), bad.fixed)
        for pack in builtin().packs
        if pack.name in _CORPORATE_PACKS
        for rule in pack.rules
        for bad in rule.bad
    ]
    random.Random(1).shuffle(examples)
    for start in range(0, len(examples), 5):
        some = examples[start : start + 5]
        yield Text("packs", "jargon", HUMAN, " ".join(bad for bad, _ in some))
        mended = [fixed for _, fixed in some if fixed]
        if mended:
            yield Text("packs", "mended", HUMAN, " ".join(mended))


def drafts() -> Iterator[Text]:
    """Yield real posts by people; they measure, and never shape a weight."""
    for name, short in (
        ("drafts_mtlynch_mtlynch_io", "mtlynch"),
        ("drafts_18F_18f_gsa_gov", "18F"),
    ):
        for row in _rows(name):
            yield Text(short, "draft", HUMAN, row["text"], markdown=True)


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder() / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
