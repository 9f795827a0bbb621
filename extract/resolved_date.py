"""A date phrase with what it comes to in EDTF."""

from __future__ import annotations

from dataclasses import dataclass, replace

from potestas.extract.date_phrase import DatePhrase, Relation
from potestas.extract.edtf import is_valid
from potestas.extract.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A phrase and its date in EDTF; None where the text does not tell it."""

    phrase: DatePhrase
    edtf: str | None

    @property
    def relation(self) -> Relation:
        """How the event lies to the date."""
        return self.phrase.relation

    def around_event(self) -> ResolvedDate:
        """As the date of what is told "until his death in 1803", not of the death."""
        around = self.phrase.around
        return self if around is None else replace(self, phrase=replace(self.phrase, relation=around))

    def by_then(self) -> ResolvedDate:
        """As the date by which something had happened."""
        return replace(self, phrase=replace(self.phrase, relation="by"))

    @property
    def interval(self) -> str | None:
        """The time in which the event can lie: `1936-09` after "until" is `../1936-09`."""
        if self.edtf is None or self.relation in ("at", "throughout", "between"):
            return self.edtf
        first, _, last = self.edtf.partition("/")
        return f"{first}/.." if self.relation in ("from", "after") else f"../{last or first}"


def edtf_of(first: PartialDate, last: PartialDate | None) -> str | None:
    """A date, or an interval; what no calendar has (29 February of a common year) becomes its month."""
    whole = first.edtf if last is None or last.edtf == first.edtf else f"{first.edtf}/{last.edtf}"
    vaguer = (whole, first.edtf, first.to_month().edtf)
    return next((text for text in vaguer if text and is_valid(text)), None)
