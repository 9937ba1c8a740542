"""Makes a replacement fit the sentence it lands in: capitals, articles, number, spaces and commas."""

from __future__ import annotations

from saveworthy.core import Edit, Span
from saveworthy.core.expression import expression
from saveworthy.rules.fit.agreement import agreed
from saveworthy.rules.fit.articles import article, mended
from saveworthy.rules.fit.capitals import capitalised, cased, titled
from saveworthy.rules.fit.doubts import doubtful
from saveworthy.rules.fit.joins import Joined, joined
from saveworthy.rules.fit.removals import opens, removed
from saveworthy.rules.fit.tenses import tensed

__all__ = ["article", "cased", "doubtful", "edits", "tensed", "titled"]


_NAME = expression(r"[A-Z]{2,3}\b|(?=\w*[a-z])(?=\w+[A-Z])")
"""A short name, or one with capitals inside, at the head of what is replaced."""


def edits(text: str, span: Span, replacement: str, *, sentence: Span) -> tuple[Edit, ...]:
    """Return the edits that put `replacement` in the place of `text[span]`, neighbours mended.

    Args:
        text: what a reader sees of the block.
        span: the words to replace, in `text`.
        replacement: as the rule has it, in its plain form; "" removes the words.
        sentence: the sentence that `span` stands in.

    Returns:
        The edits in order of place, never overlapping; none where no edit leaves a good sentence.
    """
    if not replacement:
        return removed(text, span, sentence)
    replacement = tensed(text, span, replacement)
    if "'" in replacement and "\u2019" in text:
        replacement = replacement.replace("'", "\u2019")
    following = text[span.end : span.end + 1]
    if replacement[1:].endswith(",") and following in set(",.;:!?"):
        replacement = replacement[:-1]
    fit = joined(text, span, replacement)
    if fit is None:
        return ()
    if not fit.replacement:
        return removed(text, span, sentence)
    around = agreed(text, span, fit.replacement)
    if around is None or not _takes_possessive(text, fit.span, fit.replacement):
        return ()
    main = Edit(fit.span, _capitals(text, fit, sentence))
    parts = (*mended(text, fit.span, fit.replacement), main, *around)
    return tuple(sorted(parts, key=lambda edit: edit.span))


def _capitals(text: str, fit: Joined, sentence: Span) -> str:
    """The replacement in the capitals that its place asks for."""
    old, new = fit.span.of(text), fit.replacement
    if _NAME.match(old):  # "AI" and "SaaS" are names, but "AI" is also shouted among capitals
        shouted = sentence.of(text).isupper() and old.isupper() and len(sentence) > len(old)
        fitted = new.upper() if shouted else new
    else:
        fitted = cased(old, new)
    if not old[:1].islower() and opens(text, fit.span, sentence):
        fitted = capitalised(fitted)  # "360-degree": no letter shows the capital
    return fitted


def _takes_possessive(text: str, span: Span, replacement: str) -> bool:
    """Whether the “'s” that may follow still fits: not after a plural, nor after several words."""
    after = text[span.end : span.end + 2]
    if after[:1] not in {"'", "\u2019"} or after[1:].lower() != "s":
        return True
    return " " not in replacement and (
        not replacement.endswith("s") or text[span.end - 1 : span.end] == "s"
    )
