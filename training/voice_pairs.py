"""A person's text beside each machine's rewrite of it: what differs is the hand, not the subject.

Students cite, connect and abstract because an essay asks for it, and machines do so everywhere. A fit on
texts alone may take the essay for the machine. A text and its rewrite share subject and kind, so what
is learnt from the difference between them is fair to all kinds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from saveworthy.scores.voice.model import PRIOR

if TYPE_CHECKING:
    from training.voice_corpus import Array, Corpus

_FEWEST = 15
"""Words of either text, below which nothing is learnt."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Machines' rewrites less the texts that they rewrote.

    Attributes:
        rates: pairs × signs: by how much more of the words show a sign.
        words: how much nearer the words are to the share that counts of a long text's (0–1).
        share: how much each pair counts.
        text: the number of the person's text.
    """

    rates: sp.csr_matrix
    words: Array
    share: Array
    text: Array

    def without(self, out: Array) -> Pairs:
        """Return the pairs whose text is not marked in `out`."""
        kept = np.flatnonzero(~out[self.text])
        return Pairs(self.rates[kept], self.words[kept], self.share[kept], self.text[kept])


def pairs(data: Corpus) -> Pairs:
    """Find all pairs in `data`."""
    words = np.array([sum(count for count, _ in found) for found in data.sentences])
    first = {
        (text.source, text.domain, text.shared): number
        for number, text in enumerate(data.texts)
        if text.shared is not None and not text.by_machine
    }
    found = [
        (number, first[key])
        for number, text in enumerate(data.texts)
        if text.by_machine
        and (key := (text.source, text.domain, text.shared)) in first
        and min(words[number], words[first[key]]) >= _FEWEST
    ]
    machine, person = np.array(found, int).reshape(-1, 2).T
    rates = _rates(data, words)
    nearer = words / (words + PRIOR)
    size = np.sqrt(np.minimum(words[machine], words[person]) / 100).clip(0.35, 1.4)
    return Pairs(
        rates=(rates[machine] - rates[person]).tocsr(),
        words=nearer[machine] - nearer[person],
        share=size,
        text=person,
    )


def _rates(data: Corpus, words: Array) -> sp.csr_matrix:
    """Return texts × signs, each as its share of the text's words; only of texts that have pairs."""
    column = {sign: number for number, sign in enumerate(data.signs)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for text, sentences, size in zip(data.texts, data.sentences, words, strict=True):
        if text.shared is not None:
            shown = (column[sign] for _, signs in sentences for sign in signs if sign in column)
            count = sorted(Counter(shown).items())
            columns += (at for at, _ in count)
            values += (times / (size + PRIOR) for _, times in count)
        ends.append(len(columns))
    return sp.csr_matrix((values, columns, ends), shape=(len(data.texts), len(column)))
