from pathlib import Path

import matplotlib
from matplotlib.font_manager import findfont

from framing.figures.style import new_figure, settings, settle, voice_key


def test_the_users_own_settings_come_back():
    with matplotlib.rc_context({"font.size": 31, "svg.hashsalt": "mine"}):
        with settings():
            assert matplotlib.rcParams["svg.hashsalt"] == "framing"
        assert matplotlib.rcParams["font.size"] == 31
        assert matplotlib.rcParams["svg.hashsalt"] == "mine"


def test_the_font_is_the_one_that_comes_with_matplotlib():
    with settings():
        font = Path(findfont("DejaVu Sans", fallback_to_default=False))
    assert font.is_relative_to(matplotlib.get_data_path())


def test_a_new_figure_is_not_left_open_in_pyplot():
    import matplotlib.pyplot as plt

    with settings():
        figure = new_figure(2)
    assert figure.get_size_inches().tolist() == [6.5, 2]
    assert plt.get_fignums() == []


def test_a_settled_figure_draws_the_same_under_other_settings():
    with settings():
        figure = new_figure(2)
        axes = figure.add_subplot()
        axes.set_xlabel("$x^ is no formula")
        settle(figure)
    place = axes.get_position().bounds
    with matplotlib.rc_context({"font.size": 30}):
        figure.draw_without_rendering()
    assert axes.get_position().bounds == place


def test_the_key_shows_the_voices_asked_for_in_the_order_of_the_kit():
    labels = [patch.get_label() for patch in voice_key(["indirect", "outlet"])]
    assert labels == ["outlet’s own words", "indirect speech"]
