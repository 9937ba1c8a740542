"""The drafts that `./dev bench cli` has reviewed: real posts where there are some, made-up ones elsewhere."""

from __future__ import annotations

import os
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

DRAFTS, WORDS = 200, 1_000

_SENTENCES = (
    "Last spring I moved my newsletter from Tuesday to Sunday, and opens fell by a third.",
    "I had guessed that people read more when the week is over.",
    "They do, but not what comes with unread bills and school letters.",
    "So in order to win them back, I asked forty readers when they open my mail.",
    "Thirty-one of them named the train to work.",
)
_GRAMMAR = (
    "Our team will leverage the synergy-driven value optimization that the new stakeholder alignment "
    "framework promises, and then action the learnings."
)
"""Asks for parts of speech."""


class Drafts(NamedTuple):
    """What is reviewed.

    Attributes:
        short: a draft of 200 words that needs no grammar.
        grammatical: the same with a sentence that does.
        long: one of 10,000 words.
        folder: `DRAFTS` drafts of about `WORDS` words each.
        real: whether they are somebody's, not made up.
    """

    short: Path
    grammatical: Path
    long: Path
    folder: Path
    real: bool


def made(place: Path) -> Drafts:
    """Write the drafts into `place`."""
    short, grammatical, long = (place / f"{name}.md" for name in ("short", "grammar", "long"))
    short.write_text(draft_of(200), "utf-8")
    grammatical.write_text(f"{draft_of(180)}\n{_GRAMMAR}\n", "utf-8")
    posts = _posts() if os.environ.get("SAVEWORTHY_EVALDATA") else []
    folder = place / "many"
    folder.mkdir()
    texts = posts or [
        draft_of(WORDS).replace("forty readers", f"{number + 2} readers")
        for number in range(DRAFTS)
    ]
    for number, text in enumerate(texts):
        Path(folder, f"{number:03}.md").write_text(text, "utf-8")
    counts = accumulate(len(text.split()) for text in texts)
    enough = next(at for at, words in enumerate(counts, 1) if words >= 10_000)
    long.write_text("\n\n".join(texts[:enough]), "utf-8")
    return Drafts(short, grammatical, long, folder, bool(posts))


def draft_of(words: int) -> str:
    """Plain prose of about so many words that no rule needs grammar for."""
    sentences: list[str] = []
    count = 0
    while count < words:
        sentence = _SENTENCES[len(sentences) % len(_SENTENCES)]
        sentences.append(sentence + ("\n\n" if len(sentences) % 5 == 4 else ""))
        count += len(sentence.split())
    return "# When do you read this?\n\n" + " ".join(sentences) + "\n"


def _posts() -> list[str]:
    """The posts whose lengths are nearest to `WORDS`."""
    from bench.quality.corpora import DRAFTS as KINDS
    from bench.quality.corpora import texts

    posts = [each.text for each in texts("all") if each.corpus in KINDS]
    return sorted(posts, key=lambda text: abs(len(text.split()) - WORDS))[:DRAFTS]
