"""Logistic regression over texts and over pairs of texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from scipy.special import expit

if TYPE_CHECKING:
    from training.voice_corpus import Array

_MOST_STEPS = 300


def solve(
    columns: sp.csr_matrix,
    label: Array,
    share: Array,
    c: float,
    pairs: tuple[sp.csr_matrix, Array] | None = None,
) -> Array:
    """Return the weights that make labels likely, with ridge.

    Args:
        columns: texts × signs.
        label: of each text, 0 or 1.
        share: how much each text counts.
        c: how freely weights may grow.
        pairs: pairs × signs, each of label 1 less its counterpart of label 0, and how much each counts.
    """
    signed = sp.diags(2.0 * label - 1) @ columns
    terms = [(signed.tocsr(), share)] + ([] if pairs is None else [pairs])
    ready = [(rows, rows.T.tocsr(), amount) for rows, amount in terms]

    def loss(weights: Array) -> tuple[float, Array]:
        value, slope = 0.5 * float(weights @ weights), weights.copy()
        for rows, turned, amount in ready:
            told = rows @ weights
            value += c * float(amount @ np.logaddexp(0, -told))
            slope -= c * (turned @ (amount * expit(-told)))
        return value, slope

    options = {"maxiter": _MOST_STEPS, "maxcor": 15, "gtol": 0.03, "ftol": 1e-7}
    found = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x)
