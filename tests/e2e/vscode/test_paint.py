"""The panel with a long draft."""

import json
from pathlib import Path
from typing import Any

import pytest

from saveworthy.lsp.convert import Client
from saveworthy.lsp.desk import Known
from saveworthy.lsp.review import review_fields
from saveworthy.lsp.store import Draft
from saveworthy.pipeline import review_document
from saveworthy.rules import RuleSet
from saveworthy.text.formats.resplit import part
from saveworthy.text.lines import Lines

pytestmark = pytest.mark.xdist_group("extension")

TEXT = (Path(__file__).parent / "draft.md").read_text("utf-8")
WORDS = 10_000


def test_a_long_draft_is_painted_with_few_elements(
    play: Any, extension: Path, tmp_path: Path, ruleset: RuleSet
) -> None:
    text = TEXT * (WORDS // len(TEXT.split()) + 1)
    parted = part(text, "markdown", "file:///long.md", 1)
    document = parted.document
    report = review_document(document, ruleset)
    known = Known(Draft("file:///long.md", "markdown", 1, Lines(text)), report, parted)
    fields = review_fields(known, document, Client())
    review = tmp_path / "review.json"
    review.write_text(json.dumps(fields))
    model = Path(__file__).parents[3] / "vscode-extension" / "src" / "panel" / "model.ts"
    (told,) = play("paint.mjs", extension=str(extension), model=str(model), review=str(review))
    print(
        f"review of {report.words:,} words painted in {told['first']:.0f} ms,"
        f" with a change in {told['again']:.0f} ms"
    )
    assert told["nodes"] < 1_000
    assert all(0 < boxes <= 4_000 for boxes in told["sliders"])
