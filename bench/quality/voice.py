"""How well the voice score tells people from machines, and persons from companies.

    ./dev bench quality/voice [--folds FOLDER] [--peers] [--every N]

Needs SAVEWORTHY_EVALDATA. The shipped weights were fitted on these data sets; figures that mean
something need FOLDER, with models fitted without the texts they judge:

    uv run --isolated --group training python -m training.fit_voice --held-out FOLDER

Beside each AUROC stands what the length of the text alone would reach (the better direction of it),
and with --peers what other tools reach. All read the same text, made plain. Texts of 40 words and more.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from training.voice_data import Text, drafts, texts

from bench.quality.voice_groups import LONG_ENOUGH, Judged, fairness, groups
from saveworthy.core import Score
from saveworthy.scores import voice
from saveworthy.scores.voice.model import Model, builtin, load
from saveworthy.text.formats import split
from saveworthy.text.sentences import sentences
from saveworthy.text.view import view

PEERS = ("slop_guard", "sloplint", "slopscore")


def scored(text: str, format: str, model: Model) -> tuple[Score, int]:
    """Score a text as a review does, with these weights, and count its words."""
    parts = []
    words = 0
    for block in split(text, format).blocks:
        seen = view(block)
        found = sentences(seen.text)
        words += sum(len(sentence.words) for sentence in found)
        parts.append((block, seen, voice.tally(seen.text, found, block.kind, model)))
    return voice.score(parts, model), words


def judges(folder: Path | None) -> Callable[[Text], Model]:
    """Return what finds the model that may judge a text: one that never saw its source."""
    shipped = builtin()
    if folder is None:
        return lambda _: shipped
    index = json.loads((folder / "index.json").read_text("utf-8"))
    models = {
        (source, domain): load(folder / f"{name}.json")
        for name, out in index.items()
        for source, domain in out
    }
    return lambda text: models.get(
        (text.source, text.domain), models.get((text.source, "*"), shipped)
    )


def auroc(high: Iterable[float], low: Iterable[float]) -> float:
    """The chance that one of `high` is above one of `low`; nan where either is empty."""
    marked = sorted([(value, 1) for value in high] + [(value, 0) for value in low])
    ranks: dict[float, list[int]] = defaultdict(list)
    for rank, (value, _) in enumerate(marked, 1):
        ranks[value].append(rank)
    above = sum(side for _, side in marked)
    below = len(marked) - above
    if not above or not below:
        return float("nan")
    total = sum(statistics.fmean(ranks[value]) for value, side in marked if side)
    return (total - above * (above + 1) / 2) / (above * below)


def row(
    name: str, people: Sequence[Judged], others: Sequence[Judged], peers: Sequence[str]
) -> None:
    """Print one comparison."""
    length = auroc([one.words for one in people], [one.words for one in others])
    cells = [
        f"{name[:34]:34}{len(people):7,}{len(others):8,}",
        f"{auroc([o.value for o in people], [o.value for o in others]):8.3f}",
        f"{max(length, 1 - length):8.3f}",
    ]
    for peer in peers:
        reached = auroc([o.peers[peer] for o in people], [o.peers[peer] for o in others])
        cells.append(f"{max(reached, 1 - reached):12.3f}")
    print("".join(cells))


def machines(judged: Sequence[Judged], peers: Sequence[str]) -> None:
    """People against machines."""
    head = f"\n{'people against machines':34}{'people':>7}{'others':>8}{'ours':>8}{'length':>8}"
    print(head + "".join(f"{peer:>12}" for peer in peers))
    long = [one for one in judged if one.words >= LONG_ENOUGH]
    l2r = [one for one in long if one.text.source == "l2r"]
    means = []
    for domain in sorted({one.text.domain for one in l2r}):
        here = [one for one in l2r if one.text.domain == domain]
        people = [one for one in here if not one.text.by_machine]
        if people:
            row(f"l2r {domain}", people, [o for o in here if o.text.by_machine], peers)
            means.append(
                auroc([o.value for o in people], [o.value for o in here if o.text.by_machine])
            )
    print(f"{'l2r, mean of its domains':49}{statistics.fmean(means):8.3f}")
    for writer in sorted({one.text.writer for one in l2r if one.text.by_machine}):
        people = [one for one in l2r if not one.text.by_machine]
        row(f"l2r by {writer}", people, [o for o in l2r if o.text.writer == writer], peers)
    for low, high in ((1, 20), (20, 40), (40, 80), (80, 150), (150, 300), (300, 10**6)):
        here = [
            o for o in judged if o.text.source in {"l2r", "inspaired"} and low <= o.words < high
        ]
        people = [one for one in here if not one.text.by_machine]
        row(
            f"l2r, inspaired: {low}–{high} words",
            people,
            [o for o in here if o.text.by_machine],
            peers,
        )
    posts = [one for one in long if one.text.source == "inspaired"]
    row("inspaired", *sides(posts), peers)
    slop = [one for one in long if one.text.source == "slop"]
    stories = [
        o for o in l2r if o.text.domain == "LiteratureCreativeWriting" and not o.text.by_machine
    ]
    weblogs = [o for o in long if o.text.source == "ewt" and o.text.domain == "weblog"]
    row("slop against human stories", stories, slop, peers)
    row("slop against weblogs", weblogs, slop, peers)
    for writer in sorted({one.text.writer for one in slop}):
        row(
            f"  {writer}", [*stories, *weblogs], [o for o in slop if o.text.writer == writer], peers
        )


def sides(judged: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """People's texts and machines' texts."""
    return [o for o in judged if not o.text.by_machine], [o for o in judged if o.text.by_machine]


def companies(judged: Sequence[Judged], peers: Sequence[str]) -> None:
    """Companies' copy against what persons write."""
    print(f"\n{'persons against companies':34}{'people':>7}{'others':>8}{'ours':>8}{'length':>8}")
    long = [one for one in judged if one.words >= LONG_ENOUGH]
    company = [one for one in long if one.text.source == "yc"]
    for genre in ("weblog", "reviews", "answers", "email", "newsgroup"):
        people = [o for o in long if o.text.source == "ewt" and o.text.domain == genre]
        row(f"ewt {genre} against yc", people, company, peers)
    row("mtlynch against yc", [o for o in long if o.text.source == "mtlynch"], company, peers)


def calibration(judged: Sequence[Judged]) -> None:
    """Whether of the texts with a chance of 70 % of being a machine's, 70 % are."""
    print("\ncalibration of measures.machine, people and machines weighed alike")
    known = [
        o
        for o in judged
        if o.text.source in {"l2r", "inspaired", "slop", "ewt", "se", "onestop", "readme"}
    ]
    for low, high in ((30, 60), (60, 120), (120, 300), (300, 10**6)):
        here = [o for o in known if low <= o.words < high and o.score.measures]
        people, machine = sides(here)
        weight = {False: 0.5 / max(1, len(people)), True: 0.5 / max(1, len(machine))}
        error = 0.0
        for bin_ in range(10):
            inside = [o for o in here if bin_ <= o.score.measures["machine"] / 10 < bin_ + 1]
            gap = sum(
                weight[o.text.by_machine] * (o.score.measures["machine"] / 100 - o.text.by_machine)
                for o in inside
            )
            error += abs(gap)
        print(f"  {low}–{high} words: {len(here):,} texts, expected calibration error {error:.3f}")


def steadiness(judged: Sequence[Judged]) -> None:
    """What one more sentence, and one more word, does to 150 words; and whether intervals hold."""
    chance = random.Random(1)
    long = [o.text.text for o in judged if o.words >= 400 and not o.text.markdown]
    chance.shuffle(long)
    by_sentence, by_word = [], []
    held: defaultdict[int, list[bool]] = defaultdict(list)
    model = builtin()
    for text in long[:400]:
        found = [s.span.of(text) for s in sentences(text)]
        start, size = 0, 0
        while start < len(found) and size < 150:
            size += len(found[start].split())
            start += 1
        before = scored(" ".join(found[:start]), "plain", model)[0].value
        extra = chance.choice(found)
        after = scored(" ".join([*found[:start], extra]), "plain", model)[0].value
        word = chance.choice(["However", "robust", "delve", "honestly", "tapestry", "leverage"])
        longer = scored(" ".join([*found[:start], f"{word}."]), "plain", model)[0].value
        inside = " ".join(found[:start]).replace(" the ", f" the {word} ", 1)
        inner = scored(inside, "plain", model)[0].value
        if None not in (before, after, longer, inner):
            by_sentence.append(abs(after - before))
            by_word += [abs(longer - before), abs(inner - before)]
        whole = scored(text, "plain", model)[0].value
        for goal in (40, 80, 150, 300):
            at, size = 0, 0
            while at < len(found) and size < goal:
                size += len(found[at].split())
                at += 1
            interval = scored(" ".join(found[:at]), "plain", model)[0].interval
            if interval and whole is not None:
                held[goal].append(interval[0] <= whole <= interval[1])
    for name, moves in (("a sentence", by_sentence), ("a word", by_word)):
        cut = statistics.quantiles(moves, n=100)
        print(
            f"\n{name} more moves 150 words by {statistics.median(moves):.1f} points (median),"
            f" {cut[94]:.1f} (95 %), {max(moves):.1f} (most)",
            end="",
        )
    shares = ", ".join(f"{size} words {statistics.fmean(in_):.0%}" for size, in_ in held.items())
    print(f"\nintervals of beginnings that hold the whole text's score: {shares}")


def speed() -> None:
    """Microseconds of processor time a word, once there are sentences."""
    joined = "\n\n".join(text.text for text in texts() if text.source in {"ewt", "onestop"})
    blocks = split(joined, "plain").blocks
    ready = [(block, seen := view(block), sentences(seen.text)) for block in blocks]
    start = time.process_time()
    builtin.cache_clear()
    builtin()
    loaded = time.process_time()
    parts = [
        (block, seen, voice.tally(seen.text, found, block.kind)) for block, seen, found in ready
    ]
    tallied = time.process_time()
    voice.score(parts)
    done = time.process_time()
    words = sum(len(s.words) for _, _, found in ready for s in found)
    print(
        f"\n{words:,} words: weights read in {1e3 * (loaded - start):.0f} ms,"
        f" {1e6 * (tallied - loaded) / words:.2f} µs a word to tally,"
        f" {1e6 * (done - tallied) / words:.2f} µs to score"
    )


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, help="models that never saw what they judge")
    parser.add_argument("--peers", action="store_true", help="ask the peers too (slow)")
    parser.add_argument("--every", type=int, default=1, help="every Nth text only")
    options = parser.parse_args()
    judge = judges(options.folds)
    chosen = [*texts(), *drafts()][:: options.every]
    names: tuple[str, ...] = ()
    heard: dict[int, dict[str, float]] = {}
    if options.peers:
        from bench.quality import peers

        with peers.started(*PEERS) as (running, _):
            names = tuple(running)
            for number, text in enumerate(chosen):
                heard[number] = {
                    name: verdict.score
                    if (verdict := peer(text.text)).score is not None
                    else -len(verdict.flagged) / max(1, len(text.text.split()))
                    for name, peer in running.items()
                }
    judged = [
        Judged(text, words, score, heard.get(number, {}))
        for number, text in enumerate(chosen)
        for score, words in [
            scored(text.text, "markdown" if text.markdown else "plain", judge(text))
        ]
    ]
    if options.folds is None:
        print("The shipped weights have seen these texts; only --folds gives figures to go by.")
    machines(judged, names)
    companies(judged, ())
    groups(judged)
    fairness(judged)
    calibration(judged)
    steadiness(judged)
    speed()


if __name__ == "__main__":
    main()
