"""Every figure, with any folder of articles: it draws, or says in one sentence why it cannot."""

import re
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.text import Text

from framing import Codebook, analyze
from framing.article import Article
from framing.figures import Drawing, NothingToDraw
from framing.figures.files import csv, svg
from framing.figures.gallery import FIGURES

BOOK = Codebook.sample("security")
WIDTH, TALLEST = 6.5, 16
"""Inches."""
SMALLEST = 7
"""Points."""

QUOTING = """Parliament votes on the shield

The vote comes after a week in which nobody spoke of anything but the missile shield, and the cost of it.

“It is not an arms race, and it never was a threat,” said Vera Lund, the defence minister, on {day}.

Moscow insisted that there had been a cover-up and that its true plans were known. “We will answer,” the
ambassador warned. Critics say the so-called “deterrence” may be a threat, and the arms race may go on.

The town hall opened again after the repairs, {number} days late, and the market moved back to its square."""

PLAIN = """Parliament votes on the shield

The arms race goes on, and the threat of it may grow. It is a matter of deterrence, and of secrecy on both
sides of the border. The vote on {day} is the first of {number} in this season, and not the last."""

SILENT = """The market moves back

The town hall opened again on {day} after the repairs. “The stalls are back,” said Ada Brook, who sells
bread there. The market moved back to its square, {number} days late, and the bakers were the first."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
LONG = [
    f"The $aver\a no. {number:02} of the {'Northern ' * 4}Places & <Co> {'x' * 30}"[:60]
    for number in range(12)
]
FOREIGN = ["صحيفة الأخبار اليومية", "每日新闻报", "日本の新聞", "Η Εφημερίδα", "Ежедневный вестник"]


def article(number, text=QUOTING, *, outlet="The Post", story="shield", date="2015-11-11"):
    written = text.format(day=DAYS[number % 4], number=number + 2)
    return Article.from_text(
        written, id=f"{story or 'none'}/{number}", outlet=outlet, story=story, date=date, title=None
    )


FOLDERS = {
    "one article": [article(0)],
    "two articles of one story": [article(0), article(1, outlet="The Globe")],
    "no outlets, stories or dates": [article(n, outlet=None, story=None, date=None) for n in range(3)],
    "no quotations": [article(n, PLAIN, outlet=o) for n, o in enumerate(("The Post", "The Globe"))],
    "no mentions": [article(n, SILENT, outlet=o) for n, o in enumerate(("The Post", "The Globe"))],
    "long names": [article(n, outlet=name, story=f"$tory {n % 2}") for n, name in enumerate(LONG)],
    "names in other letters": [article(n, outlet=name, story="故事") for n, name in enumerate(FOREIGN)],
    "no tone": [article(n, outlet=f"Outlet {n % 2}", story=f"story {n // 2}") for n in range(4)],
    "identical articles": [article(0, outlet=f"Outlet {n}", story=f"story {n}") for n in range(3)],
    "fifty outlets": [article(n, (QUOTING, PLAIN, SILENT)[n % 3], outlet=f"Outlet {n}") for n in range(50)],
    "seven stories": [
        article(n, (QUOTING, PLAIN)[n % 2], outlet=f"Outlet {n % 3}", story=f"story {n % 7}", date=None)
        for n in range(21)
    ],
    "an article without a word": [article(0), Article.from_text("", id="nothing", outlet="The Globe")],
    "no article": [],
}
for place, own in enumerate(FOLDERS["identical articles"]):
    object.__setattr__(own, "id", f"same/{place}")


@cache
def study(folder):
    return analyze(FOLDERS[folder], BOOK, sentiment=folder != "no tone")


def draw(name, folder):
    """The figure, or the sentence that says why there is none."""
    try:
        return FIGURES[name](study(folder))
    except NothingToDraw as reason:
        return str(reason)


@pytest.mark.filterwarnings("ignore:Glyph")  # the kit's one font has no Chinese
@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", FIGURES)
def test_it_draws_or_says_why_in_one_sentence(name, folder):
    found = draw(name, folder)
    if isinstance(found, str):
        assert re.fullmatch(r"[^\n]{10,300}\.", found), found
        return
    assert isinstance(found, Drawing)
    assert_told(found)
    assert_no_number_is_missing_without_a_note(found.data)
    assert_it_can_be_read_on_a_page(found)
    assert_its_files_can_be_read(found)


def assert_told(drawing):
    for text in (drawing.alt, drawing.caption):
        assert text.strip().endswith(".")
        assert not re.search(r"\b(nan|inf|NaT|None(?! of))\b", text), text


def assert_no_number_is_missing_without_a_note(data):
    assert len(data)
    numbers = data.select_dtypes("number")
    assert not np.isinf(numbers.to_numpy(float, na_value=np.nan)).any()
    missing = numbers.isna().any(axis=1)
    if missing.any():
        assert "note" in data.columns, numbers.columns[numbers.isna().any()].tolist()
        assert (data.loc[missing, "note"].fillna("").str.strip() != "").all(), data[missing].to_string()


def assert_it_can_be_read_on_a_page(drawing):
    width, height = drawing.figure.get_size_inches()
    assert width == WIDTH
    assert height < TALLEST
    small = {
        (text.get_text(), text.get_fontsize())
        for text in drawing.figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and text.get_fontsize() < SMALLEST
    }
    assert not small


def assert_its_files_can_be_read(drawing):
    text = svg(drawing)
    assert ElementTree.fromstring(text).tag.endswith("svg")
    drawn = re.sub(r"<(title|desc)[^<]*|<!--.*?-->", "", text)
    assert not re.search(r"(?<![\w#-])(nan|inf)(?![\w-])", drawn)
    assert csv(drawing.data).count("\n") > 1


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("folder", ["long names", "seven stories"])
def test_the_same_folder_gives_the_same_bytes(name, folder):
    first, second = draw(name, folder), draw(name, folder)
    if isinstance(first, str):
        assert first == second
        return
    assert svg(first) == svg(second)
    assert csv(first.data) == csv(second.data)
    assert (first.alt, first.caption) == (second.alt, second.caption)
