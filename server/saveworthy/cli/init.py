"""`saveworthy init`: a settings file in which everything is explained and nothing is on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from saveworthy.cli.render.terminal import printable
from saveworthy.errors import Problem, SettingsError
from saveworthy.settings.read import OWN_FILE

START = """\
# Settings for Saveworthy. They apply to the drafts in this folder and below it.
# Everything here is an example: take the # away from what you want.
# `saveworthy config DRAFT` says what applies to a draft, `saveworthy rules` lists the rules.

# What kind of drafts these are: post, newsletter, landing-page, docs, sales-email, account-update,
# ops-note, management-memo, customer-reply or support-ticket. It sets what is asked of them.
# profile = "newsletter"

# When a folder is searched: find only these drafts, and pass over those.
# include = ["posts/**", "newsletter/**"]
# exclude = ["archive/", "*.draft.md"]

# Terms of yours that are never marked.
# accept = ["customer success", "North Star"]

# Only these rules or packs …
# select = ["plain", "buzzwords"]

# … or all but these.
# ignore = ["hype", "save/ending"]

# Rule packs of your own, from this folder.
# packs = ["house.yml"]

# Styles of Vale: a list of their folders, or a .vale.ini, which is also found by itself; false for none.
# vale = false

# How much each rule or pack matters: error, warning, info, hint or off.
# [severity]
# plain = "hint"
# "buzzwords/leverage" = "error"

# Scores to aim at, 0 to 100: a draft that is surely below one is told so. 0 is no target.
# [targets]
# readability = 60

# Scores below which `saveworthy check` fails.
# [minimum]
# voice = 40

# Other settings for some of the drafts; what a later part says wins.
# [[overrides]]
# files = ["docs/**", "!docs/posts/**"]
# profile = "docs"
"""


def _fill(path: Path, file: TextIO) -> None:
    try:
        file.write(START)
        file.flush()
    except OSError:  # half of it would be worse than nothing
        path.unlink(missing_ok=True)
        raise


def run(folder: str) -> int:
    """Write a settings file to start from into `folder`, and return the exit status.

    Raises:
        SettingsError: there is one already (E510), or it cannot be written (E511).
    """
    path = Path(folder, OWN_FILE)
    try:
        with path.open("x", encoding="utf-8") as file:
            _fill(path, file)
    except FileExistsError:
        problem = Problem(
            "E510", "There is a settings file already; it was left as it is.", path.as_posix()
        )
        raise SettingsError(problem) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(
            Problem("E511", f"The settings file cannot be written ({reason}).", path.as_posix())
        ) from None
    sys.stdout.write(f"{printable(path.as_posix())}: take the # away from what you want.\n")
    return 0
