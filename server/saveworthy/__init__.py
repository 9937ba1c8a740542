"""Reviews drafts: buzzwords, plain wording, readability, and whether a reader would save them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from saveworthy.core import Report
    from saveworthy.rules import RuleSet
    from saveworthy.settings import Settings

__all__ = ["__version__", "review"]

__version__ = "0.1.0"


def review(
    text: str,
    *,
    format: str = "markdown",
    uri: str = "",
    rules: RuleSet | None = None,
    settings: Settings | str | os.PathLike[str] | None = None,
) -> Report:
    """Review a draft: the whole product as one function.

    Args:
        text: the draft's source; any text at all gives a report.
        format: "markdown", "mdx", "plain", "html", "rst", "asciidoc", "org", "latex", "typst",
            "email" or "git-commit".
        uri: names the draft, for messages only.
        rules: the rules that apply; the built-in ones if None. Instead of `settings`.
        settings: what is accepted, selected, ignored; or the path of a settings file, whose
            overrides then apply to the draft at `uri`, if that is a path. None for the defaults:
            no file is looked for.

    Raises:
        DraftError: there is no such format (E102).
        SettingsError: the settings file cannot be used (E5xx).
        PackError: a rule pack in the settings cannot be used (E2xx).
        UsageError: a name in the settings is neither a rule nor a pack (E301).
        ValueError: `rules` and `settings` are both given.
    """
    from saveworthy.pipeline import review_document
    from saveworthy.rules import builtin
    from saveworthy.text.formats import split

    if settings is not None:
        from saveworthy.settings import Settings, load, ruleset

        if rules is not None:
            raise ValueError("give rules or settings, not both")
        if not isinstance(settings, Settings):
            settings = load(settings).settings(uri or None)
        rules = ruleset(settings)
    return review_document(split(text, format, uri), rules if rules is not None else builtin())
