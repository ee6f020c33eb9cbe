from hypothesis import given, strategies as st

from glosslint.util.sequences import Intervals

_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)))


@given(_SPANS, st.integers(-1, 21))
def test_the_values_at_a_character_are_those_that_begin_there_or_before_and_end_after_it(
    spans: list[tuple[int, int]], at: int
) -> None:
    numbered = sorted(enumerate(spans), key=lambda pair: pair[1])
    covering = [number for number, (start, end) in numbered if start <= at < end]
    assert Intervals((span, number) for number, span in enumerate(spans)).at(at) == covering
