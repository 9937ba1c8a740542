from hypothesis import given
from hypothesis import strategies as st

from saveworthy.core import Span
from saveworthy.rules.cover import Cover

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(SPANS), SPANS)
def test_a_cover_contains_what_one_of_its_places_contains(places: list[Span], span: Span) -> None:
    assert Cover(places).contains(span) == any(place.contains(span) for place in places)
