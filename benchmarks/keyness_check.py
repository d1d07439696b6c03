"""Keyness beside second implementations of its measures, on every word of the sample.

    python benchmarks/keyness_check.py [--python OTHER]

SciPy and NLTK come with the kit. ``--python`` names an interpreter whose environment has scattertext and
corpus-dispersion, which the kit does not need:

    python -m venv other && other/bin/python -m pip install scattertext==0.2.2 corpus-dispersion==0.2.0

Without it they are left out, and the table says so. The largest difference over all words of all six outlets
is printed, of each word against all other outlets, in the outlet's own words.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from framing import Codebook, Study, analyze, sample
from framing.keyness import dispersion, keyness_of_each, word_counts

OTHER = Path(__file__).with_name("keyness_other.py")


class Row(NamedTuple):
    """One measure by one package: how many words were compared, and how far the numbers are apart at most."""

    measure: str
    package: str
    words: int
    difference: float
    reason: str = ""


def rows(study: Study, *, python: str | None = None, fewest: int = 1) -> Iterator[Row]:
    """The table, one row after the other, of words that occur ``fewest`` times or oftener.

    The log-odds need all words: with ``python``, leave ``fewest`` as it is.

    >>> study = analyze(sample().where(story="missile-shield"), Codebook.sample("security"), sentiment=False)
    >>> [row.package.split()[0] for row in rows(study, fewest=20)]
    ['SciPy', 'NLTK', 'SciPy', 'scattertext', 'corpus-dispersion']
    """
    table = keyness_of_each(study, fewest=fewest)
    yield from _of_the_kit(table)
    if python is None:
        reason = "no environment was named: --python"
        yield Row("z of the log-odds", "scattertext", 0, np.nan, reason)
        yield Row("normalised DP", "corpus-dispersion", 0, np.nan, reason)
        return
    yield from _elsewhere(word_counts(study), table, python)


def _of_the_kit(table: pd.DataFrame) -> Iterator[Row]:
    """G² and log ratio by what comes with the kit."""
    from nltk.metrics import BigramAssocMeasures
    from scipy.stats import chi2_contingency
    from scipy.stats.contingency import relative_risk

    cells = table[["count", "reference_count", "size", "reference_size"]].to_numpy().tolist()
    g2 = [
        chi2_contingency([[a, b], [n - a, m - b]], correction=False, lambda_="log-likelihood").statistic
        for a, b, n, m in cells
    ]
    yield _row("G²", f"SciPy {version('scipy')}: chi2_contingency", table["g2"], g2)
    likelihoods = [BigramAssocMeasures.likelihood_ratio(a, (a + b, n), n + m) for a, b, n, m in cells]
    yield _row("G²", f"NLTK {version('nltk')}: likelihood_ratio", table["g2"], likelihoods)
    both = table[(table["count"] > 0) & (table["reference_count"] > 0)]
    cells = both[["count", "size", "reference_count", "reference_size"]].to_numpy().tolist()
    ratios = [np.log2(relative_risk(*row).relative_risk) for row in cells]
    yield _row("log ratio", f"SciPy {version('scipy')}: relative_risk", both["log_ratio"], ratios)


def _elsewhere(counts: pd.DataFrame, table: pd.DataFrame, python: str) -> Iterator[Row]:
    """The measures of each outlet by the packages of another environment."""
    average = int(counts["count"].sum()) / counts["article"].nunique()
    given, z, dp = [], [], []
    for outlet, words in table.groupby("outlet"):
        own = counts[counts["outlet"] == outlet]
        grid = own.pivot_table(index="word", columns="article", values="count", fill_value=0)
        given.append(
            {
                "count": words["count"].tolist(),
                "reference_count": words["reference_count"].tolist(),
                "prior_size": average,
                "sizes": own.groupby("article")["count"].sum()[grid.columns].tolist(),
                "rows": grid.to_numpy().tolist(),
            }
        )
        z.append(words["z"])
        dp.append(dispersion(own)[grid.index])
    answer = subprocess.run(
        [python, str(OTHER)], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise SystemExit(f"{python} {OTHER.name} failed:\n{answer.stderr}")
    found: dict[str, dict[str, Any]] = json.loads(answer.stdout)
    kit = {"scattertext": ("z of the log-odds", z), "corpus-dispersion": ("normalised DP", dp)}
    for package, (measure, ours) in kit.items():
        theirs = found[package]
        if "reason" in theirs:
            yield Row(measure, package, 0, np.nan, theirs["reason"])
        else:
            both = np.concatenate(ours), np.concatenate(theirs["values"])
            yield _row(measure, f"{package} {theirs['version']}", *both)


def _row(measure: str, package: str, ours: Any, theirs: Any) -> Row:
    difference = np.abs(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float))
    return Row(measure, package, len(difference), float(difference.max()))


def main() -> None:
    """Compare and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", help="an interpreter whose environment has the other packages")
    arguments = parser.parse_args()
    study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    print("| measure | second implementation | words compared | largest difference |\n|---|---|---:|---:|")
    for row in rows(study, python=arguments.python):
        told = row.reason or f"{row.difference:.1g}"
        print(f"| {row.measure} | {row.package} | {row.words:,} | {told} |")


if __name__ == "__main__":
    main()
