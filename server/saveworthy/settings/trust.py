"""Whether the rule packs and Vale styles that a folder brings along are used.

An editor starts its server without them while its writer does not trust the folder. This is no setting
of a file: the folder must not be able to change it.
"""

from __future__ import annotations

import os

NO_PACKS = "SAVEWORTHY_NO_PACKS"
"""With this in the environment, only the built-in packs and those of plugins are used."""


def uses_packs() -> bool:
    """Whether packs and styles named in settings, or found beside drafts, are used."""
    return not os.environ.get(NO_PACKS)
