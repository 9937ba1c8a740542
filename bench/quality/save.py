"""How well the save score agrees with what readers did: ./dev bench quality/save [--split last]

Prints, beside what the length alone gives: inspiring posts against others (AUROC), the partial
correlation with true saves after likes and views, and quoted lines against plain ones of the same
length where lists of quotations are named.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import saveworthy
from bench.quality.corpora import folder, rows
from saveworthy.core import Score

QUESTIONS = ("save", "share", "screenshot")


def main() -> None:
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--split", choices=("tune", "last", "all"), default="tune")
    ask.add_argument("quotes", nargs="*", type=Path, help='JSON lists of {"quote" or "text": …}')
    asked = ask.parse_args()
    inspiring(asked.split)
    saves(asked.split)
    if asked.quotes:
        lines(asked.quotes)


def score(text: str, format: str = "plain") -> Score:
    return saveworthy.review(text, format=format).scores["save"]


def wanted(key: str, split: str) -> bool:
    last = int(blake2b(key.encode(), digest_size=4).hexdigest(), 16) % 10 >= 7
    return split == "all" or last == (split == "last")


def inspiring(split: str) -> None:
    """Posts that readers called inspiring against posts that they did not."""
    posts = [r for r in rows(folder() / "inspaired.jsonl.gz") if wanted(r["Text"], split)]
    scored = [(r, score(r["Text"]), len(r["Text"].split())) for r in posts]
    print(f"inspiring against not, AUROC ({split})")
    for name, kept in (
        ("all", scored),
        ("written by people", [s for s in scored if s[0]["Source"] == "real"]),
        ("people, 40+ words", [s for s in scored if s[0]["Source"] == "real" and s[2] >= 40]),
    ):
        labels = [r["Label"] == "1" for r, _, _ in kept]
        by = {"length": [float(n) for _, _, n in kept]}
        by["score"] = [s.value or 0.0 for _, s, _ in kept]
        by |= {q: [s.questions.get(q, 0.0) for _, s, _ in kept] for q in QUESTIONS}
        shown = "  ".join(f"{key} {auroc(values, labels):.3f}" for key, values in by.items())
        print(f"  {name:<18} n={len(kept):<5} {shown}")


def saves(split: str) -> None:
    """Questions with their true saves: what is left of the score after likes and views."""
    asked = [
        r for r in rows(folder() / "se_saves.jsonl.gz") if wanted(f"{r['site']}{r['id']}", split)
    ]
    scored = [score(f"# {r['title']}\n\n{r['text']}", "markdown") for r in asked]
    true = ranks([r["saves"] for r in asked])
    known = [ranks([r["score"] for r in asked]), ranks([r["views"] for r in asked])]
    print(f"true saves, rank correlation after likes and views, 95 % interval ({split})")
    by = {"length": [float(len(r["text"].split())) for r in asked]}
    by["score"] = [s.value or 0.0 for s in scored]
    by |= {q: [s.questions.get(q, 0.0) for s in scored] for q in QUESTIONS}
    for name, values in by.items():
        r = correlation(residual(ranks(values), known), residual(true, known))
        about = 1.96 / math.sqrt(len(asked) - 5)
        low, high = math.tanh(math.atanh(r) - about), math.tanh(math.atanh(r) + about)
        print(f"  {name:<18} n={len(asked):<5} {r:+.3f} [{low:+.3f}, {high:+.3f}]")


def lines(paths: Sequence[Path]) -> None:
    """Quoted lines against sentences of the same number of words."""
    plain: dict[int, list[str]] = {}
    for row in rows(folder() / "ewt_docs.jsonl.gz"):
        for sentence in row["sents"]:
            plain.setdefault(len(sentence.split()), []).append(sentence)
    for path in paths:
        found = json.loads(path.read_text("utf-8-sig"))
        rng = random.Random(0)
        won = tried = 0.0
        for each in found:
            quote = str(each.get("quote") or each.get("text"))
            others = plain.get(len(quote.split()), [])
            if len(quote.split()) < 4 or not others:
                continue
            a, b = (score(line).questions["screenshot"] for line in (quote, rng.choice(others)))
            won += (a > b) + 0.5 * (a == b)
            tried += 1
        print(f"quoted against plain lines, accuracy: {path.name} n={tried:.0f} {won / tried:.3f}")


def auroc(values: Sequence[float], labels: Sequence[bool]) -> float:
    ranked = ranks(values)
    yes = sum(labels)
    above = sum(rank for rank, label in zip(ranked, labels, strict=True) if label)
    return (above - yes * (yes + 1) / 2) / (yes * (len(labels) - yes))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties sharing the middle one."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    found = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and values[order[end]] == values[order[at]]:
            end += 1
        for place in order[at:end]:
            found[place] = (at + 1 + end) / 2
        at = end
    return found


def residual(values: Sequence[float], known: Sequence[Sequence[float]]) -> list[float]:
    """What a linear fit on `known` leaves of `values` (Gram–Schmidt)."""
    basis: list[list[float]] = []
    for column in ([1.0] * len(values), *known):
        basis.append(_without(column, basis))
    return _without(values, basis)


def _without(values: Sequence[float], basis: Sequence[Sequence[float]]) -> list[float]:
    rest = list(values)
    for column in basis:
        size = sum(x * x for x in column)
        part = sum(a * b for a, b in zip(rest, column, strict=True)) / size
        rest = [a - part * b for a, b in zip(rest, column, strict=True)]
    return rest


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    top = sum(a * b for a, b in zip(one, other, strict=True))
    return top / math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))


if __name__ == "__main__":
    main()
