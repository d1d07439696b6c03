import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pandas as pd
import pytest

from framing.figures import draw_all, draw_article_strip, draw_frame_rates, write_figures
from framing.figures.files import svg
from framing.figures.gallery import FIGURES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def full(make_study, own, quoted, reported):
    long = "and then nothing happened for a long while in the north of the country " * 5
    return make_study(
        {
            "The Globe": [[own], [own], [long]],
            "The Post": [["A row over a shield"], [quoted, "she said."], [long]],
            "The Courier": [["Talks fail"], [reported, "Moscow said."], [long]],
        }
    )


@pytest.fixture(scope="module")
def written(full, tmp_path_factory):
    """The files of all figures of the study, written once."""
    return write_figures(full, tmp_path_factory.mktemp("written") / "deep" / "figures")


@pytest.fixture(scope="module")
def drawings(full):
    return list(draw_all(full))


def test_each_figure_comes_as_svg_and_csv_with_one_page_that_shows_them(written, drawings):
    shown = [drawing.name for drawing in drawings]
    # No two outlets of the study give the same statement.
    assert shown == [name for name in FIGURES if name != "wordings"]
    names = [f"{name}.{kind}" for name in shown for kind in ("svg", "csv")]
    assert [path.name for path in written] == [*names, "README.md"]
    assert all(path.is_file() for path in written)
    page = written[-1].read_text(encoding="utf-8")
    for name in shown:
        assert f"]({name}.svg)" in page
        assert f"]({name}.csv)" in page


def test_the_page_has_the_alt_text_and_the_caption_of_each_figure(written, drawings):
    page = written[-1].read_text(encoding="utf-8").replace("\\", "")
    for drawing in drawings:
        assert f"![{drawing.alt}]" in page
        assert drawing.caption in page
        assert f"## {drawing.title}" in page


def test_the_same_study_gives_the_same_bytes(full, written, tmp_path):
    first = [path.read_bytes() for path in written]
    with matplotlib.rc_context({"font.size": 20, "svg.hashsalt": "x", "axes.facecolor": "red"}):
        second = [path.read_bytes() for path in write_figures(full, tmp_path / "two")]
    assert first == second


def test_another_process_with_another_hash_seed_gives_the_same_bytes(tmp_path):
    program = (
        "import importlib.util, sys\n"
        "from pathlib import Path\n"
        "from framing.figures import write_figures\n"
        "spec = importlib.util.spec_from_file_location('conftest', sys.argv[1])\n"
        "made = importlib.util.module_from_spec(spec)\n"
        "sys.modules['conftest'] = made\n"
        "spec.loader.exec_module(made)\n"
        "outlets = {'The Post': [[made.OWN], [made.QUOTED], ['x ' * 60]], 'The Globe': [[made.REPORTED]]}\n"
        "write_figures(made._make_study(outlets), Path(sys.argv[2]))\n"
    )
    contents = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).with_name("conftest.py")), str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        contents.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert contents[0] == contents[1]
    assert len(contents[0]) > 4


def test_an_svg_is_an_image_with_a_title_and_a_description(full):
    drawing = draw_frame_rates(full)
    root = ElementTree.fromstring(svg(drawing))
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text, description.text) == (drawing.title, drawing.alt)
    assert next(iter(root)) is title


def test_an_svg_has_no_date_loads_nothing_and_stays_small(written):
    for path in written:
        if path.suffix == ".svg":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"<dc:date>|<image|<script|<style>[^<]*@import|url\(http", text)
            assert not re.search(r'href="(?!#)', text)
            assert len(text) < 200_000


def test_the_csv_is_the_table_that_was_drawn_to_the_last_digit(written, drawings):
    for drawing in drawings:
        raw = (written[-1].parent / f"{drawing.name}.csv").read_bytes()
        assert b"\r" not in raw
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"))))
        assert rows[0] == drawing.data.columns.tolist()
        assert len(rows) == len(drawing.data) + 1
        for column in drawing.data.select_dtypes("float64"):
            cells = [row[rows[0].index(column)] for row in rows[1:]]
            assert [float(cell) if cell else None for cell in cells] == [
                None if pd.isna(value) else value for value in drawing.data[column]
            ]


def test_what_cannot_be_drawn_is_told_on_the_page_and_its_old_files_go(full, make_study, tmp_path):
    write_figures(full, tmp_path)
    written = write_figures(make_study({"The Post": [["Nothing new."]]}), tmp_path)
    assert sorted(path.name for path in written) == sorted(path.name for path in tmp_path.iterdir())
    assert [path.name for path in written] == ["article-strip.svg", "article-strip.csv", "README.md"]
    page = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "## Not drawn: frame-rates\n\nNo phrase of the codebook Security occurs" in page


def test_an_empty_study_gives_a_page_of_reasons(make_study, tmp_path):
    (page,) = write_figures(make_study({}), tmp_path)
    assert page.read_text(encoding="utf-8").count("## Not drawn") == len(FIGURES)


def test_a_file_of_the_users_own_in_the_folder_is_left_alone(full, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_figures(full, tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")
def test_any_names_of_outlets_give_files_that_can_be_read(make_study, own, quoted, tmp_path):
    names = [
        "<script>alert(1)</script>",
        "a]b(c) `d` *e* | $f$ $g",
        "x -- y --> z",
        "tab\tnew\nline\x00\x1b",
        "\u202eevil",
        "lone \ud800 half",
        "&amp; \"quoted\" 'single'",
        "日本新聞",
        "…" * 300,
    ]
    study = make_study({name: [[own, own], [quoted, "she said. " * 30]] for name in names})
    written = write_figures(study, tmp_path)
    drawn = sum(path.suffix == ".svg" for path in written)
    assert drawn > 10
    for path in written:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".svg":
            ElementTree.fromstring(text)
        if path.suffix == ".md":
            assert "<script" not in text.replace("\\<", "")
            assert len(re.findall(r"^!\[", text, flags=re.MULTILINE)) == text.count(".svg)") == drawn


@pytest.mark.parametrize("name", ["<b>", "]($", "a\x00b", "\ud800", "-->"])
def test_the_alt_text_of_any_outlet_comes_through_as_svg(make_study, own, name):
    drawing = draw_article_strip(make_study({name: [[own]]}))
    description = ElementTree.fromstring(svg(drawing)).find(f"{SVG}desc")
    assert description is not None
    assert description.text == drawing.alt
