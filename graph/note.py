"""The validation report as a note for people, in Markdown: what is wrong, where, the sentence, what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from potestas.extract.claim import Evidence
from potestas.graph.assemble import ASSERTED
from potestas.graph.finding import SEVERITIES, Result, Severity
from potestas.graph.validate import Report

_HEADINGS: dict[Severity, str] = {"violation": "Violations", "warning": "Warnings", "info": "Remarks"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~])")


def note(report: Report) -> str:
    """The note; results of one sort stand together under what is wrong with them."""
    return "\n".join(_lines(report)) + "\n"


def plain(text: str) -> str:
    """Text on one line, with whatever Markdown or HTML would read as a sign escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lines(report: Report) -> Iterator[str]:
    yield "# Validation"
    yield ""
    yield _summary(report)
    for severity in SEVERITIES.values():
        results = [result for result in report.results if result.severity == severity]
        if results:
            yield from ("", f"## {_HEADINGS[severity]}")
        for (message, advice), group in groupby(results, key=lambda result: (result.message, result.advice)):
            yield from ("", f"### {plain(message)}", "")
            if advice:
                yield from (f"What to do: {plain(advice)}", "")
            for focus, same in groupby(group, key=lambda result: result.focus):
                yield from _item(focus, same)


def _summary(report: Report) -> str:
    if not report.results:
        return "The accepted facts conform: no shape finds anything wrong."
    counts = Counter(result.severity for result in report.results)
    found = ", ".join(f"{_HEADINGS[severity].lower()}: {count}" for severity, count in counts.items())
    verdict = "conform" if report.conforms else "do not conform"
    return f"The accepted facts {verdict} ({found})."


def _item(focus: str, results: Iterable[Result]) -> Iterator[str]:
    """One thing that is wrong in one way, however often: each fact that shows it stands there once."""
    pairs = (zip(result.claims, result.said, strict=True) for result in results)
    said = dict(chain.from_iterable(pairs))
    yield f"- **{plain(focus)}**"
    for claim, words in said.items():
        sentence = "" if words == focus else f"{plain(words)} "
        fact = claim.id if claim.status == ASSERTED else f"{claim.id}, {claim.status}"
        for evidence in claim.evidence:
            quotation = f"“{plain(evidence.quote)}” " if evidence.quote else ""
            yield f"  - {sentence}{quotation}({plain(_place(evidence))}; fact {plain(fact)})"


def _place(evidence: Evidence) -> str:
    footnote = f", note {evidence.note}" if evidence.note else ""
    return f"{evidence.document}, characters {evidence.start} to {evidence.end}{footnote}"
