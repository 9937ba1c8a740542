"""The settings that a file may hold; their one source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
SeverityName = Literal["error", "warning", "info", "hint", "off"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RuleSettings(_Strict):
    """What may be said for all drafts, and for some."""

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


class OverrideSettings(RuleSettings):
    """Settings for some of the drafts, laid over those for all."""

    files: list[Text] = Field(
        min_length=1,
        description="Which drafts: patterns as in .gitignore, from the folder of the settings file.",
    )

    @field_validator("files")
    @classmethod
    def _patterns(cls, value: list[str]) -> list[str]:
        from pathspec import GitIgnoreSpec

        for pattern in value:
            try:
                GitIgnoreSpec.from_lines([pattern])
            except ValueError:
                raise ValueError(f"“{pattern}” is no pattern") from None
        return value


class FileSettings(RuleSettings):
    """All settings of a file."""

    packs: list[Text] = Field(
        default=[],
        description="Rule packs of your own: YAML files, from the folder of the settings file.",
    )
    overrides: list[OverrideSettings] = Field(
        default=[], description="Settings for some of the drafts, applied in order."
    )
