import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation.shares import wilson


def test_no_case_has_no_share():
    assert all(math.isnan(number) for number in wilson(0, 0))


def test_more_right_than_cases_is_refused():
    with pytest.raises(ValueError, match="3 of 2 cannot be right"):
        wilson(3, 2)


def test_the_interval_is_the_published_one():
    # z² = 3.8415: (8 + 1.9207 ± 1.96 √(8·2/10 + 0.9604)) / (10 + 3.8415)
    share = wilson(8, 10)
    assert share == pytest.approx((0.8, 0.4902, 0.9433), abs=0.0005)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_within_0_and_1(case):
    share = wilson(*case)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1
    assert share.low < share.high
