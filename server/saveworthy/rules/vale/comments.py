"""Vale's comments inside a draft: “vale off”, “vale Style.Rule = NO”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from saveworthy.core import Document

_SWITCH = re.compile(
    r"vale\s+(?P<name>[\w-]+(?:\.[\w-]+)*)\s*(?:\[(?P<words>.+)\])?\s*=\s*(?P<to>YES|NO|on|off)\Z"
)
_STYLES = re.compile(r"vale\s+styles?\s*=\s*(?P<names>.+)\Z", re.IGNORECASE)


class _Stand(NamedTuple):
    """What is off from a place on."""

    everything: bool = False
    names: Mapping[str, bool] = {}
    words: Mapping[tuple[str, str], bool] = {}
    styles: frozenset[str] | None = None


class Switches:
    """Knows at each place of a draft which rules its comments have turned off."""

    def __init__(self, document: Document) -> None:
        self._at = [-1]
        self._stands = [_Stand()]
        for comment in document.comments:
            body = " ".join(comment.body.of(document.text).split())
            stand = _after(self._stands[-1], body) if body.startswith("vale ") else None
            if stand is not None:
                self._at.append(comment.span.start)
                self._stands.append(stand)

    def are_off(self, name: str, words: str, at: int) -> bool:
        """Whether the rule of that name ("Style.Rule") is off at a place, for those words."""
        if len(self._at) == 1:
            return False
        stand = self._stands[bisect_right(self._at, at) - 1]
        style = name.partition(".")[0]
        if stand.everything:
            return True
        if stand.words.get((name, words)):
            return True
        unnamed = stand.styles is not None and style not in stand.styles
        return stand.names.get(style, unnamed) or stand.names.get(name, False)


def _after(stand: _Stand, body: str) -> _Stand | None:
    """What is off behind a comment; None if it is not one of these."""
    if body in {"vale off", "vale on"}:
        return stand._replace(everything=body == "vale off")
    styles = _STYLES.match(body)
    if styles:
        named = frozenset(re.split(r"[,\s]+", styles["names"].strip()))
        rules = {name: off for name, off in stand.names.items() if "." in name}
        return stand._replace(styles=named, names=rules)
    switch = _SWITCH.match(body)
    if switch is None:
        return None
    off = switch["to"] in {"NO", "off"}
    if not switch["words"]:
        return stand._replace(names={**stand.names, switch["name"]: off})
    listed = (word.strip().strip("\"'") for word in switch["words"].split(","))
    return stand._replace(words={**stand.words, **{(switch["name"], w): off for w in listed}})
