"""Words that tell a time, as they stand in a text and before it is worked out which day they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from potestas.extract.date_grammar import WORDS
from potestas.extract.partial_date import PartialDate

Relation = Literal["at", "throughout", "from", "until", "by", "before", "after", "between"]
"""How an event lies to the date: within it, all through it, from it on, up to it ..."""
Use = Literal["when", "of", "attribute"]
"""Whether a date tells when something happened, or names a thing: "the law of 3 May", "the May uprising"."""

UNTOLD = PartialDate()


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A stretch of text (without its preposition) and what it says; `first` alone, or up to `last`.

    `fields` holds the words of a relative phrase ("two", "days", "after" ...), by the names of the grammar.
    """

    start: int
    end: int
    form: Literal["date", "relative", "written", "life"]
    first: PartialDate = UNTOLD
    last: PartialDate | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    relation: Relation = "at"
    use: Use = "when"
    names: str = ""
    """The word that it belongs to: "law" of "the law of 3 May"."""
    bracketed: bool = False
    flashback: bool = False
    around: Relation | None = None
    """How what is told lies to the event that the date is of: "until his death in 1803"."""
    since: bool = False
    """Whether it lies back from where the story is: "since May"."""
    denial: tuple[int, int] | None = None
    """Where the "not" stands of what was "not done until" the date, and so was done then."""
    lead: int = -1
    """Where the preposition stands, or else the phrase itself."""

    @property
    def naming(self) -> bool:
        """Whether it names a thing rather than dates an event."""
        return self.use != "when"

    def beside(self) -> DatePhrase:
        """The phrase as one that stands beside the story, like one in brackets."""
        return replace(self, bracketed=True)

    @property
    def is_hitherto(self) -> bool:
        """Whether it is an adverb that a sentence hardly reads without: "Held, hitherto secretary, ..."."""
        return self.fields.get("then", "").lower() in WORDS["hitherto"]

    @property
    def last_word_of_time(self) -> int:
        """Where the words of time end: of "two days after the battle", "after" goes with the battle."""
        counts_from = self.fields.get("direction", "").lower() in WORDS["from_event"]
        names_event = bool(self.fields.get("event")) and self.first.year is None and self.first.month is None
        return self.end - len(self.fields["direction"]) - 1 if counts_from and names_event else self.end

    @property
    def is_range(self) -> bool:
        """Whether the words tell a first and a last date (not an early or late part of one)."""
        return self.last is not None and "part" not in self.fields
