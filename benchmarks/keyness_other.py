"""What other packages give for the counts on standard input, as JSON on standard output.

Run by ``keyness_check.py`` in an environment that has them; a package that is missing is left out with the
reason. Nothing of the kit is imported here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

Given = Mapping[str, Any]


def scattertext(given: Given) -> list[float]:
    """The z-scores of the log-odds, the prior scaled to a sum of its own as the authors have it."""
    import numpy as np
    from scattertext.termsignificance.LogOddsRatioInformativeDirichletPiror import (
        LogOddsRatioInformativeDirichletPrior,
    )

    counts, rest = (np.array(given[name], dtype=float) for name in ("count", "reference_count"))
    scorer = LogOddsRatioInformativeDirichletPrior(
        counts + rest, sigma=given["prior_size"], scale_type="word"
    )
    return [float(z) for z in scorer.get_zeta_i_j_given_separate_counts(counts, rest)]


def corpus_dispersion(given: Given) -> list[float]:
    """The normalised DP of each word over the articles."""
    import corpus_dispersion as other

    sizes = [float(size) for size in given["sizes"]]
    found = []
    for row in given["rows"]:
        analyzer = other.CorpusWordAnalyzer([float(n) for n in row], sizes, sum(sizes))
        found.append(analyzer.get_dp_norm())
    return found


PACKAGES: Mapping[str, Callable[[Given], list[float]]] = {
    "scattertext": scattertext,
    "corpus-dispersion": corpus_dispersion,
}


def main() -> None:
    """Answer for each package with its version and its numbers for each outlet, or why there are none."""
    outlets = json.load(sys.stdin)
    answers: dict[str, Any] = {}
    for name, measure in PACKAGES.items():
        try:
            answers[name] = {"version": version(name), "values": [measure(given) for given in outlets]}
        except ImportError as reason:
            answers[name] = {"reason": str(reason)}
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
