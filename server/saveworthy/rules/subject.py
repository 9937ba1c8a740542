"""The terms that a draft is about: whoever writes on “digital transformation” must name it often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from saveworthy.core import Block, BlockKind, Finding, Severity
from saveworthy.rules.normalise import fold

_OFTEN = 4
"""Times after which a term is taken for the subject, whatever the title says."""

TAG = "term"
"""What rules are tagged with whose matches may be what a draft is about."""

_MILD = (Severity.INFO, Severity.HINT)


def once(
    text: str,
    blocks: Sequence[Block],
    words: Sequence[Finding],
    is_term: Callable[[Finding], bool],
) -> Sequence[Finding]:
    """Return `words`, those about the draft's own subject only where each first stands.

    What has a fix can be mended, and what is a warning should be: they are shown each time.

    Args:
        text: of the draft.
        blocks: of the draft.
        words: findings about words, in order of place.
        is_term: whether a finding may be about a subject.
    """
    terms = {
        each: _term(text, each)
        for each in words
        if each.severity in _MILD and not each.fixes and is_term(each)
    }
    times = Counter(terms.values())
    if not times or max(times.values()) < 2:
        return words
    title = "\n".join(fold(title) for title in _titles(blocks))
    subjects = {term for term in times if times[term] >= _OFTEN or term in title}
    seen: set[str] = set()
    shown = []
    for each in words:
        term = terms.get(each, "")
        if term not in seen:
            shown.append(each)
        if term in subjects:
            seen.add(term)
    return shown


def _titles(blocks: Iterable[Block]) -> Iterator[str]:
    """The title of a draft, and its first heading where it has one at the top."""
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.TITLE or (at == 0 and block.kind is BlockKind.HEADING):
            yield block.text


def _term(text: str, finding: Finding) -> str:
    """What a finding marks, articles and number apart."""
    term = fold(finding.span.of(text)).strip()
    for article in ("the ", "a ", "an ", "our ", "your "):
        term = term.removeprefix(article)
    return term.removesuffix("s")
