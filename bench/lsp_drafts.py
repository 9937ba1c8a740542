"""Drafts of a size, and the keystrokes of somebody who writes in them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.editor import Message, inserted
from bench.quality.corpora import DRAFTS, texts

SEED = 5
_GRAMMAR = "Storms impact coastal towns, and they leverage what they have.\n\n"
"""What only the language model can tell, so that all of the server has something to do."""


def draft(words: int) -> str:
    """Return a Markdown draft of so many words: real posts, one after the other."""
    parts: list[str] = [_GRAMMAR.strip()]
    have = len(_GRAMMAR.split())
    for post in texts("all"):
        if not post.corpus.startswith(DRAFTS):
            continue
        body = post.text.split("\n---", 1)[-1] if post.text.startswith("---") else post.text
        for part in body.strip().split("\n\n"):
            parts.append(part)
            have += len(part.split())
            if have >= words:
                return "\n\n".join(parts)
    return "\n\n".join(parts)


def keys(text: str, count: int) -> Iterator[tuple[str, Message]]:
    """Yield the text after each of so many keystrokes in runs of ten, and the change that it is."""
    chance = random.Random(SEED)
    at = 0
    for number in range(count):
        if number % 10 == 0:
            at = chance.randrange(len(text) - 1)
            while not text[at].isalpha():
                at = (at + 1) % len(text)
        key = chance.choice("etaoin shrdlu")
        before = text[:at]
        line = before.count("\n")
        column = len(before[before.rfind("\n") + 1 :].encode("utf-16-le")) // 2
        text = text[:at] + key + text[at:]
        at += 1
        yield text, inserted(line, column, key)
