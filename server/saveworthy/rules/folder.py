"""Where the built-in packs are."""

from __future__ import annotations

from pathlib import Path


def pack_folder() -> Path:
    """Return the folder of the built-in packs: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "packs"
    return inside if inside.is_dir() else package.parents[1] / "rules"
