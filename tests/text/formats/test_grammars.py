"""The Markdown grammars are those of their package."""

from __future__ import annotations

import subprocess
import sys

import tree_sitter_markdown
from tree_sitter import Language, Parser

from saveworthy.text.formats import grammars

TEXT = b"# One\n\nTwo *three* `four` [five](six).\n\n- seven\n"


def test_both_grammars_read_what_those_of_the_package_do() -> None:
    for ours, theirs in (
        (grammars.blocks(), tree_sitter_markdown.language()),
        (grammars.inline(), tree_sitter_markdown.inline_language()),
    ):
        read = [str(Parser(one).parse(TEXT).root_node) for one in (ours, Language(theirs))]
        assert read[0] == read[1]


def test_a_draft_is_split_without_what_only_queries_need() -> None:
    code = (
        "import sys\n"
        "from saveworthy.text.formats import split\n"
        "split('# One\\n\\nTwo *three*.', 'markdown')\n"
        "print({'importlib.resources', 'tempfile', 'hashlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
