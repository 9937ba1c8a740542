"""The shape of a rule pack as YAML; see docs/writing-rules.md."""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from saveworthy.rules.checks import (
    BLOCK_CHECKS,
    COMMENT_CHECKS,
    DRAFT_CHECKS,
    SCORE_CHECKS,
    SENTENCE_CHECKS,
)
from saveworthy.rules.profiles import PROFILES

PARTS = ("<noun>", "<name>", "<verb>", "<adj>", "<adv>")
"""What stands for any word of that part of speech among a rule's neighbours."""

MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
"""A finding that an example expects."""

COUNTED = ("count", "words", "kinds")
"""What the message of a rule with a density may also say."""

_CHECKS = (BLOCK_CHECKS, SENTENCE_CHECKS, DRAFT_CHECKS, COMMENT_CHECKS, SCORE_CHECKS)

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(pattern=r"^\S+$", to_lower=True)]
SeverityName = Literal["error", "warning", "info", "hint"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ContextModel(_Strict):
    """Words around a match; "<noun>" stands for any noun right before or after it."""

    before: list[Word] = []
    after: list[Word] = []
    near: list[Word] = []

    @field_validator("before", "after")
    @classmethod
    def _known_parts(cls, value: list[str]) -> list[str]:
        for word in value:
            if word.startswith("<") and word not in PARTS:
                raise ValueError(
                    f"there is no part of speech “{word}”; there are {', '.join(PARTS)}"
                )
        return value

    @field_validator("near")
    @classmethod
    def _words_only(cls, value: list[str]) -> list[str]:
        for word in value:
            if word.startswith("<"):
                raise ValueError(f"“{word}” goes with before and after only")
        return value


class DensityModel(_Strict):
    """How many matches a draft needs before any of them counts; see `rule.Density`."""

    least: int = Field(ge=2)
    per: int = Field(ge=1)
    distinct: int = Field(default=1, ge=1)
    show: int = Field(default=0, ge=0)
    group: Name | Literal[""] = ""


class BadModel(_Strict):
    """An example that the rule marks."""

    text: Text
    fixed: str | None = None


class RuleModel(_Strict):
    """One rule."""

    id: Name
    phrases: dict[Text, list[str]] = {}
    inflect: Literal["verb", "noun"] | None = None
    pattern: str = ""
    replace: list[str] = []
    check: str = ""
    options: dict[str, float] = {}
    message: Text | None = None
    why: Text
    severity: SeverityName | None = None
    safe: bool = False
    except_: list[Text] = Field(default=[], alias="except")
    only: ContextModel | None = None
    unless: ContextModel | None = None
    pos: Literal["verb", "noun", "adj", "adv"] | None = None
    density: DensityModel | None = None
    profiles: list[Text] = []
    bad: list[BadModel] = Field(min_length=1)
    good: list[Text] = Field(min_length=1)
    tags: list[Name] = []
    source: str = ""

    @field_validator("phrases", mode="before")
    @classmethod
    def _as_lists(cls, value: object) -> object:
        if isinstance(value, list):
            return {phrase: [] for phrase in value}
        if not isinstance(value, dict):
            return value
        return {
            phrase: [] if fixes is None else [fixes] if isinstance(fixes, str) else fixes
            for phrase, fixes in value.items()
        }

    @field_validator("replace", mode="before")
    @classmethod
    def _as_list(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @field_validator("bad", mode="before")
    @classmethod
    def _as_examples(cls, value: object) -> object:
        if not isinstance(value, list):
            return value
        return [{"text": item} if isinstance(item, str) else item for item in value]

    @field_validator("phrases")
    @classmethod
    def _few_fixes(cls, value: dict[str, list[str]]) -> dict[str, list[str]]:
        for phrase, fixes in value.items():
            if len(fixes) > 3:
                raise ValueError(f"“{phrase}” has {len(fixes)} replacements; three are enough")
            if phrase in fixes:
                raise ValueError(f"“{phrase}” is offered as its own replacement")
        return value

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        import regex

        try:
            regex.compile(value)
        except regex.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
        return value

    @field_validator("check")
    @classmethod
    def _known_check(cls, value: str) -> str:
        if value and not any(value in known for known in _CHECKS):
            raise ValueError(f"there is no check “{value}”")
        return value

    @field_validator("profiles")
    @classmethod
    def _known_profiles(cls, value: list[str]) -> list[str]:
        for name in value:
            if name not in PROFILES:
                raise ValueError(f"there is no profile “{name}”; there are {', '.join(PROFILES)}")
        return value

    @field_validator("bad")
    @classmethod
    def _marked(cls, value: list[BadModel]) -> list[BadModel]:
        for example in value:
            if not MARKED.search(example.text):
                raise ValueError(f"nothing is marked with [[…]] in “{example.text[:40]}”")
        return value

    @model_validator(mode="after")
    def _one_matcher(self) -> Self:
        given = [name for name in ("phrases", "pattern", "check") if getattr(self, name)]
        if len(given) != 1:
            raise ValueError(
                "needs one of phrases, pattern and check"
                if not given
                else f"has {' and '.join(given)}; one rule matches in one way"
            )
        if self.replace and not self.pattern:
            raise ValueError("replace goes with pattern only")
        for template in self.replace:
            _try_template(self.pattern, template)
        if self.inflect and not self.phrases:
            raise ValueError("inflect goes with phrases only")
        if self.pos and not self.phrases:
            raise ValueError("pos goes with phrases only")
        if self.density and self.check in DRAFT_CHECKS:
            raise ValueError(f"the check “{self.check}” counts for itself, without density")
        return self


def _try_template(pattern: str, template: str) -> None:
    import regex

    try:  # the empty alternative always matches; the line end closes a comment in the pattern
        regex.sub(f"(?:{pattern}\n)|", template, "")
    except (regex.error, IndexError) as error:
        raise ValueError(f"“{template}” cannot replace what the pattern finds: {error}") from None


class PackModel(_Strict):
    """A rule pack."""

    pack: Name
    title: Text
    summary: Text
    severity: SeverityName = "info"
    message: Text | None = None
    rules: list[RuleModel] = Field(min_length=1)


def message_problem(rule: RuleModel, message: str | None) -> str:
    """Return what is wrong with the message that `rule` has or inherits, "" if nothing is."""
    if message is None:
        return "it has no message, and the pack has none either"
    try:
        names = {name for _, name, _, _ in Formatter().parse(message) if name is not None}
    except ValueError as error:
        return f"its message is broken: {error}"
    if rule.check:
        return ""
    known = ["match", "fix", *(COUNTED if rule.density else ())]
    unknown = names.difference(known)
    if unknown:
        listed = " and ".join(f"{{{name}}}" for name in known)
        return f"its message has {{{min(unknown)}}}; it may have {listed}"
    fixless = [phrase for phrase, fixes in rule.phrases.items() if not any(fixes[:1])]
    if "fix" in names and fixless:
        return f"its message says {{fix}}, but “{fixless[0]}” has none"
    if "fix" in names and rule.pattern and not any(rule.replace[:1]):
        return "its message says {fix}, but it replaces nothing"
    return ""
