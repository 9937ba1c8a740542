"""What company words keep: vectors of the words that occur together in the data that may ship.

Words that occur in texts of one kind have similar vectors, so that what the ratings of two thousand
sentences say of a few words can be told of many (see fit_readability.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

from saveworthy.text.company import normal
from saveworthy.text.frequency import fifths
from saveworthy.text.sentences import sentences

WINDOW = 60
"""Words that count as being in each other's company."""

FEWEST = 8
"""Windows that a word must occur in."""

DIMENSIONS = 50
NEGATIVE_POWER = 0.75
"""Flattens how common the other word is, as word2vec does, so that rare company counts less."""

_COMMONEST, _LEAST, _MOST = 39, 3, 22
"""A word counts by how far it is below the commonest of all, in fifths of the Zipf scale."""


class Company(NamedTuple):
    """The vectors of words: `vectors[row]` is that of `words[row]`, weighed by its rarity."""

    words: list[str]
    vectors: NDArray[np.float64]

    def means(self, texts: Sequence[Sequence[str]], settled: float) -> NDArray[np.float64]:
        """Return the sum of the vectors of each text's words over their number plus `settled`."""
        row = {word: at for at, word in enumerate(self.words)}
        found = np.zeros((len(texts), self.vectors.shape[1]))
        for at, text in enumerate(texts):
            known = [row[small] for word in text if (small := normal(word)) in row]
            found[at] = self.vectors[known].sum(0) / (len(text) + settled)
        return found


def company(texts: Iterable[str]) -> Company:
    """Return the vectors of the words of `texts`, names and numbers left out."""
    windows, named, seen = [], Counter[str](), Counter[str]()
    for text in texts:
        stream: list[str] = []
        for sentence in sentences(text):
            small = [normal(word) for word in sentence.words]
            stream += small
            seen.update(small[1:])
            named.update(
                one
                for one, word in zip(small[1:], sentence.words[1:], strict=True)
                if word[0].isupper()
            )
        windows += [set(stream[at : at + WINDOW]) for at in range(0, len(stream), WINDOW)]
    often = Counter(word for window in windows for word in window)
    chosen = sorted(
        word
        for word, times in often.items()
        if times >= FEWEST
        and word.replace("'", "").isalpha()
        and word.isascii()
        and 2 * named[word] <= seen[word]
    )
    vectors = _vectors(windows, {word: at for at, word in enumerate(chosen)})
    rarity = np.clip([_COMMONEST - fifths(word) for word in chosen], _LEAST, _MOST)
    return Company(chosen, vectors * (rarity / rarity.mean())[:, None])


def _vectors(windows: Sequence[set[str]], row: dict[str, int]) -> NDArray[np.float64]:
    """The main directions of the positive mutual information of words, each vector of length 1."""
    columns = [sorted(row[word] for word in window if word in row) for window in windows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((at for one in columns for at in one), dtype=np.int64)
    occurs = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(windows), len(row)))
    both = (occurs.T @ occurs).tocsr()
    both.setdiag(0)
    both.eliminate_zeros()
    totals = np.asarray(both.sum(1)).ravel()
    share = totals**NEGATIVE_POWER / (totals**NEGATIVE_POWER).sum()
    pairs = both.tocoo()
    strength = np.log(pairs.data / (totals[pairs.row] * share[pairs.col]))
    kept = strength > 0
    matrix = csr_matrix((strength[kept], (pairs.row[kept], pairs.col[kept])), shape=both.shape)
    left, sizes, _ = randomized_svd(matrix, DIMENSIONS, n_iter=3, random_state=0)
    vectors = left * np.sqrt(sizes)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    centred: NDArray[np.float64] = vectors - vectors.mean(0)
    return centred
