"""What a writer chooses in the editor's own settings; everything else stands in saveworthy.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

SECTION = "saveworthy"


@dataclass(frozen=True, slots=True)
class Options:
    """The editor's settings for Saveworthy.

    Attributes:
        inlay_hints: show the readability and the voice of each paragraph at its end.
        code_lens: show the scores above the first line.
        review_panel: the client shows reviews itself, so the review command does not.
        workspace_diagnostics: an editor that can ask may ask about drafts that are not open, too.
    """

    inlay_hints: bool = False
    code_lens: bool = True
    review_panel: bool = False
    workspace_diagnostics: bool = True


_NAMES = {
    "inlayHints": "inlay_hints",
    "codeLens": "code_lens",
    "reviewPanel": "review_panel",
    "workspaceDiagnostics": "workspace_diagnostics",
}


def options_of(value: object, before: Options) -> tuple[Options, tuple[str, ...]]:
    """Read options, as they come at the start or from the editor's settings.

    Args:
        value: an object with some of the options, alone or under "saveworthy"; other keys are other
            people's.
        before: what holds where `value` says nothing.

    Returns:
        The options, and what is wrong with `value`.
    """
    if isinstance(value, Mapping) and isinstance(value.get(SECTION), Mapping):
        value = value[SECTION]
    if not isinstance(value, Mapping):
        return before, ()
    chosen = {field.name: getattr(before, field.name) for field in fields(Options)}
    wrong = []
    for name, field in _NAMES.items():
        said = value.get(name)
        if isinstance(said, bool):
            chosen[field] = said
        elif said is not None:
            wrong.append(f"The setting saveworthy.{name} must be true or false.")
    return Options(**chosen), tuple(wrong)
