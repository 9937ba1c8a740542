"""How a command line is read: options may stand between paths, and none may contradict itself."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class CommandParser(argparse.ArgumentParser):
    """Reads the options of one command.

    Attributes:
        spread: the argument whose values options may stand between, "" if there is none.
    """

    spread = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register("action", None, _Once)

    # argparse's own signature has overloads for other kinds of namespace, which nobody asks for here.
    def parse_known_args(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        """Read `args`; what stands behind options belongs to `spread`, too."""
        found, rest = super().parse_known_args(args, namespace)
        at = rest.index("--") if "--" in rest else len(rest)
        loose, plain = rest[:at], rest[at + 1 :]
        wrong = [each for each in loose if each.startswith("-") and each != "-"]
        if wrong:
            self.error(f"there is no option “{wrong[0]}”{self._meant(wrong[0])}")
        if rest and not self.spread:
            self.error(f"“{rest[0]}” is more than it can take")
        if not rest:
            return found, rest
        setattr(found, self.spread, [*getattr(found, self.spread), *loose, *plain])
        return found, []

    def _meant(self, wrong: str) -> str:
        from difflib import get_close_matches

        known = [name for action in self._actions for name in action.option_strings]
        near = get_close_matches(wrong.partition("=")[0], known, 1)
        return f"; did you mean “{near[0]}”?" if near else ""


class _Once(argparse.Action):
    """Takes a value. Another one for the same option contradicts it, rather than replacing it."""

    _first: object = None

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Keep the value; see the class."""
        if option_string is not None:
            if self._first is not None and self._first != values:
                parser.error(f"{option_string} says both “{self._first}” and “{values}”")
            self._first = values
        setattr(namespace, self.dest, values)
