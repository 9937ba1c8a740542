"""What the tagger says of a draft's sentences, kept from one review of it to the next.

To load the tagger takes longer than all the rest of a review, and an edit seldom makes a sentence that
needs it. A file belongs to one draft, and holds what its last review asked about.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from saveworthy.cli.kept import UnsoundError, unpacked
from saveworthy.core import Span
from saveworthy.core.digest import blake2b
from saveworthy.text import nlp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from saveworthy.cli.results import Results

_MISFITS = (ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What JSON of another shape raises."""

Tokens = tuple[nlp.Token, ...]


class Tagged:
    """Tags the sentences of one draft; asks the tagger only about new ones.

    Args:
        results: where tags are kept.
        path: of the draft.
    """

    def __init__(self, results: Results, path: Path) -> None:
        self._results = results
        self._name = results.name_for(path)

    def tag(self, texts: Sequence[str]) -> list[Tokens]:
        """Return what `nlp.tag` does."""
        kept = self._kept()
        names = {text: _digest(text) for text in texts}
        found = {text: kept[name] for text, name in names.items() if name in kept}
        # What somebody has tampered with must not point outside the sentence.
        found = {t: tokens for t, tokens in found.items() if not tokens or _fits(tokens, t)}
        fresh = [text for text in names if text not in found]
        if fresh:
            found.update(zip(fresh, nlp.tag(fresh), strict=True))
        if fresh or len(kept) > len(names):
            rows = {names[text]: [_row(token) for token in found[text]] for text in names}
            data = json.dumps(rows, separators=(",", ":")).encode()
            self._results.save(self._name, zlib.compress(data, 1))
        return [found[text] for text in texts]

    def _kept(self) -> Mapping[str, Tokens]:
        data = self._results.load(self._name)
        if data is None:
            return {}
        try:
            rows = json.loads(unpacked(data))
            return {name: tuple(map(_token, tokens)) for name, tokens in rows.items()}
        except (UnsoundError, zlib.error, *_MISFITS):
            return {}


def _row(token: nlp.Token) -> list[int | str]:
    return [token.span.start, token.span.end, token.tag]


def _token(row: list[int | str]) -> nlp.Token:
    start, end, tag = row
    return nlp.Token(Span(int(start), int(end)), str(tag))


def _fits(tokens: Tokens, text: str) -> bool:
    ends = [at for token in tokens for at in (token.span.start, token.span.end)]
    return ends == sorted(ends) and ends[0] >= 0 and ends[-1] <= len(text)


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
