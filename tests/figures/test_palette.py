from itertools import combinations

from framing.figures.palette import INK, SPEAKER_TYPES, STANCES, VOICES, contrast, lightness, outlet_looks
from framing.passages import VOICES as ALL_VOICES

# Machado, G. M., Oliveira, M. M. & Fernandes, L. A. F. (2009). A physiologically-based model for simulation
# of color vision deficiency. IEEE TVCG 15(6), 1291-1298; their matrices for severity 1, for linear RGB.
DEFICIENCIES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> str:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    mixed = [min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in matrix]
    encoded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in mixed]
    return "#" + "".join(f"{round(255 * c):02X}" for c in encoded)


def test_every_voice_has_a_look_and_no_two_share_hatch_or_marker():
    assert tuple(VOICES) == ALL_VOICES
    assert len({look.hatch for look in VOICES.values()}) == len(VOICES)
    assert len({look.marker for look in VOICES.values()}) == len(VOICES)
    assert all(look.label for look in VOICES.values())


def test_the_voices_differ_in_lightness_so_that_grey_print_tells_them_apart():
    for one, other in combinations(VOICES.values(), 2):
        assert abs(lightness(one.colour) - lightness(other.colour)) >= 15, (one.label, other.label)


def test_the_voices_differ_in_lightness_for_colour_blind_eyes_too():
    for matrix in DEFICIENCIES.values():
        for one, other in combinations(VOICES.values(), 2):
            difference = lightness(seen(one.colour, matrix)) - lightness(seen(other.colour, matrix))
            assert abs(difference) >= 12, (one.label, other.label)


def test_white_stays_white_and_black_black_for_the_simulated_eyes():
    for matrix in DEFICIENCIES.values():
        assert seen("#FFFFFF", matrix) == "#FFFFFF"
        assert seen("#000000", matrix) == "#000000"


def test_stances_are_told_by_shape_or_filling_not_by_hue():
    assert len({(look.marker, look.colour) for look in STANCES.values()}) == 3
    assert {look.colour for look in STANCES.values()} <= {INK, "#FFFFFF"}


def test_an_outlet_keeps_its_colour_whatever_the_order_of_the_articles():
    assert outlet_looks(["b", "a", "c"]) == outlet_looks(["c", "b", "a", "a"])


def test_sixty_four_outlets_have_looks_of_their_own():
    looks = outlet_looks(f"outlet {number:02}" for number in range(64))
    assert len({(look.colour, look.marker) for look in looks.values()}) == 64


def test_the_first_eight_outlets_differ_in_colour_and_in_marker():
    looks = outlet_looks("abcdefgh").values()
    assert len({look.colour for look in looks}) == len({look.marker for look in looks}) == 8


def test_contrast_and_lightness_agree_with_published_values():
    assert (
        round(contrast("#777777", "#FFFFFF"), 2) == 4.48
    )  # the usual example of a grey that just fails WCAG
    assert round(lightness("#FF0000"), 1) == 53.2
    assert round(lightness("#0000FF"), 1) == 32.3
    assert lightness("#000000") == 0


def test_every_type_of_speaker_has_words():
    assert list(SPEAKER_TYPES) == ["person", "institution", "group", "document", "anonymous", "unknown"]
