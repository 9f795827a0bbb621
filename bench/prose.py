"""Made-up histories in prose, of any number of documents: each has a thousand words and a dozen facts or so.

Ten documents tell of one realm, which has the offices of one of several regimes: they name the same bodies
and many of the same people, so that what they tell is joined. Names are made of syllables, all else is our
own words; the same seed gives the same bytes, and a document is the same however many there are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

WORDS = 1_000
"""Words of a document, a few more or less."""
TOGETHER = 10
"""Documents that tell of one realm."""
YEARS = 40
"""How long a realm is told of."""

_ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("l", "m", "n", "r", "s", "th")
_MONTHS = ("January", "March", "April", "May", "June", "August", "October", "November")


@dataclass(frozen=True)
class Regime:
    """What its ruler is called, its bodies from the highest down, and who is at their head."""

    ruler: str
    began: int
    bodies: tuple[tuple[str, str], ...]


REGIMES = (
    Regime(
        "King",
        1480,
        (
            ("Privy Council", "president"),
            ("Court of Audits", "treasurer"),
            ("Board of Works", "surveyor"),
            ("Council of the Marches", "president"),
            ("Office of the Forests", "warden"),
        ),
    ),
    Regime(
        "Emperor",
        1710,
        (
            ("Grand Council", "chancellor"),
            ("Ministry of Rites", "minister"),
            ("Ministry of Revenue", "minister"),
            ("Censorate", "director"),
            ("Bureau of Canals", "director"),
        ),
    ),
    Regime(
        "Sultan",
        1600,
        (
            ("Imperial Council", "chairman"),
            ("Office of the Treasury", "treasurer"),
            ("Board of Granaries", "chairman"),
            ("Admiralty", "secretary"),
            ("Bureau of Endowments", "director"),
        ),
    ),
    Regime(
        "Marshal",
        1910,
        (
            ("Council of Ministers", "chairman"),
            ("Commissariat of Railways", "commissar"),
            ("Central Planning Board", "chairman"),
            ("Department of Statistics", "head"),
            ("Inspectorate of Mines", "head"),
        ),
    ),
    Regime(
        "President",
        1830,
        (
            ("Senate", "president"),
            ("Ministry of Justice", "minister"),
            ("Ministry of Public Works", "minister"),
            ("Bureau of Customs", "director"),
            ("Prison Board", "chairman"),
        ),
    ),
)

_TOLD = (
    "In {date} {person} was appointed {role} of the {body}.",
    "{person} became {role} of the {body} in {date} and held the seat for some years.",
    "On {day}, {person} succeeded {other} as {role} of the {body}.",
    "In {date} the {body} dismissed {person} as {role} of the {lower}.",
    "{person} served as deputy {role} of the {body} from {year} to {later}.",
    "The {body} supervised the {lower} from {year} to {later}.",
    "In {date} the {body} set up the {commission}, which was chaired by {person}.",
    "The {commission} reported to the {body} in {date}.",
    "In {date} the {body} charged {person} with revising the tariff of the {place} road.",
    "In {date} the {ruler} appointed {person} {role} of the {lower}.",
    "{person} was arrested in {date}, and {other} took his place as {role} of the {body}.",
    "The chronicle of {place} alleged that {person} had been {role} of the {body} in {year}.",
    "In {date} the {body} ordered the {lower} to repair the walls of {place}.",
    "The {body} abolished the {commission} in {date}.",
)
_AROUND = (
    "The winter in {place} was long that year, and the river did not open before the end of {month}.",
    "Grain was dear, wool was cheap, and the roads from {place} to {elsewhere} no better than before.",
    "Letters took nine days in summer and three weeks when the fords were high.",
    "Travellers who passed through {place} wrote of its bells, its fish and its mud.",
    "What the people of {elsewhere} thought of all this nobody troubled to set down.",
    "The house stood on the eastern bank, behind a garden of limes, and has long since burnt.",
    "Prices rose again in {month}, as they always did before the harvest.",
    "It rained for most of {month}, and the hay was lost on both sides of the hills.",
    "Of the papers of those years three boxes are left, two of them spoilt by damp.",
    "A drawing of the market of {place} shows eleven stalls, a well and a sleeping dog.",
    "Most of this is known from accounts of candles, paper and firewood, dull but hardly false.",
    "The town had two gates, one mill and, by its own reckoning, four thousand souls.",
    "Nothing in the letters suggests that the weather in {elsewhere} was any kinder.",
    "The bridge near {place} was of wood and wide enough for one cart.",
)


def documents(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """So many documents, each with the name of its file."""
    for one in range(number):
        realm = _Realm(one // TOGETHER, seed)
        yield f"realm-{one // TOGETHER:04}-{one % TOGETHER}.txt", realm.document(Random(f"{seed}/{one}"))


def write(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """Writes so many documents into a folder, which is made if it is missing; their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in documents(number, seed):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    return paths


class _Realm:
    """The names of one realm."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = Random(f"{seed}/realm/{number}")
        self.regime = REGIMES[number % len(REGIMES)]
        self.began = self.regime.began + self.random.randint(0, YEARS)
        self.name = self._word(3)
        self.people = [f"{self._word(2)} {self._word(3)}" for _ in range(40)]
        self.places = [self._word(2) for _ in range(8)]
        self.commissions = [f"Commission on the {self._word(2)} Affair" for _ in range(6)]

    def document(self, random: Random) -> str:
        """A thousand words about some years of it."""
        first = random.randint(0, YEARS - TOGETHER)
        blocks = [f"# {self.name}, {self.began + first} to {self.began + first + TOGETHER}"]
        told = random.sample(_TOLD, len(_TOLD))
        words = 0
        while words < WORDS:
            sentences = random.sample(_AROUND, 5) + told[:2]
            random.shuffle(sentences)
            blocks.append(" ".join(self._filled(sentence, first, random) for sentence in sentences))
            words += len(blocks[-1].split())
            told = told[2:]
        return "\n\n".join(blocks) + "\n"

    def _filled(self, sentence: str, first: int, random: Random) -> str:
        year = self.began + first + random.randint(0, TOGETHER)
        month = random.choice(_MONTHS)
        above, below = sorted(random.sample(range(len(self.regime.bodies)), 2))
        lower = "{lower}" in sentence
        body, role = self.regime.bodies[above]
        under, head = self.regime.bodies[below]
        person, other = random.sample(self.people, 2)
        place, elsewhere = random.sample(self.places, 2)
        return sentence.format(
            date=random.choice((f"{month} {year}", str(year))),
            day=f"{random.randint(1, 28)} {month} {year}",
            year=year,
            later=year + random.randint(1, 6),
            month=month,
            ruler=f"{self.regime.ruler} of {self.name}",
            body=f"{body} of {self.name}",
            lower=f"{under} of {self.name}",
            role=head if lower else role,
            commission=random.choice(self.commissions),
            person=person,
            other=other,
            place=place,
            elsewhere=elsewhere,
        )

    def _word(self, syllables: int) -> str:
        pick = self.random.choice
        word = "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(syllables))
        return (word + pick(_CODAS)).capitalize()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
