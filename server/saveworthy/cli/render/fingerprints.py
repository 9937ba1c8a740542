"""Numbers that stay with a finding while its draft is edited around it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from saveworthy.core.digest import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saveworthy.cli.outcome import Reviewed


def fingerprints(reviewed: Reviewed) -> Iterator[str]:
    """Yield a number for each finding; it changes only with the draft's name and the words around.

    Equal findings in equal surroundings are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for key in reviewed.keys:
        told = repr((reviewed.name, *key))
        seen[told] += 1
        said = f"{told}{seen[told]}".encode(errors="surrogatepass")
        yield blake2b(said, digest_size=16).hexdigest()
