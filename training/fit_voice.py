"""Fit the voice score and write server/saveworthy/scores/models/voice.json.

    uv run --group training python -m training.fit_voice [--held-out FOLDER]

Needs SAVEWORTHY_EVALDATA. Two logistic regressions over the signs of a text, each as its share of the
text's words: one tells machines from people, one companies from persons. Signs that few domains have
are left out, so that no subject is learnt for a voice. With --held-out nothing is shipped: one model
for each fold of sources is written to FOLDER, fitted without them, for `./dev bench quality/voice`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from saveworthy.scores.voice.model import CEILING, FILE, GAIN, PRIOR, Model, Weight, dump
from training.voice_data import Text, texts
from training.voice_signs import Sentences, pieces, read

Array = np.ndarray

C, POWER = 3.0, 0.7
"""How freely weights may grow, and how far rare signs are brought up to common ones."""

SHARES = {
    "l2r": (1.0, 1.0),
    "slop": (0.0, 0.3),
    "inspaired": (0.15, 0.15),
    "ewt": (0.2, 0.0),
    "onestop": (0.15, 0.0),
    "se": (0.12, 0.0),
    "readme": (0.25, 0.0),
    "yc": (0.06, 0.0),
}
"""How much people's and machines' texts of each data set count."""

PERSONAL = frozenset(
    "OnlineContent PersonalCommunication LiteratureCreativeWriting ProductReview FoodCusine"
    " Entertainment".split()
)
FORMAL = frozenset(
    "AcademicResearch NewsArticle Sports ArtCulture MedicalText LegalDocument TechnicalWriting"
    " Religious EducationMaterial".split()
)
ADMINISTRATIVE = frozenset(("Policies", "Finance", "Statements"))
SUBJECTS = frozenset(
    "software app apps data user users online internet website web technology company companies"
    " startup startups industry business businesses code api mobile phone video team teams"
    " investors founders founded market product products".split()
)
"""What companies write about. It is no fault in a voice, and people who work there blog about it."""

LEAST_TEXTS, LEAST_DOMAINS = (15, 30), (7, 10)
"""In how many pieces and domains a word, or a pair, must occur."""

LIGHTEST = 0.35
"""Weights below this in both parts are dropped."""

HEAVIEST = 25.0


@dataclass(frozen=True, slots=True)
class Corpus:
    """All pieces of all texts, as counts of signs.

    Attributes:
        texts: the texts.
        sentences: of each text.
        of: for each piece the number of its text.
        part: for each piece its share of the text's weight.
        counts: pieces × signs.
        words: of each piece.
        signs: the names of the columns.
    """

    texts: list[Text]
    sentences: list[Sentences]
    of: Array
    part: Array
    counts: sp.csr_matrix
    words: Array
    signs: list[str]


def corpus() -> Corpus:
    """Read the data sets and count."""
    chance = random.Random(1)  # noqa: S311
    kept = [(text, sentences) for text in texts() if (sentences := read(text))]
    cut = [
        (number, piece, 1 / len(found))
        for number, (text, sentences) in enumerate(kept)
        for found in [pieces(sentences, chance, most=5 if text.source == "slop" else 8)]
        for piece in found
    ]
    seen: Counter[str] = Counter()
    domains: defaultdict[str, set[str]] = defaultdict(set)
    for number, piece, _ in cut:
        text = kept[number][0]
        if text.source not in {"yc", "lamp"}:
            for sign in set().union(*(signs for _, signs in piece)):
                seen[sign] += 1
                domains[sign].add(text.source + text.domain)
    signs = sorted(
        sign
        for sign, count in seen.items()
        if count >= LEAST_TEXTS[" " in sign]
        and len(domains[sign]) >= LEAST_DOMAINS[" " in sign]
        and "<dash>" not in sign
        and "<sym>" not in sign
    )
    column = {sign: number for number, sign in enumerate(signs)}
    return Corpus(
        texts=[text for text, _ in kept],
        sentences=[sentences for _, sentences in kept],
        of=np.array([number for number, _, _ in cut]),
        part=np.array([part for _, _, part in cut]),
        counts=_counted([piece for _, piece, _ in cut], column),
        words=np.array([sum(words for words, _ in piece) for _, piece, _ in cut]),
        signs=signs,
    )


def _counted(found: list[Sentences], column: dict[str, int]) -> sp.csr_matrix:
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for piece in found:
        count = Counter(
            column[sign] for _, signs in piece for sign in sorted(signs) if sign in column
        )
        columns += count.keys()
        values += count.values()
        ends.append(len(columns))
    return sp.csr_matrix(
        (np.array(values, np.float32), columns, ends), shape=(len(found), len(column))
    )


def machine_labels(data: Corpus) -> tuple[Array, Array]:
    """Return for each piece 1 (a machine's), 0 (a person's) or −1 (neither), and how much it counts."""
    label = np.array([_machine_label(text) for text in data.texts])[data.of]
    share = np.zeros(len(label))
    source = np.array([text.source for text in data.texts])[data.of]
    for name, shares in SHARES.items():
        for side in (0, 1):
            share += _share(data, (source == name) & (label == side), shares[side])
    return label, share


def _machine_label(text: Text) -> int:
    if text.source == "lamp" or (text.source == "yc" and (text.year or 0) > 2021):
        return -1
    return int(text.by_machine)


def corporate_labels(data: Corpus) -> tuple[Array, Array]:
    """Return for each piece 1 (a company's), 0 (a person's) or −1 (neither), and how much it counts."""
    kinds = [_corporate_kind(text) for text in data.texts]
    shares = {
        "company": (1, 1.0),
        "administration": (1, 0.15),
        "business": (1, 0.25),
        "personal": (0, 1.0),
        "formal": (0, 0.7),
        "web": (0, 0.4),
    }
    kind = np.array(kinds)[data.of]
    label = np.full(len(kind), -1)
    share = np.zeros(len(kind))
    for name, (side, amount) in shares.items():
        label[kind == name] = side
        share += _share(data, kind == name, amount)
    return label, share


def _corporate_kind(text: Text) -> str:
    if text.by_machine:
        return ""
    fixed = {"yc": "company", "inspaired": "personal", "se": "personal", "ewt": "web"}
    fixed["onestop"] = "formal"
    if text.source == "readme":
        return "administration" if text.domain in ADMINISTRATIVE else "formal"
    if text.source == "l2r":
        if text.domain == "Business":
            return "business"
        return "personal" if text.domain in PERSONAL else "formal" * (text.domain in FORMAL)
    return fixed.get(text.source, "")


def _share(data: Corpus, chosen: Array, amount: float) -> Array:
    """Longer pieces count more, though not as much as they are longer; `amount` in all."""
    size = np.where(chosen, data.part * np.sqrt(data.words / 100).clip(0.35, 1.4), 0.0)
    return size * (amount / size.sum()) if size.any() else size


def fit(
    data: Corpus, label: Array, share: Array, barred: frozenset[str] = frozenset()
) -> tuple[Array, float]:
    """Return the weight of each sign and of each word, both in the units of a sentence's density."""
    rows = np.flatnonzero((label >= 0) & (share > 0))
    label, share, words = label[rows], share[rows].copy(), data.words[rows]
    for side in (0, 1):
        share[label == side] *= 5000 / share[label == side].sum()
    rates = sp.diags(1 / (words + PRIOR)) @ data.counts[rows]
    mean = np.asarray(rates.mean(0)).ravel()
    variance = np.asarray(rates.multiply(rates).mean(0)).ravel() - mean**2
    scale = 1 / (np.sqrt(variance) + 1e-4) ** POWER
    if barred:
        scale[[not barred.isdisjoint(sign.split()) for sign in data.signs]] = 1e-9
    scale /= np.sqrt((rates @ sp.diags(scale)).multiply(rates @ sp.diags(scale)).sum(1).mean())
    base = sp.csr_matrix((5 * words / (words + PRIOR))[:, None])
    columns = sp.hstack([rates @ sp.diags(scale), base]).tocsr()
    fitted = LogisticRegression(C=C, max_iter=600, tol=1e-5, fit_intercept=False)
    fitted.fit(columns, label, sample_weight=share)
    weights = fitted.coef_[0]
    return (weights[:-1] * scale).clip(-HEAVIEST, HEAVIEST), float(5 * weights[-1])


def times(data: Corpus, label: Array, share: Array) -> Array:
    """Return how many times as often each sign is one side's, rounded; 0 where it cannot be said.

    Counted by pieces that have the sign at all; a sign must be in ten pieces. Half a piece is added
    to the rarer side, so that "never" does not become "infinitely".
    """
    has = (data.counts > 0).astype(np.float64)
    rate, pieces_with = [], np.zeros(len(data.signs))
    for side in (0, 1):
        rows = np.flatnonzero((label == side) & (share > 0))
        weight = share[rows] * data.words[rows] ** 0
        least = 0.5 / len(rows)
        rate.append((weight @ has[rows]) / weight.sum() + least)
        pieces_with += np.asarray(has[rows].sum(0)).ravel()
    ratio = np.asarray(rate[1] / rate[0]).ravel()
    told = np.where(ratio >= 1, ratio, -1 / ratio).clip(-50, 50)
    rounded = np.where(np.abs(told) < 10, np.fix(told), np.fix(told / 5) * 5)
    return np.where((np.abs(rounded) >= 2) & (pieces_with >= 10), rounded, 0).astype(int)


def model(data: Corpus, left_out: frozenset[tuple[str, str]] = frozenset()) -> Model:
    """Fit both parts, without the (source, domain) pairs `left_out`; "*" stands for all domains."""
    out = np.array(
        [not left_out.isdisjoint({(t.source, t.domain), (t.source, "*")}) for t in data.texts]
    )[data.of]
    sides = []
    for labels, barred in ((machine_labels, frozenset()), (corporate_labels, SUBJECTS)):
        label, share = labels(data)
        share = np.where(out, 0.0, share)
        sides.append((*fit(data, label, share, barred), times(data, label, share)))
    (machine, machine_base, machine_times), (corporate, corporate_base, corporate_times) = sides
    found = zip(data.signs, machine, corporate, machine_times, corporate_times, strict=True)
    return Model(
        weights={
            sign: Weight(float(m), float(c), int(mt), int(ct))
            for sign, m, c, mt, ct in found
            if max(abs(m), abs(c)) >= LIGHTEST
        },
        machine_base=machine_base,
        corporate_base=corporate_base,
        chance=(0.0, 1.0),
        corporate_chance=(0.0, 1.0),
        spread=(0.0, 0.0),
    )


def folds(data: Corpus) -> dict[str, frozenset[tuple[str, str]]]:
    """Return what to leave out, fold by fold: together they hold every source."""
    domains = sorted({text.domain for text in data.texts if text.source == "l2r"})
    found = {
        f"l2r-{number}": frozenset(("l2r", domain) for domain in domains[number::5])
        for number in range(5)
    }
    found["inspaired"] = frozenset([("inspaired", "*")])
    found["slop-ewt"] = frozenset([("slop", "*"), ("ewt", "*")])
    found["onestop"] = frozenset([("onestop", "*")])
    found["se"] = frozenset([("se", "*")])
    found["readme"] = frozenset([("readme", "*")])
    found["yc"] = frozenset([("yc", "*")])
    return found


def main() -> None:
    """Fit, calibrate on models that never saw a text's source, and write."""
    from training.voice_calibration import calibrated

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", type=Path, help="write the folds' models here")
    folder = parser.parse_args().held_out
    data = corpus()
    print(f"{len(data.texts):,} texts, {len(data.of):,} pieces, {len(data.signs):,} signs")
    print(f"prior {PRIOR} words, ceiling {CEILING}, gain {GAIN}")
    held = {name: (out, model(data, out)) for name, out in folds(data).items()}
    tuned = calibrated(data.texts, data.sentences, list(held.values()))
    settled = {
        name: replace(one, chance=tuned[0], corporate_chance=tuned[1], spread=tuned[2])
        for name, (_, one) in held.items()
    }
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, one in settled.items():
            (folder / f"{name}.json").write_text(dump(one), "utf-8")
        index = {name: sorted(map(list, out)) for name, (out, _) in held.items()}
        (folder / "index.json").write_text(json.dumps(index), "utf-8")
    shipped = replace(model(data), chance=tuned[0], corporate_chance=tuned[1], spread=tuned[2])
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(dump(shipped), "utf-8")
    print(f"{FILE}: {FILE.stat().st_size:,} bytes, {len(shipped.weights):,} signs")


if __name__ == "__main__":
    main()
