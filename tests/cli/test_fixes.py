import pytest

from saveworthy.cli.render.fixes import proposals
from saveworthy.core import Edit, Finding, Fix, Severity, Span


def finding(text: str, part: str, *fixes: tuple[tuple[str, str], ...]) -> Finding:
    def span(piece: str) -> Span:
        return Span(text.index(piece), text.index(piece) + len(piece))

    made = tuple(
        Fix("Do it", tuple(Edit(span(old), new) for old, new in fix), safe=True) for fix in fixes
    )
    return Finding("pack/rule", span(part), "message", Severity.INFO, made)


@pytest.mark.parametrize(
    ("text", "part", "fixes", "said"),
    [
        ("We leverage it.", "leverage", [(("leverage", "use"),)], "use"),
        (
            "We leverage it.",
            "leverage",
            [(("leverage", "use"),), (("leverage", "draw on"),), (("leverage", "use"),)],
            "use | draw on",
        ),
        ("It is very good.", "very", [(("very ", ""),)], "leave it out"),
        ("It is very good.", "very", [(("very", ""),)], "leave it out"),
        ("Read an honest book.", "honest", [(("an honest", "a true"),)], "a true"),
        ("Basically, we met.", "Basically", [(("Basically, w", "W"),)], "leave it out"),
        ("In a really old house.", "really", [(("a", "an"), ("really ", ""))], "leave it out"),
        ("We met.", "met", [], ""),
        ("in\norder to go", "in\norder to", [(("in\norder to", "to\nfully"),)], "to fully"),
    ],
)
def test_a_fix_is_said_in_the_words_that_would_stand_there(
    text: str, part: str, fixes: list[tuple[tuple[str, str], ...]], said: str
) -> None:
    assert proposals(text, finding(text, part, *fixes)) == said


def test_a_fix_too_long_for_a_line_is_cut_or_named() -> None:
    text = "Some words " + "and more " * 20 + "end."
    whole = finding(text, text, ((text, "x" * 100),))
    assert proposals(text, whole).endswith("…")
    around = finding(text, "words", ((text, "x" * 100),))
    assert proposals(text, around) == "Do it"
