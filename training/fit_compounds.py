"""Fits `server/saveworthy/rules/compounds/tables/model.json`: which noun phrases are jargon.

    ./dev run python training/fit_compounds.py EVALDATA NODE_MODULES

Arguments as in `make_jargon.py`. The innocent phrases are all noun phrases of personal prose, read
as the detector reads them. The jargon is made: words rated 2 and 3 by hand, put together in the
shapes that companies use. Its words carry the ratings that the regression gives them unseen, so
that the model learns to trust guessed ratings, not our list. Documents whose digest falls into the
last three tenths stay out.
"""

from __future__ import annotations

import ast
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from lamp import story
from make_jargon import HERE, Lexicon, abstractness, rate, read_lexicon, rows, seeds, terms

from saveworthy.rules.compounds.chunks import Part, chunks
from saveworthy.rules.compounds.model import MEASURES, confidence, weigh
from saveworthy.rules.compounds.ratings import Ratings
from saveworthy.text.nlp import tag
from saveworthy.text.sentences import sentences
from saveworthy.text.wordset import word_set

MODEL = HERE.parent / "server/saveworthy/rules/compounds/tables/model.json"
MADE = 6000
ABSTRACT_FROM = 0.6
ALLOWED = 0.004
SHARES = {"pair": 0.25, "joined": 0.5, "": 0.25}
ALLOWED_GLUED = 0.2
"""The share of the innocent phrases, real jargon among them, that may pass at confidence 0.5, and
what part of it falls to plain pairs of words, to phrases with a joined word, and to all others; then
the share of those with a strong glue ("-driven"), real and made, since prose has too few of them."""

_RIDGE = 3.0
_SHAPES = (
    (28, "A N"), (10, "G N"), (6, "W N"), (4, "G Z"), (9, "A N N"), (8, "N N N"), (13, "A , A N"),
    (6, "G A N"), (6, "G , A N"), (3, "W , A N"), (8, "N N"), (6, "G N N"), (5, "A W N"),
)  # fmt: skip
_INNOCENT = ((4, "C O"), (2, "C M"), (1, "F O"), (2, "O N"), (2, "B O"))
"""A: adjective, N: noun, G: noun and glue; W and Z: the same of any abstract noun; O, B: ordinary
noun and adjective; M: a noun rated 1; C, F: ordinary and other noun with an ordinary glue. A comma
stands for itself."""

_EDITED = word_set(
    "AcademicResearch TechnicalWriting MedicalText NewsArticle TravelTourism Sports Entertainment"
    " ProductReview PersonalCommunication"
)
_GLUES = (
    "driven",
    "centric",
    "oriented",
    "focused",
    "first",
    "led",
    "powered",
    "enabled",
    "based",
    "ready",
)
_PLAIN_GLUES = (
    "owned",
    "based",
    "led",
    "powered",
    "related",
    "facing",
    "friendly",
    "free",
    "level",
)


def held_out(name: str) -> bool:
    """Whether a document belongs to the part that is looked at last."""
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return int(digest, 16) % 10 >= 7


def personal(evaldata: Path) -> Iterator[str]:
    """Yield personal and edited prose by people, without the documents held out."""
    for name, text in _named(evaldata):
        if not held_out(name):
            yield text


def _named(evaldata: Path) -> Iterator[tuple[str, str]]:
    """Each text with what it, or its source, is called."""
    ewt = (row for row in rows(evaldata, "ewt_docs") if row["genre"] != "email")
    yield from ((row["doc"], " ".join(ast.literal_eval(str(row["sents"])))) for row in ewt)
    posts = (row["Text"] for row in rows(evaldata, "inspaired") if row["Source"] == "real")
    yield from ((post[:40], post) for post in posts)
    articles = (row for row in rows(evaldata, "onestop") if row["level"].startswith("Adv"))
    yield from ((row["doc"], row["text"]) for row in articles)
    yield from ((row["site"], row["text"]) for row in rows(evaldata, "se_saves"))
    people = (row for row in rows(evaldata, "l2r") if row["generator"] == "human")
    edited = (row for row in people if row["domain"] in _EDITED)
    yield from ((f"{row['domain']}/{row['idx']}", row["text"]) for row in edited)
    stories = enumerate(rows(evaldata, "lamp_scored"))
    yield from ((str(number), story(row["text"])) for number, row in stories if number % 6 == 0)


def made(
    unseen: Ratings,
    listed: dict[str, dict[str, int]],
    abstract: list[str],
    shapes: tuple[tuple[int, str], ...],
) -> Iterator[tuple[list[Part], int]]:
    """Yield phrases of our making, without end: their words and their joints."""
    draw = random.Random(7)
    known = {"noun": unseen.nouns, "adjective": unseen.modifiers}
    pools = {
        (kind, grade): [
            w for w, r in words.items() if r == grade and ("-" in w or w in known[kind])
        ]
        for kind, words in listed.items()
        for grade in range(4)
    }

    def word(kind: str) -> str:
        return draw.choice(pools[kind, draw.choices((3, 2, 1), (50, 40, 10))[0]])

    counts, signs = zip(*shapes, strict=True)
    while True:
        shape = draw.choices(signs, counts)[0].split()
        yield (
            [
                {
                    "A": lambda: Part(word("adjective"), noun=False),
                    "N": lambda: Part(word("noun"), noun=True),
                    "G": lambda: Part(f"{word('noun')}-{draw.choice(_GLUES)}", noun=False),
                    "W": lambda: Part(f"{draw.choice(abstract)}-{draw.choice(_GLUES)}", noun=False),
                    "Z": lambda: Part(draw.choice(abstract), noun=True),
                    "O": lambda: Part(draw.choice(pools["noun", 0]), noun=True),
                    "M": lambda: Part(draw.choice(pools["noun", 1]), noun=True),
                    "F": lambda: Part(f"{word('noun')}-{draw.choice(_PLAIN_GLUES)}", noun=False),
                    "B": lambda: Part(draw.choice(pools["adjective", 0]), noun=False),
                    "C": lambda: Part(
                        f"{draw.choice(pools['noun', 0])}-{draw.choice(_PLAIN_GLUES)}", noun=False
                    ),
                }[sign]()
                for sign in shape
                if sign != ","
            ],
            shape.count(","),
        )


def fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    x = np.c_[x, np.ones(len(x))]
    ridge = _RIDGE * np.eye(x.shape[1])
    ridge[-1, -1] = 0
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        w += np.linalg.solve(hessian, x.T @ (weight * (y - p)) - ridge @ w)
    return w


def named_abstract(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns whose senses are nearly all abstract."""
    return frozenset(word for word in lexicon.words if abstractness(lexicon, word) > 0.8)


def main() -> None:
    """Fit the model and say how it does."""
    evaldata, modules = Path(sys.argv[1]), Path(sys.argv[2])
    lexicon = read_lexicon(evaldata, modules)
    listed = seeds()
    (nouns, unseen_nouns), (modifiers, unseen_modifiers) = (
        rate(lexicon, kind, listed[kind]) for kind in ("noun", "adjective")
    )
    named = terms(lexicon, nouns, modifiers)
    shown, unseen = (
        Ratings(nouns, modifiers, named),
        Ratings(unseen_nouns, unseen_modifiers, frozenset()),
    )
    pieces = [s.span.of(text) for text in personal(evaldata) for s in sentences(text)]
    innocent = [
        weigh(chunk.parts, chunk.commas, shown).measures
        for text, tokens in zip(pieces, tag(pieces), strict=True)
        for chunk in chunks(text, tokens)
    ]
    real = len(innocent)
    pool = named_abstract(lexicon)
    abstract = [w for w in nouns if w in pool and nouns[w] > ABSTRACT_FROM]
    stream = made(unseen, listed, abstract, _INNOCENT)
    innocent += [weigh(*next(stream), unseen).measures for _ in range(MADE // 12)]
    stream = made(unseen, listed, abstract, _SHAPES)
    jargon = [weigh(*next(stream), unseen).measures for _ in range(MADE)]
    x = np.array([*innocent, *jargon])
    y = np.r_[np.zeros(len(innocent)), np.ones(len(jargon))]
    weights = fitted(x, y, np.where(y == 1, len(innocent) / len(jargon), 1.0))
    margins = np.c_[x, np.ones(len(x))] @ weights
    shape = {name: x[:, MEASURES.index(name)] == 1 for name in ("pair", "glued", "joined")}
    groups = {
        "pair": shape["pair"],
        "joined": shape["joined"] & ~shape["glued"],
        "": ~shape["pair"] & ~shape["joined"],
    }
    bars = {
        name: np.quantile(
            margins[:real][chosen[:real]], 1 - part * ALLOWED * real / chosen[:real].sum()
        )
        for name, part in SHARES.items()
        for chosen in (groups[name],)
    }
    glued = np.quantile(margins[(y == 0) & shape["glued"]], 1 - ALLOWED_GLUED)
    weights[MEASURES.index("pair")] += bars[""] - bars["pair"]
    weights[MEASURES.index("joined")] += bars[""] - bars["joined"]
    weights[MEASURES.index("glued")] += bars["joined"] - glued
    weights[-1] -= bars[""]
    margins = np.c_[x, np.ones(len(x))] @ weights
    sure = np.array([confidence(row, list(weights)) for row in x])
    for limit in (0.3, 0.5, 0.8, 0.95):
        print(
            f"at {limit}: {np.mean(sure[len(innocent) :] >= limit):.3f} of the jargon made,"
            f" {np.mean(sure[:real] >= limit):.4f} of {real} innocent phrases"
        )
    stored = {
        "weights": {name: round(float(w), 3) for name, w in zip(MEASURES, weights, strict=False)},
        "constant": round(float(weights[-1]), 3),
    }
    MODEL.write_text(json.dumps(stored, indent=2) + "\n", "utf-8")
    print(json.dumps(stored, indent=2))


if __name__ == "__main__":
    main()
