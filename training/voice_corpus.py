"""What the voice score is fitted on: pieces of texts, their signs counted, and who wrote them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from training.voice_data import Text, texts
from training.voice_signs import Sentences, pieces, read

Array = np.ndarray

LEAST_TEXTS, LEAST_DOMAINS = (15, 30), (7, 10)
"""In how many pieces and domains a word, or a pair, must occur."""

UNFAIR = frozenset(("<dash>", "<sym>"))
"""Dashes and odd characters: typing habits, and what data sets do to texts. The full stop alone is
left out for the same reason: some data sets lose it."""

_STAND_INS = frozenset(("<name>", "<num>", "<year>", "<date>"))
_REFERENCE_MARKS = frozenset("(),[]/:;.")

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
    [
        "OnlineContent",
        "PersonalCommunication",
        "LiteratureCreativeWriting",
        "ProductReview",
        "FoodCusine",
        "Entertainment",
    ]
)
FORMAL = frozenset(
    [
        "AcademicResearch",
        "NewsArticle",
        "Sports",
        "ArtCulture",
        "MedicalText",
        "LegalDocument",
        "TechnicalWriting",
        "Religious",
        "EducationMaterial",
    ]
)
ADMINISTRATIVE = frozenset(("Policies", "Finance", "Statements"))


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
    chance = random.Random(1)
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
        if text.source not in {"yc", "lamp", "packs"}:
            for sign in set().union(*(signs for _, signs in piece)):
                seen[sign] += 1
                domains[sign].add(text.source + text.domain)
    signs = sorted(
        sign
        for sign, count in seen.items()
        if count >= LEAST_TEXTS[" " in sign]
        and len(domains[sign]) >= LEAST_DOMAINS[" " in sign]
        and not UNFAIR & set(sign.split())
        and sign != "."
        and not _is_reference(sign)
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


def _is_reference(sign: str) -> bool:
    """Whether a pair is how sources are cited or figures listed: a subject's custom, not a voice.

    Scholars and students write "(Sutton, 2022)", whoever they are; with a weight, it would be theirs.
    """
    first, _, second = sign.partition(" ")
    return (first in _STAND_INS and second in _REFERENCE_MARKS) or (
        first in _REFERENCE_MARKS and second in _STAND_INS
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
    if text.source in {"lamp", "packs"} or (text.source == "yc" and (text.year or 0) > 2021):
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
        "jargon": (1, 0.3),
        "mended": (0, 0.3),
    }
    kind = np.array(kinds)[data.of]
    label = np.full(len(kind), -1)
    share = np.zeros(len(kind))
    for name, (side, amount) in shares.items():
        label[kind == name] = side
        share += _share(data, kind == name, amount)
    return label, share


def _corporate_kind(text: Text) -> str:
    if text.source == "packs":
        return text.domain
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
