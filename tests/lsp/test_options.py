"""The editor's own settings."""

import pytest

from saveworthy.lsp.options import Options, options_of

DEFAULT = Options()


@pytest.mark.parametrize(
    ("value", "options"),
    [
        (None, DEFAULT),
        ([], DEFAULT),
        ({}, DEFAULT),
        ({"theirs": 3}, DEFAULT),
        ({"inlayHints": True}, Options(inlay_hints=True)),
        ({"saveworthy": {"codeLens": False}}, Options(code_lens=False)),
        ({"reviewPanel": True, "inlayHints": None}, Options(review_panel=True)),
    ],
)
def test_options_stand_alone_or_under_our_name(value: object, options: Options) -> None:
    assert options_of(value, DEFAULT) == (options, ())


def test_what_is_not_said_stays_and_what_is_wrong_is_told() -> None:
    before = Options(inlay_hints=True)
    options, wrong = options_of({"inlayHints": "yes", "codeLens": False}, before)
    assert options == Options(inlay_hints=True, code_lens=False)
    assert wrong == ("The setting saveworthy.inlayHints must be true or false.",)
