"""Fit the voice score and write server/saveworthy/scores/models/voice.json.

    uv run --isolated --group training python -m training.fit_voice [--held-out FOLDER]

Needs SAVEWORTHY_EVALDATA. Two logistic regressions over the signs of a text, each as its share of the
text's words: one tells machines from people, one companies from persons. The first also learns from
machines' rewrites beside the texts they rewrote. Signs that few domains have are left out, so that no
subject is learnt for a voice. With --held-out, one model for each fold of sources is written to FOLDER
too, fitted without them, for `./dev bench quality/voice`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from training.voice_calibration import calibrated
from training.voice_corpus import Array, Corpus, corporate_labels, corpus, machine_labels
from training.voice_pairs import Pairs, pairs
from training.voice_solver import solve

from saveworthy.scores.voice.model import CEILING, FILE, GAIN, PRIOR, Model, dump

C, POWER = 3.0, 0.7
"""How freely weights may grow, and how far rare signs are brought up to common ones."""

SIDE = 5000.0
"""What the texts of each side weigh together."""

RATIO = 2.0
"""How much more the pairs of a text and its rewrite weigh than the texts of one side."""

SUBJECTS = frozenset(
    [
        "software",
        "app",
        "apps",
        "data",
        "user",
        "users",
        "online",
        "internet",
        "website",
        "web",
        "technology",
        "company",
        "companies",
        "startup",
        "startups",
        "industry",
        "business",
        "businesses",
        "code",
        "api",
        "mobile",
        "phone",
        "video",
        "team",
        "teams",
        "investors",
        "founders",
        "founded",
        "market",
        "product",
        "products",
    ]
)
"""What companies write about. It is no fault in a voice, and people who work there blog about it."""

LIGHTEST = 2.0
"""Weights below this in both parts are dropped."""

HEAVIEST = 25.0

MORE = 1.25
"""How many times as often one side must have a habit to be said to have more of it."""


def fit(
    data: Corpus,
    label: Array,
    share: Array,
    barred: frozenset[str] = frozenset(),
    beside: Pairs | None = None,
) -> tuple[Array, float]:
    """Return the weight of each sign and of each word, both in the units of a sentence's density."""
    rows = np.flatnonzero((label >= 0) & (share > 0))
    label, share, words = label[rows], share[rows].copy(), data.words[rows]
    for side in (0, 1):
        share[label == side] *= SIDE / share[label == side].sum()
    rates = sp.diags(1 / (words + PRIOR)) @ data.counts[rows]
    mean = np.asarray(rates.mean(0)).ravel()
    variance = np.asarray(rates.multiply(rates).mean(0)).ravel() - mean**2
    scale = 1 / (np.sqrt(variance) + 1e-4) ** POWER
    if barred:
        scale[[not barred.isdisjoint(sign.split()) for sign in data.signs]] = 1e-9
    scale /= np.sqrt((rates @ sp.diags(scale)).multiply(rates @ sp.diags(scale)).sum(1).mean())
    columns = _with_base(rates @ sp.diags(scale), words / (words + PRIOR))
    differences = None
    if beside is not None:
        rewrites = _with_base(beside.rates @ sp.diags(scale), beside.words)
        differences = (rewrites, beside.share * (RATIO * SIDE / beside.share.sum()))
    weights = solve(columns, label, share, C, differences)
    return (weights[:-1] * scale).clip(-HEAVIEST, HEAVIEST), float(5 * weights[-1])


def _with_base(rates: sp.csr_matrix, words: Array) -> sp.csr_matrix:
    """Put a column beside `rates` for what each word adds, whatever it is."""
    return sp.hstack([rates, sp.csr_matrix((5 * words)[:, None])]).tocsr()


def times(data: Corpus, label: Array, share: Array) -> Array:
    """Return how many times as often each sign is one side's, rounded; 0 where it cannot be said.

    Counted by pieces that have the sign at all; a sign must be in ten pieces. Half a piece is added
    to the rarer side, so that "never" does not become "infinitely".
    """
    has = (data.counts > 0).astype(np.float64)
    rate, pieces_with = [], np.zeros(len(data.signs))
    for side in (0, 1):
        rows = np.flatnonzero((label == side) & (share > 0))
        weight = share[rows]
        least = 0.5 / len(rows)
        rate.append((weight @ has[rows]) / weight.sum() + least)
        pieces_with += np.asarray(has[rows].sum(0)).ravel()
    ratio = np.asarray(rate[1] / rate[0]).ravel()
    told = np.where(ratio >= 1, ratio, -1 / ratio).clip(-50, 50)
    rounded = np.where(np.abs(told) < 10, np.fix(told), np.fix(told / 5) * 5)
    habits = np.array([sign.startswith("#") for sign in data.signs])
    # Nobody counts habits as they count words: that one side has more of them is enough to say.
    rounded = np.where(habits & (np.abs(rounded) < 2) & (np.abs(told) < MORE), 0, rounded)
    least = np.where(habits, 1, 2)
    return np.where((np.abs(rounded) >= least) & (pieces_with >= 10), rounded, 0).astype(int)


def model(
    data: Corpus, rewrites: Pairs, left_out: frozenset[tuple[str, str]] = frozenset()
) -> Model:
    """Fit both parts, without the (source, domain) pairs `left_out`; "*" stands for all domains."""
    out = np.array(
        [not left_out.isdisjoint({(t.source, t.domain), (t.source, "*")}) for t in data.texts]
    )
    sides = []
    for labels, barred, beside in (
        (machine_labels, frozenset(), rewrites.without(out)),
        (corporate_labels, SUBJECTS, None),
    ):
        label, share = labels(data)
        share = np.where(out[data.of], 0.0, share)
        sides.append((*fit(data, label, share, barred, beside), times(data, label, share)))
    (machine, machine_base, machine_times), (corporate, corporate_base, corporate_times) = sides
    kept = np.flatnonzero(np.maximum(np.abs(machine), np.abs(corporate)) >= LIGHTEST)
    return Model(
        machine={data.signs[at]: round(100 * machine[at]) for at in kept},
        corporate={data.signs[at]: round(100 * corporate[at]) for at in kept},
        machine_times={data.signs[at]: int(machine_times[at]) for at in kept if machine_times[at]},
        corporate_times={
            data.signs[at]: int(corporate_times[at]) for at in kept if corporate_times[at]
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", type=Path, help="write the folds' models here")
    folder = parser.parse_args().held_out
    data = corpus()
    print(f"{len(data.texts):,} texts, {len(data.of):,} pieces, {len(data.signs):,} signs")
    print(f"prior {PRIOR} words, ceiling {CEILING}, gain {GAIN}")
    rewrites = pairs(data)
    held = {name: (out, model(data, rewrites, out)) for name, out in folds(data).items()}
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
    shipped = replace(
        model(data, rewrites), chance=tuned[0], corporate_chance=tuned[1], spread=tuned[2]
    )
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(dump(shipped), "utf-8")
    print(f"{FILE}: {FILE.stat().st_size:,} bytes, {len(shipped.machine):,} signs")


if __name__ == "__main__":
    main()
