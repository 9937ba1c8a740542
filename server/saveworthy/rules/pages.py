"""Where the documentation has a rule's own page."""

from __future__ import annotations

DOCS = "https://saveworthy.readthedocs.io/"


def rule_url(rule_id: str) -> str:
    """The address of the page about a rule, given its id (`pack/name`)."""
    pack, _, name = rule_id.partition("/")
    return f"{DOCS}rules/{pack}/#{name}"
