"""What a Vale rule offers to do about an alert, as quick fixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from saveworthy.core import Edit, Fix
from saveworthy.rules.vale.expressions import BadExpressionError, compiled
from saveworthy.rules.vale.rule import Action
from saveworthy.rules.vale.scopes import Piece

MOST = 3


def fixes(
    action: Action, piece: Piece, span: tuple[int, int], params: Sequence[str]
) -> tuple[Fix, ...]:
    """Return the fixes that `action` comes to.

    None where markup stands within the place, since it would be lost. None of them is safe: a style
    does not say that its replacements never change the meaning.

    Args:
        action: what the rule says.
        piece: where the alert is.
        span: its place in the piece's text.
        params: what to go by if the action itself says nothing.
    """
    start, end = span
    if start < 0 or start == end or not piece.is_solid(start, end):
        return ()
    found = piece.text[start:end]
    made = []
    for text in list(dict.fromkeys(_texts(action, found, params)))[:MOST]:
        if text == found:
            continue
        low, high = (start, end) if text else _with_space(piece.text, start, end)
        place = piece.span(low, high)
        if len(place) == high - low:
            title = f"Use “{text.strip()}”" if text.strip() else f"Remove “{found.strip()}”"
            made.append(Fix(title, (Edit(place, text),)))
    return tuple(made)


def _texts(action: Action, found: str, params: Sequence[str]) -> list[str]:
    """What may stand in the place of `found`."""
    match action.name:
        case "replace":
            return [_cased(found, text) for text in action.params or params if text != ""]
        case "remove":
            return [""]
        case "suggest":
            return list(params)
        case "convert" if action.params[:1] == ("simple",):
            return [" ".join(found.replace("_", " ").replace("-", " ").split()).lower()]
        case "edit":
            edited = _edited(found, action.params)
            return [] if edited is None else [edited]
    return []


_TRIMS: Mapping[str, Callable[[str, str], str]] = {
    "trim": str.strip,
    "trim_left": str.lstrip,
    "trim_right": str.rstrip,
}


def _edited(found: str, params: Sequence[str]) -> str | None:
    """`found` after an edit; None if the edit makes no sense."""
    match tuple(params):
        case ("regex", pattern, into):
            try:
                return compiled(pattern).sub(_python_template(into), found, timeout=0.5)
            except (BadExpressionError, TimeoutError, IndexError, ValueError):
                return None
        case ("replace", old, new) if old in found:
            return found.replace(old, new)
        case ("replace", old, new):
            return _edited(found, ("regex", old, new))
        case ("remove", old):
            return found.replace(old, "") if old in found else found.strip(old)
        case (name, chars) if name in _TRIMS:
            return _TRIMS[name](found, chars)
        case ("truncate", mark) if mark:
            return found.split(mark)[0].strip()
        case ("split" | "keep", mark, number) if mark and number.lstrip("-").isdigit():
            parts = found.split(mark)
            at = int(number)
            return parts[at].strip() if -len(parts) <= at < len(parts) else None
    return None


def _python_template(into: str) -> str:
    """“$1” as it is written here."""
    parts = []
    at = 0
    plain = into.replace("\\", r"\\")
    while at < len(plain):
        if plain[at] == "$":
            stop = at + 1
            while stop < len(plain) and plain[stop].isdigit():
                stop += 1
            if stop > at + 1:
                parts.append(rf"\g<{plain[at + 1 : stop]}>")
                at = stop
                continue
        parts.append(plain[at])
        at += 1
    return "".join(parts)


def _cased(found: str, text: str) -> str:
    """`text` with the capital of what it replaces, if it has none of its own."""
    is_capitalised = found[:1].isupper() and found[1:] == found[1:].lower()
    return text[:1].upper() + text[1:] if is_capitalised and text == text.lower() else text


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """What to remove so that no two spaces are left side by side."""
    before = text[start - 1 : start] if start else ""
    if text[end : end + 1] == " " and before in {"", " ", "\n"}:
        return start, end + 1
    if before == " " and text[end : end + 1] in {"", ".", ",", ";", ":", "!", "?", "\n"}:
        return start - 1, end
    return start, end
