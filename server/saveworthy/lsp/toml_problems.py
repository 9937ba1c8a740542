"""What is wrong with a settings file, while it is being written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Span
from saveworthy.lsp.convert import SOURCE, Client, range_of
from saveworthy.lsp.rules_for import path_of
from saveworthy.text.lines import Place

if TYPE_CHECKING:
    from saveworthy.errors import Problem
    from saveworthy.lsp.store import Draft

_TOKEN = re.compile(r"\[\[?[^\]\r\n]*\]\]?|\"[^\"\r\n]*\"|'[^'\r\n]*'|[\w.-]+|[^\r\n]")


def problems(draft: Draft, client: Client) -> list[types.Diagnostic]:
    """Everything about the text of a settings file that keeps it from being used; reads no disk."""
    from saveworthy.settings.read import problems as found_in

    path = path_of(draft.uri) or "saveworthy.toml"
    found = found_in(Path(path), draft.text.encode("utf-8", "replace"))
    return [_diagnostic(problem, path, draft, client) for problem in found]


def _diagnostic(problem: Problem, path: str, draft: Draft, client: Client) -> types.Diagnostic:
    ours = problem.path in ("", path)
    message = f"{problem.message} {problem.mend}".rstrip()
    return types.Diagnostic(
        range=range_of(_span(problem, draft) if ours else Span(0, 0), draft.lines, client.unit),
        message=message if ours else f"{problem.path}:{problem.line}: {message}",
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
        code=problem.code,
    )


def _span(problem: Problem, draft: Draft) -> Span:
    """From the place of a problem to the end of the word there; all of its line if it has no column."""
    line = max(problem.line - 1, 0)
    start = draft.lines.offset(Place(line, max(problem.column - 1, 0)))
    end = draft.lines.offset(Place(line, len(draft.lines.content(line))))
    if problem.column:
        token = _TOKEN.match(draft.text, start, end)
        end = token.end() if token else start
    return Span(start, end)
