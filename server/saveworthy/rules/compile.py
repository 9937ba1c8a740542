"""Checks a pack's YAML and turns it into rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from saveworthy.core import Severity
from saveworthy.core.digest import blake2b
from saveworthy.errors import PackError, Problem
from saveworthy.rules import refuse
from saveworthy.rules.expand import forms
from saveworthy.rules.literals import needed
from saveworthy.rules.normalise import key
from saveworthy.rules.rule import Bad, Context, Density, Good, Pack, Phrase, Rule
from saveworthy.rules.ruleset import did_you_mean
from saveworthy.rules.schema import (
    ContextModel,
    DensityModel,
    PackModel,
    RuleModel,
    message_problem,
)
from saveworthy.rules.source import Source, parse

_KEYS = {
    (): list(PackModel.model_fields),
    ("rules",): [field.alias or name for name, field in RuleModel.model_fields.items()],
    ("rules", "density"): list(DensityModel.model_fields),
}


def compile_pack(data: bytes, path: Path) -> Pack:
    """Turn the YAML of one pack into its rules.

    Raises:
        PackError: every problem with its line, column and, where one is known, its mend.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError(
            Problem("E204", "A pack must be UTF-8.", str(path), line, mend="Save it as UTF-8.")
        ) from None
    source = parse(text, str(path))
    try:
        model = PackModel.model_validate(source.value)
    except ValidationError as error:
        raise PackError(*_problems(error, source)) from None
    problems = [*_inconsistent(model, source), *refuse.too_much(model, source)]
    if problems:
        raise PackError(*problems)
    rules = tuple(
        _told(_rule(model, rule, source, index)) for index, rule in enumerate(model.rules)
    )
    pack = Pack(model.pack, model.title, model.summary, str(path), rules)
    problems = [*refuse.too_slow(model, source), *refuse.senseless(pack, model, source)]
    if problems:
        raise PackError(*problems)
    return pack


def _told(rule: Rule) -> Rule:
    """`rule` with its digest."""
    digest = blake2b(repr(rule).encode(errors="surrogatepass"), digest_size=8)
    return replace(rule, digest=digest.hexdigest())


def _inconsistent(model: PackModel, source: Source) -> Iterator[Problem]:
    """Yield what only the pack as a whole can tell."""
    seen: set[str] = set()
    for index, rule in enumerate(model.rules):
        message = message_problem(rule, rule.message or model.message)
        if message:
            line, column = source.place(("rules", index, "message"))
            yield Problem("E205", f"Rule “{rule.id}”: {message}.", source.path, line, column)
        if rule.id in seen:
            line, column = source.place(("rules", index, "id"))
            yield Problem("E205", f"Two rules are called “{rule.id}”.", source.path, line, column)
        seen.add(rule.id)


def _rule(pack: PackModel, rule: RuleModel, source: Source, index: int) -> Rule:
    at: tuple[str | int, ...] = ("rules", index)
    return Rule(
        id=f"{pack.pack}/{rule.id}",
        message=rule.message or pack.message or "",
        why=rule.why,
        severity=Severity[(rule.severity or pack.severity).upper()],
        bad=tuple(
            Bad(example.text, example.fixed, source.place((*at, "bad", number))[0])
            for number, example in enumerate(rule.bad)
        ),
        good=tuple(
            Good(example, source.place((*at, "good", number))[0])
            for number, example in enumerate(rule.good)
        ),
        phrases=_phrases(rule),
        pattern=rule.pattern,
        replace=tuple(rule.replace),
        check=rule.check,
        options=rule.options,
        exceptions=tuple(dict.fromkeys(key(phrase) for phrase in rule.except_)),
        only=_context(rule.only),
        unless=_context(rule.unless),
        pos=rule.pos or "",
        safe=rule.safe,
        tags=tuple(rule.tags),
        source=rule.source,
        line=source.place(at)[0],
        needs=needed(rule.pattern),
        density=Density(**rule.density.model_dump()) if rule.density else None,
        profiles=tuple(rule.profiles),
    )


def _phrases(rule: RuleModel) -> tuple[Phrase, ...]:
    expanded: dict[str, Phrase] = {}
    for phrase, fixes in rule.phrases.items():
        rows = forms(phrase, fixes, rule.inflect) if rule.inflect else [(phrase, tuple(fixes))]
        for form, fitting in rows:
            # A form written out by hand comes before one that inflection makes.
            if form == phrase:
                expanded[key(form)] = Phrase(key(form), fitting)
            else:
                expanded.setdefault(key(form), Phrase(key(form), fitting, key(phrase)))
    return tuple(expanded.values())


def _context(model: ContextModel | None) -> Context | None:
    if model is None:
        return None
    before, after = map(_parted, (model.before, model.after))
    return Context(before[0], after[0], frozenset(model.near), before[1], after[1])


def _parted(listed: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Part words from parts of speech, which stand as “<noun>”."""
    parts = frozenset(word[1:-1] for word in listed if word.startswith("<"))
    return frozenset(word for word in listed if not word.startswith("<")), parts


def _problems(error: ValidationError, source: Source) -> list[Problem]:
    problems: dict[tuple[int, int, str], Problem] = {}
    for detail in error.errors():
        line, column = source.place(detail["loc"])
        message, mend = _in_words(detail)
        problem = Problem("E205", message, source.path, line, column, mend)
        problems.setdefault((line, column, message), problem)
    return [problems[place] for place in sorted(problems)]


def _in_words(detail: ErrorDetails) -> tuple[str, str]:
    loc = detail["loc"]
    if loc[-1:] == ("[key]",):
        loc = loc[:-2]  # what was wrong is itself no name to go by
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "the pack")
    if detail["type"] == "extra_forbidden":
        above = tuple(part for part in loc[:-1] if isinstance(part, str))
        return f"There is no setting “{name}”.", did_you_mean(name, _KEYS.get(above, []))
    if detail["type"] == "missing":
        return f"“{name}” is missing.", _MISSING.get(name, "")
    if detail["type"] == "too_short":
        return f"“{name}” is empty.", _MISSING.get(name, "")
    if detail["type"] == "value_error":
        return f"{name}: {detail['ctx']['error']!s}.", ""
    said = _SAID.get(detail["type"])
    if said is None:
        return f"{name}: {detail['msg'][:1].lower()}{detail['msg'][1:]}.", ""
    if name == "id" or (said is _SAID["string_pattern_mismatch"] and name in {"pack", "tags"}):
        return f"{name} must be small letters and digits, joined by hyphens (in-order-to).", ""
    return f"{name} must be {said}.", ""


_SAID = {
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "dict_type": "settings, each as “name: value”",
    "model_type": "settings, each as “name: value”",
    "list_type": "a list",
    "string_pattern_mismatch": "one word each, without spaces",
    "string_too_short": "some text; it is empty",
    "string_type": "text; put it in quotes",
}
"""What is wanted, in the words of a writer, for pydantic's types of error."""

_MISSING = {
    "bad": "Give at least one text that the rule marks.",
    "good": "Give at least one text on which the rule stays silent.",
    "why": "Say in a sentence why a reader suffers.",
}
