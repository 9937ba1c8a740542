"""The settings that a file may hold; their one source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
SeverityName = Literal["error", "warning", "info", "hint", "off"]
ProfileName = Literal[
    "post",
    "newsletter",
    "landing-page",
    "docs",
    "sales-email",
    "account-update",
    "ops-note",
    "management-memo",
    "customer-reply",
    "support-ticket",
]
Points = Annotated[float, Field(ge=0, le=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ScoreSettings(_Strict):
    """A figure for each score, 0 to 100."""

    voice: Points | None = Field(default=None, description="Voice: 100 sounds like a person.")
    readability: Points | None = Field(default=None, description="Readability: 100 reads easiest.")
    save: Points | None = Field(
        default=None, description="Worth saving: 100 is what readers come back to."
    )


class RuleSettings(_Strict):
    """What may be said for all drafts, and for some."""

    profile: ProfileName | None = Field(
        default=None,
        description="The kind of draft: it sets what is asked of it and which scores it aims at. "
        "A draft’s own front matter wins.",
    )
    accept: list[Text] = Field(
        default=[],
        description="Terms that are never marked, alone, in the plural or in the possessive. With "
        "capitals, only as they are written.",
    )
    select: list[Text] = Field(default=[], description="Only these rules or packs.")
    ignore: list[Text] = Field(default=[], description="None of these rules or packs.")
    severity: dict[Text, SeverityName] = Field(
        default={}, description="How much each rule or pack matters; “off” turns it off."
    )
    targets: ScoreSettings = Field(
        default=ScoreSettings(),
        description="Scores to aim at, 0 to 100. A draft that is surely below one is told so; 0 is "
        "no target.",
    )
    minimum: ScoreSettings = Field(
        default=ScoreSettings(),
        description="Scores, 0 to 100, below which `saveworthy check` fails with exit status 1.",
    )


def patterns(value: list[str]) -> list[str]:
    """Return `value`, if all of it are patterns as in .gitignore.

    Raises:
        ValueError: one is none.
    """
    from pathspec import GitIgnoreSpec

    for pattern in value:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError:
            raise ValueError(f"“{pattern}” is no pattern") from None
    return value


class OverrideSettings(RuleSettings):
    """Settings for some of the drafts, laid over those for all."""

    files: list[Text] = Field(
        min_length=1,
        description="Which drafts: patterns as in .gitignore, from the folder of the settings file.",
    )

    @field_validator("files")
    @classmethod
    def _patterns(cls, value: list[str]) -> list[str]:
        return patterns(value)


class FileSettings(RuleSettings):
    """All settings of a file."""

    packs: list[Text] = Field(
        default=[],
        description="Rule packs of your own: YAML files, from the folder of the settings file.",
    )
    vale: bool | Text | list[Text] = Field(
        default=True,
        description="Vale’s styles: a list of their folders, or a .vale.ini, from the folder of the "
        "settings file. True stands for the nearest .vale.ini above each draft; false for none.",
    )
    include: list[Text] = Field(
        default=[],
        description="When a folder is searched, find only these drafts: patterns as in .gitignore, "
        "from the folder of the settings file. A draft that is named is reviewed anyway. HTML is found "
        "only where a pattern says so, such as “*.html”.",
    )
    exclude: list[Text] = Field(
        default=[],
        description="When a folder is searched, pass over these drafts and folders: patterns as in "
        ".gitignore, from the folder of the settings file.",
    )
    overrides: list[OverrideSettings] = Field(
        default=[], description="Settings for some of the drafts, applied in order."
    )

    @field_validator("vale", mode="before")
    @classmethod
    def _styles(cls, value: object) -> object:
        named = value if isinstance(value, list) else [value]
        if isinstance(value, bool) or all(isinstance(each, str) and each.strip() for each in named):
            return value
        raise ValueError("write a list of folders, the path of a .vale.ini, true or false")

    @field_validator("include", "exclude")
    @classmethod
    def _patterns(cls, value: list[str]) -> list[str]:
        return patterns(value)
