"""Reviews drafts: buzzwords, plain wording, readability, and whether a reader would save them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saveworthy.core import Report
    from saveworthy.rules import RuleSet

__all__ = ["__version__", "review"]

__version__ = "0.1.0"


def review(
    text: str, *, format: str = "markdown", uri: str = "", rules: RuleSet | None = None
) -> Report:
    """Review a draft: the whole product as one function.

    Args:
        text: the draft's source; any text at all gives a report.
        format: "markdown", "mdx" or "plain".
        uri: names the draft, for messages only.
        rules: the rules that apply; the built-in ones if None.

    Raises:
        DraftError: there is no such format (E102).
    """
    from saveworthy.pipeline import review_document
    from saveworthy.rules import builtin
    from saveworthy.text.formats import split

    return review_document(split(text, format, uri), rules if rules is not None else builtin())
