"""How well the readability score agrees with people, beside the formulas and length alone.

`./dev bench quality/readability` prints, for the texts nobody fitted on, Spearman's ρ with the
ratings of sentences (readme_pp_val), the share of pairs of one article's levels put in order and
Pearson's r with the level (onestop, articles kept for the last look), all by length; then how often
the interval holds. `--fitted` adds what the weights were fitted on. Needs SAVEWORTHY_EVALDATA.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import add
from statistics import correlation, mean
from typing import Any

from bench.quality import corpora
from saveworthy.scores import formulas
from saveworthy.scores.readability import FEWEST_WORDS, interval, tally
from saveworthy.scores.reading import Reading, ease
from saveworthy.text.formats import split
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view

LEVELS = {"Ele-Txt": 0, "Int-Txt": 1, "Adv-Txt": 2}
LENGTHS = ((1, 9), (10, 19), (20, 39), (40, 99_999))
WINDOWS = (20, 40, 80, 160)
FEWEST_TEXTS = 10

MEASURES: dict[str, Callable[[Reading], float]] = {
    "saveworthy": lambda total: -ease(total),
    "Flesch": lambda total: -formulas.flesch_reading_ease(total.counts),
    "FKGL": lambda total: formulas.flesch_kincaid_grade(total.counts),
    "SMOG": lambda total: formulas.smog_index(total.counts),
    "Dale–Chall": lambda total: formulas.dale_chall(total.counts),
    "Coleman–Liau": lambda total: formulas.coleman_liau_index(total.counts),
    "Fog": lambda total: formulas.gunning_fog(total.counts),
    "length": lambda total: total.words / max(1, total.counts.sentences),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that people have judged: the larger `level`, the harder; `group` is its kind."""

    group: str
    level: float
    total: Reading
    words: int


def rows(name: str) -> list[dict[str, Any]]:
    return list(corpora.rows(corpora.folder() / f"{name}.jsonl.gz"))


def kept_for_last(article: str) -> bool:
    return int(hashlib.blake2b(article.encode(), digest_size=4).hexdigest(), 16) % 10 >= 7


def readings(text: str) -> list[Reading]:
    clean = re.sub(r" ([,.;:!?])", r"\1", re.sub(r"[^\S\n]+", " ", text)).strip()
    views = [view(block) for block in split(clean, "plain").blocks]
    tallies = [tally(seen.text, sentences(seen.text)) for seen in views]
    return [part.tally for one in tallies for part in one.parts]


def judged(group: str, level: float, text: str) -> Judged:
    total = reduce(add, readings(text), Reading())
    return Judged(group, level, total, total.words)


def ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for place in order[at : end + 1]:
            found[place] = (at + end) / 2
        at = end + 1
    return found


def pearson(texts: Sequence[Judged], measure: Callable[[Reading], float]) -> float:
    found, levels = [measure(text.total) for text in texts], [text.level for text in texts]
    if len(set(found)) < 2 or len(set(levels)) < 2:
        return float("nan")
    return correlation(found, levels)


def spearman(texts: Sequence[Judged], measure: Callable[[Reading], float]) -> float:
    found = ranks([measure(text.total) for text in texts])
    levels = ranks([text.level for text in texts])
    if len(set(found)) < 2 or len(set(levels)) < 2:
        return float("nan")
    return correlation(found, levels)


def in_order(texts: Sequence[Judged], measure: Callable[[Reading], float]) -> float:
    """The share of pairs of one article's levels that are put in order."""
    groups: dict[str, list[Judged]] = {}
    for text in texts:
        groups.setdefault(text.group, []).append(text)
    pairs = [
        (low, high) if low.level < high.level else (high, low)
        for group in groups.values()
        for low, high in combinations(group, 2)
        if low.level != high.level
    ]
    return mean(measure(low.total) < measure(high.total) for low, high in pairs)


def table(
    title: str, parts: Iterable[tuple[str, Sequence[Judged]]], figure: Callable[..., float]
) -> None:
    print(f"\n{title}\n{'':28s}{'n':>6s}", *(f"{name:>13s}" for name in MEASURES))
    for name, texts in parts:
        if len(texts) >= FEWEST_TEXTS:
            figures = (f"{figure(texts, measure):13.3f}" for measure in MEASURES.values())
            print(f"{name:28s}{len(texts):6d}", *figures)


def by_length(texts: Sequence[Judged]) -> list[tuple[str, Sequence[Judged]]]:
    return [
        (
            f"  {low}–{high} words" if high < 9_999 else f"  {low}+ words",
            [t for t in texts if low <= t.words <= high],
        )
        for low, high in LENGTHS
    ]


def by_group(texts: Sequence[Judged]) -> list[tuple[str, Sequence[Judged]]]:
    groups = sorted({text.group for text in texts})
    return [(f"  {group}", [t for t in texts if t.group == group]) for group in groups]


def sentence_ratings(name: str) -> None:
    texts = [judged(r["Domain"], float(r["Rating"]), r["Sentence"]) for r in rows(name)]
    scored = [text for text in texts if text.total.counts.words >= FEWEST_WORDS]
    parts = [("all", texts), ("that get a score", scored), *by_length(texts), *by_group(texts)]
    table(f"{name}: ratings of sentences, Spearman", parts, spearman)


def passages(name: str) -> None:
    texts = [
        judged(row["Domain"], float(row["Rating"]), row["Paragraph"])
        for row in rows(name)
        if row["Paragraph"] and len(row["Paragraph"].split()) >= 60
    ]
    table(
        f"{name}: paragraphs by the rating of one sentence, Pearson",
        [("all", texts), *by_group(texts)],
        pearson,
    )


def articles(*, last: bool) -> None:
    texts = [
        judged(row["doc"], LEVELS[row["level"]], row["text"])
        for row in rows("onestop")
        if kept_for_last(row["doc"]) == last
    ]
    starts = [
        judged(row["doc"], LEVELS[row["level"]], " ".join(row["text"].split()[:150]))
        for row in rows("onestop")
        if kept_for_last(row["doc"]) == last
    ]
    named = "kept for the last look" if last else "fitted on"
    both = [("whole articles", texts), ("their first 150 words", starts)]
    table(f"onestop ({named}): pairs of levels in order", both, in_order)
    table(f"onestop ({named}): level, Pearson", both, pearson)


def coverage() -> None:
    print("\nonestop (kept for the last look): does the interval hold the score of the rest?")
    parts = [readings(row["text"]) for row in rows("onestop") if kept_for_last(row["doc"])]
    for size in WINDOWS:
        held, widths = [], []
        for sentences_ in parts:
            for first in range(0, len(sentences_), 5):
                window, end = Reading(), first
                while end < len(sentences_) and window.words < size:
                    window, end = window + sentences_[end], end + 1
                rest = reduce(add, sentences_[:first] + sentences_[end:], Reading())
                if window.words < size or rest.words < 200:
                    continue
                low, high = interval(ease(window), window.words)
                held.append(low <= ease(rest) <= high)
                widths.append(high - low)
        if held:
            print(
                f"  {size:4d} words: {mean(held):.0%} of {len(held)}, {mean(widths):.0f} points wide"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fitted", action="store_true", help="add what the weights were fitted on")
    options = parser.parse_args()
    sentence_ratings("readme_pp_val")
    passages("readme_pp_val")
    articles(last=True)
    coverage()
    if options.fitted:
        sentence_ratings("readme_pp_train")
        passages("readme_pp_train")
        articles(last=False)


if __name__ == "__main__":
    main()
