from random import Random

import pytest
from hypothesis import given, strategies as st

from glosslint.util.sequences import Intervals, differences

_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)))


@given(_SPANS, st.integers(-1, 21))
def test_the_values_at_a_character_are_those_that_begin_there_or_before_and_end_after_it(
    spans: list[tuple[int, int]], at: int
) -> None:
    numbered = sorted(enumerate(spans), key=lambda pair: pair[1])
    covering = [number for number, (start, end) in numbered if start <= at < end]
    assert Intervals((span, number) for number, span in enumerate(spans)).at(at) == covering


@pytest.mark.parametrize("kinds", [1, 2, 7, 60])
def test_differences_turn_one_sequence_into_another(kinds: int) -> None:
    for seed in range(300):
        random = Random(seed)
        before = [random.randrange(kinds) for _ in range(random.randrange(40))]
        after = list(before)
        for _ in range(random.randrange(6)):
            at = random.randrange(len(after) + 1)
            after[at : at + random.randrange(3)] = [random.randrange(kinds) for _ in range(random.randrange(3))]
        made, end = [], 0
        for start, stop, new_start, new_stop in differences(before, after):
            assert (stop, new_stop) > (start, new_start)
            made += before[end:start] + after[new_start:new_stop]
            end = stop
        assert made + before[end:] == after


def test_many_differences_of_frequent_items_are_found_in_time() -> None:
    before = [number % 5 for number in range(20_000)]
    after = [number % 7 for number in range(19_999)]
    assert differences(before, after) == [(5, 20_000, 5, 19_999)]
