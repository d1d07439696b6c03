import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
import wordings as benchmark

from framing.wordings import THRESHOLD


def test_the_pairs_are_many_and_of_both_kinds():
    pairs = benchmark.read()
    chosen, others = benchmark.halves(pairs)
    assert len(pairs) >= 60
    assert all(0 < sum(pair["same"] for pair in some) < len(some) for some in (chosen, others))


def test_at_the_threshold_wordings_taken_for_one_statement_nearly_always_are_one():
    for some in benchmark.halves(benchmark.read()):
        precision, recall = benchmark.precision_recall(some, benchmark.kit, THRESHOLD)
        assert precision >= 0.95
        assert recall >= 0.5


def test_the_page_shows_the_table_that_the_benchmark_gives(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["wordings.py"])
    benchmark.main()
    page = (Path(__file__).parents[2] / "docs" / "wordings.md").read_text(encoding="utf-8")
    assert all(line in page for line in capsys.readouterr().out.splitlines() if line.startswith("|"))
