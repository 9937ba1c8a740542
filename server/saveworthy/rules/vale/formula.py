"""Reads the formulas of `metric` rules: arithmetic, comparisons and a few functions, nothing else."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
      | (?P<name>[A-Za-z_]\w*(?:\.\w+)*)
      | (?P<text>"[^"]*"|'[^']*')
      | (?P<mark>&&|\|\||[<>=!]=|[-+*/%()<>!,\[\]]))""",
    re.VERBOSE,
)
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "exp": math.exp,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "max": max,
    "min": min,
    "pow": math.pow,
    "round": lambda number, digits=0.0: float(round(number, int(digits))),
    "sqrt": math.sqrt,
    "trunc": math.trunc,
}
_LEVELS: tuple[Mapping[str, Callable[[float, float], float]], ...] = (
    {"||": lambda a, b: float(bool(a) or bool(b))},
    {"&&": lambda a, b: float(bool(a) and bool(b))},
    {
        "==": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    },
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.truediv, "%": math.fmod},
)
"""From what binds least to what binds most."""

_DEEPEST = 50


class FormulaError(ValueError):
    """A formula that cannot be read, or has no value; says why."""


def value(formula: str, variables: Mapping[str, float], counts: Mapping[str, int]) -> float:
    """Return the value of `formula`.

    Args:
        formula: names may have points in them ("heading.h2", "math.sqrt"); `check["Style.Rule"]` is
            the number of that rule's alerts.
        variables: by name, with "_" for each point.
        counts: alerts by rule.

    Raises:
        FormulaError: it cannot be read, or has no value here.
    """
    try:
        return float(_Reader(formula, variables, counts).whole())
    except (ArithmeticError, ValueError, TypeError) as error:
        raise FormulaError(str(error)) from None


def names_in(formula: str) -> list[str]:
    """The variables that a formula goes by.

    Raises:
        FormulaError: it cannot be read.
    """
    reader = _Reader(formula, _Anything(), {})
    try:
        reader.whole()
    except FormulaError:
        raise
    except (ArithmeticError, ValueError, TypeError):
        pass  # it has no value for these figures; it can be read
    return reader.names


class _Anything(Mapping[str, float]):
    """Every variable there is, so that a formula can be tried."""

    def __getitem__(self, name: str) -> float:
        return 1.0

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, name: object) -> bool:
        return True


class _Reader:
    """Reads one formula from left to right."""

    def __init__(
        self, formula: str, variables: Mapping[str, float], counts: Mapping[str, int]
    ) -> None:
        self.names: list[str] = []
        self._variables = variables
        self._counts = counts
        self._tokens = list(_tokens(formula))
        self._at = 0
        self._depth = 0

    def whole(self) -> float:
        found = self._level(0)
        if self._at < len(self._tokens):
            raise FormulaError(f"“{self._tokens[self._at]}” is not expected there")
        return found

    def _level(self, number: int) -> float:
        if number == len(_LEVELS):
            return self._one()
        left = self._level(number + 1)
        while (mark := self._peek()) in _LEVELS[number]:
            self._at += 1
            left = float(_LEVELS[number][mark](left, self._level(number + 1)))
        return left

    def _one(self) -> float:
        word = self._peek()
        if not word:
            raise FormulaError("it stops too early")
        self._at += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError("it is nested too deep")
        try:
            if word in {"-", "+", "!"}:
                inner = self._one()
                return -inner if word == "-" else inner if word == "+" else float(not inner)
            if word == "(":
                inner = self._level(0)
                self._expect(")")
                return inner
            if word[0].isdigit() or word[0] == ".":
                return float(word)
            return self._named(word)
        finally:
            self._depth -= 1

    def _named(self, word: str) -> float:
        if self._peek() == "(":
            return self._called(word)
        if word == "check" and self._peek() == "[":
            self._at += 1
            name = self._peek().strip("\"'")
            self._at += 1
            self._expect("]")
            return float(self._counts.get(name, 0))
        name = word.replace(".", "_")
        if name not in self._variables:
            raise FormulaError(f"there is no figure called “{word}”")
        self.names.append(name)
        return self._variables[name]

    def _called(self, word: str) -> float:
        function = _FUNCTIONS.get(word.rpartition(".")[2].lower())
        if function is None:
            raise FormulaError(f"there is no function called “{word}”")
        self._at += 1
        given = [self._level(0)]
        while self._peek() == ",":
            self._at += 1
            given.append(self._level(0))
        self._expect(")")
        return float(function(*given))

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _expect(self, mark: str) -> None:
        if self._peek() != mark:
            raise FormulaError(f"a “{mark}” is missing")
        self._at += 1


def _tokens(formula: str) -> list[str]:
    found: list[str] = []
    at = 0
    end = len(formula.rstrip())
    while at < end:
        word = _TOKEN.match(formula, at)
        if word is None:
            raise FormulaError(f"“{formula[at:].strip()[:20]}” cannot be read")
        found.append(word[0].strip())
        at = word.end()
    return found
