"""Whatever a rule's file holds: it gives a rule, or a problem with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saveworthy.rules.patterns import OverrunError
from saveworthy.rules.vale.load import load
from saveworthy.rules.vale.read import KINDS
from saveworthy.rules.vale.rule import ValeRule
from saveworthy.rules.vale.run import find
from saveworthy.rules.vale.use import Use, state
from saveworthy.text.formats import split

TEXT = "# A Head\n\nA word, a *word* (and `code`). Words words.\n\n- an item\n\n> very very said\n"
PATTERN = st.sampled_from(
    ["word", r"\b\w+", "(", "a|b", "%s", "$1", "{fix}", "(?i)x", "", "^A", r"\s"]
)
SCALAR = st.one_of(PATTERN, st.integers(-3, 9), st.booleans(), st.none(), st.floats())
SLOT = st.fixed_dictionaries({}, optional={"pattern": PATTERN, "skip": SCALAR, "negate": SCALAR})
VALUE = st.one_of(
    SCALAR,
    st.lists(st.one_of(SCALAR, SLOT), max_size=3),
    st.dictionaries(PATTERN, SCALAR, max_size=3),
)
KEYS = """tokens raw swap either first second match exceptions scope limit min max token ignorecase nonword
    append level action formula condition metrics grade threshold indicators vocab capitalize prefix
    dictionaries filters ignore custom link description alpha style""".split()  # noqa: SIM905
RULE = st.tuples(
    st.fixed_dictionaries({"extends": st.sampled_from(KINDS), "message": PATTERN}),
    st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=9),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("styles") / "Any"
    made.mkdir()
    return made


@settings(max_examples=250, suppress_health_check=list(HealthCheck), deadline=None)
@given(RULE)
def test_any_rule_is_run_or_told(
    folder: Path, rule: tuple[dict[str, object], dict[str, object]]
) -> None:
    (folder / "R.yml").write_text(yaml.safe_dump({**rule[1], **rule[0]}), "utf-8")
    use = Use((str(folder),))
    (folder / "Other.yml").write_text(
        f"# {rule!r}\nextends: existence\nmessage: m\ntokens: [zzz]\n", "utf-8"
    )
    found = load(use, (*state(use), (repr(rule), 0, 0)))
    rules = [each for pack in found.packs for each in pack.rules if isinstance(each, ValeRule)]
    assert "Any/Other" in {each.id for each in rules}
    assert len(rules) + len(found.notices) >= 2 or len(rules) == 2
    try:
        for finding in find(split(TEXT, "markdown", "a.md"), rules):
            assert 0 <= finding.span.start <= finding.span.end <= len(TEXT)
            assert "\n" not in finding.message
    except OverrunError as overrun:
        assert overrun.rule.id == "Any/R"  # noqa: PT017
