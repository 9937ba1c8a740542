"""Fit the readability score to human judgement and write its weights.

Run as `SAVEWORTHY_EVALDATA=FOLDER uv run --isolated --group training python training/fit_readability.py`.
It rewrites server/saveworthy/text/tables/{difficulty.json,company.txt} (sentences) and
server/saveworthy/scores/models/readability.json (passages), and prints how well each does on what
it was not fitted on. Data, protocol and figures: readability.md beside the latter.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from multiprocessing import get_context
from operator import add
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.linear_model import Ridge
from word_company import company

from saveworthy.scores import formulas, reading
from saveworthy.scores.readability import tally
from saveworthy.scores.reading import Reading, Terms
from saveworthy.text import difficulty
from saveworthy.text.company import LEVELS, MOST, TABLE
from saveworthy.text.difficulty import Facts, facts
from saveworthy.text.formats import split
from saveworthy.text.sentences import sentences, words
from saveworthy.text.view import view
from saveworthy.text.wordlist import listing

Rows = list[dict[str, str]]
Vector = NDArray[np.float64]

TERM_PENALTY = 10.0
COMPANY_PENALTY = 3.0
"""Of the four terms, each with a spread of 1, and of the company of words, with a spread of 1 in all."""

COMPANY_STEP = 4
"""How many spreads of the company of words its levels reach to; the few words beyond are held there."""

PASSAGE_PENALTY = 10_000.0
"""So heavy that each of the terms, which go together, gets a weight by what it tells alone. With a
light one the length of sentences takes nearly all: the rows are ratings of single sentences."""

SETTLES = 100.0
PASSAGE_WORDS = 60
READERS = {"Ele-Txt": 0, "Int-Txt": 1, "Adv-Txt": 2}
SIZES = (15, 30, 60, 120, 250)
COVERAGE = 0.8
LONG = 250
SENTENCE_TERMS = ("length", "rarest", "long", "nominals")


def rows(name: str) -> Rows:
    """Return the rows of one data set."""
    path = Path(os.environ["SAVEWORTHY_EVALDATA"], f"{name}.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kept_for_last(name: str) -> bool:
    """Whether a text is kept for the last look."""
    return int(hashlib.blake2b(name.encode(), digest_size=4).hexdigest(), 16) % 10 >= 7


def clean(text: str) -> str:
    """Return `text` without the stray spaces that come from its tokenisation."""
    return re.sub(r" ([,.;:!?])", r"\1", re.sub(r"[^\S\n]+", " ", text)).strip()


def readings(text: str) -> list[Reading]:
    """Return the readings of the sentences of a text, as the product has them."""
    views = [view(block) for block in split(clean(text), "plain").blocks]
    tallies = (tally(seen.text, sentences(seen.text)) for seen in views)
    return [part.tally for found in tallies for part in found.parts]


def sentence_terms(found: Facts) -> list[float]:
    """Return what `difficulty` weighs, in the order of `SENTENCE_TERMS`."""
    return [
        math.log(1 + min(found.words, 80)),
        found.rarest,
        math.sqrt(min(found.long, 144)),
        math.sqrt(min(found.nominals, 10)),
    ]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a ridge on the terms of sentences and the company of their words found."""

    terms: Vector
    company: Vector
    base: float

    def of(self, terms: Vector, kept: Vector) -> Vector:
        """Return the difficulty of sentences."""
        found: Vector = terms @ self.terms + kept @ self.company + self.base
        return found


def ridge(terms: Vector, kept: Vector, target: Vector) -> Fitted:
    """Fit both kinds of columns at once, each kind with its penalty."""
    spreads = np.concatenate(
        [
            terms.std(0) * math.sqrt(TERM_PENALTY),
            np.full(kept.shape[1], math.sqrt(kept.var(0).sum() * COMPANY_PENALTY)),
        ]
    )
    columns = np.hstack([terms, kept])
    means = columns.mean(0)
    found = Ridge(alpha=1.0).fit((columns - means) / spreads, target)
    weights = found.coef_ / spreads
    size = terms.shape[1]
    return Fitted(weights[:size], weights[size:], float(found.intercept_ - weights @ means))


def unseen(terms: Vector, kept: Vector, target: Vector, groups: Vector) -> Vector:
    """Predict each group by what is fitted on the others."""
    found = np.zeros(len(target))
    for group in np.unique(groups):
        own = groups == group
        fitted = ridge(terms[~own], kept[~own], target[~own])
        found[own] = fitted.of(terms[own], kept[own])
    return found


def fit_sentences() -> None:
    """Fit the difficulty of sentences, and what the company of words adds, to readme_pp_train."""
    train = rows("readme_pp_train")
    texts = [words(clean(row["Sentence"])) for row in train]
    terms = np.array([sentence_terms(facts(one)) for one in texts])
    known = company(_prose())
    kept = known.means(texts, difficulty.SETTLED)
    rating = np.array([float(row["Rating"]) for row in train])
    domain = np.array([row["Domain"] for row in train])
    fold = np.random.default_rng(0).integers(0, 10, len(train))
    print(f"sentences: {len(known.words)} words have vectors")
    for name, groups in ("a tenth at a time", fold), ("a domain at a time", domain):
        guess = unseen(terms, kept, rating, groups)
        print(f"  {name}: Spearman {spearmanr(guess, rating)[0]:.3f}")
    for name in sorted(set(domain)):
        own = domain == name
        ours, length = (spearmanr(x[own], rating[own])[0] for x in (guess, terms[:, 0]))
        print(f"  {name:26s} {own.sum():4d}  {ours:.2f}  length alone {length:.2f}")
    fitted = ridge(terms, kept, rating)
    each = known.vectors @ fitted.company
    step = COMPANY_STEP * float(each.std()) / MOST
    levels = np.clip(np.round(each / step), -MOST, MOST).astype(int)
    signs = {w: LEVELS[n + MOST] for w, n in zip(known.words, levels.tolist(), strict=True) if n}
    TABLE.write_text(listing(signs, "Made by training/fit_readability.py; see README.md."), "utf-8")
    shown = {"base": fitted.base, **dict(zip(SENTENCE_TERMS, fitted.terms, strict=True))}
    shown["company"] = step
    _write(difficulty.WEIGHTS, {name: round(float(value), 5) for name, value in shown.items()})


def _prose() -> Iterator[str]:
    """What words keep company in; nothing that is kept for the last look."""
    for name in ("l2r", "yc", "slop_outputs"):
        for row in rows(name):
            yield row["text"]
    for row in rows("ewt_docs"):
        yield " ".join(row["sents"])
    for row in rows("onestop"):
        if not kept_for_last(row["doc"]):
            yield row["text"]
    for row in rows("readme_pp_train"):
        yield row["Paragraph"] or ""


def fit_passages() -> None:
    """Fit the difficulty of passages, and the scales it is told on."""
    from_ratings = [row for row in rows("readme_pp_train") if _is_passage(row["Paragraph"])]
    articles = [row for row in rows("onestop") if not kept_for_last(row["doc"])]
    one = _terms([row["Paragraph"] for row in from_ratings])
    two = _terms([row["text"] for row in articles])
    rating = np.array([float(row["Rating"]) for row in from_ratings])
    level = np.array([READERS[row["level"]] for row in articles], dtype=float)
    spreads = one.std(0)
    terms = np.vstack([(one - one.mean(0)) / spreads, (two - two.mean(0)) / spreads])
    target = np.concatenate([_standard(rating), _standard(level)])
    fitted = Ridge(alpha=PASSAGE_PENALTY, positive=True).fit(terms, target).coef_ / spreads
    weights = fitted / fitted[0]
    ordinary = [total for text in _ordinary() if (total := _total(text)).words >= PASSAGE_WORDS]
    usual = np.array([reading.terms(total) for total in ordinary]).mean(0)
    model: dict[str, object] = {
        "weights": _named(weights),
        "usual": _named(usual),
        "settles": SETTLES,
        "ease": [60.0, 15.0],
        "grade": [9.0, 2.0],
        "spread": [20.0, 20.0],
    }
    _write(reading.WEIGHTS, model)
    reading.model.cache_clear()
    excess = np.array([reading.excess(total) for total in ordinary])
    ease = np.array([formulas.flesch_reading_ease(total.counts) for total in ordinary])
    grade = np.array([_grade(total) for total in ordinary])
    model["ease"] = _matched(excess, ease)
    model["grade"] = _matched(excess, grade)
    _write(reading.WEIGHTS, model)
    reading.model.cache_clear()
    model["spread"] = _spread()
    _write(reading.WEIGHTS, model)
    reading.model.cache_clear()


def _named(values: Vector) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(Terms._fields, values, strict=True)}


def _grade(total: Reading) -> float:
    """The mean of the published formulas that give a grade."""
    counts = total.counts
    return (
        formulas.flesch_kincaid_grade(counts)
        + formulas.smog_index(counts)
        + formulas.coleman_liau_index(counts)
    ) / 3


def _matched(excess: Vector, figure: Vector) -> list[float]:
    """The line that gives `excess` the median and the spread of `figure` in ordinary prose."""
    low, middle, high = (np.quantile(figure, share) for share in (0.16, 0.5, 0.84))
    left, centre, right = (np.quantile(excess, share) for share in (0.16, 0.5, 0.84))
    slope = (high - low) / (right - left)
    sign = math.copysign(1, float(np.corrcoef(excess, figure)[0, 1]))
    return [round(float(middle - sign * slope * centre), 3), round(float(slope), 3)]


def _spread() -> list[float]:
    """Half the width of the interval: a / sqrt(words + b), so that it covers what it should."""
    sizes, errors = [], []
    for size, error in _errors(last=False):
        sizes.append(size)
        errors.append(abs(error))
    wide = [
        np.quantile([e for s, e in zip(sizes, errors, strict=True) if s == size], COVERAGE)
        for size in SIZES
    ]
    best = min(
        ((a, b) for b in range(0, 121, 5) for a in range(40, 401, 2)),
        key=lambda ab: sum(
            (math.log(ab[0] / math.sqrt(n + ab[1])) - math.log(w)) ** 2
            for n, w in zip(SIZES, wide, strict=True)
        ),
    )
    for size, width in zip(SIZES, wide, strict=True):
        print(
            f"  {size:4d} words: 80 % within {width:.1f}, said {best[0] / math.sqrt(size + best[1]):.1f}"
        )
    return [float(best[0]), float(best[1])]


def _errors(*, last: bool) -> Iterator[tuple[int, float]]:
    """Scores of windows of long texts minus those of the rest, by the words of the window."""
    for name, text in _long():
        if kept_for_last(name) != last:
            continue
        parts = readings(text)
        total = reduce(add, parts, Reading())
        for size in SIZES:
            for first in range(0, len(parts), 9):
                window = Reading()
                for part in parts[first:]:
                    if window.words >= size:
                        break
                    window += part
                rest = total - window
                if window.words >= size and rest.words >= LONG:
                    yield size, reading.ease(window) - reading.ease(rest)


def _long() -> Iterator[tuple[str, str]]:
    for row in rows("onestop"):
        yield row["doc"], row["text"]
    for row in rows("ewt_docs"):
        yield row["doc"], " ".join(row["sents"])
    for row in rows("slop_outputs")[::10]:
        yield row["text"][:60], row["text"]
    for row in rows("l2r"):
        if row["generator"] == "human":
            yield f"{row['domain']}{row['idx']}", row["text"]


def _ordinary() -> Iterator[str]:
    """Ordinary prose, for what scores and grades mean."""
    for row in rows("l2r"):
        if (
            row["generator"] == "human"
            and row["domain"] not in ("Code", "LegalDocument")
            and int(row["idx"]) % 2
        ):
            yield row["text"]
    for row in rows("onestop"):
        if not kept_for_last(row["doc"]):
            yield row["text"]
    for row in rows("ewt_docs"):
        if not kept_for_last(row["doc"]):
            yield " ".join(row["sents"])


def _is_passage(text: str | None) -> bool:
    return bool(text) and len(text.split()) >= PASSAGE_WORDS


def _total(text: str) -> Reading:
    return reduce(add, readings(text), Reading())


def _terms(texts: Sequence[str]) -> Vector:
    return np.array([reading.terms(_total(text)) for text in texts])


def _standard(values: Vector) -> Vector:
    return (values - values.mean()) / values.std()


def _write(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    # Each in a process of its own: the second is to read the weights that the first has written.
    for step in (fit_sentences, fit_passages):
        process = get_context("spawn").Process(target=step)
        process.start()
        process.join()
        if process.exitcode:
            sys.exit(process.exitcode)
