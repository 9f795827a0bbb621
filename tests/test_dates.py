"""Phrases that tell a time: found in a text, and worked out from where the story is."""

import calendar
import datetime
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.chronology import Chronology, Surroundings
from potestas.extract.date_grammar import MONTHS, PATTERNS, SEASONS
from potestas.extract.dates import find_dates
from potestas.extract.edtf import bounds, is_valid
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.extract.resolved_date import ResolvedDate
from potestas.extract.timeline import Timeline, timeline
from potestas.ontology.vocabulary import vocabulary

EXAMPLES = [(pattern.name, text, edtf) for pattern in PATTERNS for text, edtf in pattern.examples.items()]


def story(text: str, kind: str = "paragraph", year: int | None = None) -> Timeline:
    """The timeline of a text in which each line is a block."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append((start, start + len(line.rstrip("\n")), kind))
        start += len(line)
    return timeline(text, blocks, year)


def told(text: str) -> list[tuple[str, str | None]]:
    return [(text[date.phrase.start : date.phrase.end], date.edtf) for date in story(text).dates]


def dates(text: str) -> list[str | None]:
    return [date.edtf for date in story(text).dates]


@pytest.mark.parametrize(("name", "text", "edtf"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_each_pattern_does_what_its_examples_say(name: str, text: str, edtf: str) -> None:
    chronology = Chronology()
    chronology.resolve(find_dates("In June 1934")[0])
    (phrase,) = find_dates(text)
    assert chronology.resolve(phrase, Surroundings(text[: phrase.start])).edtf == (edtf or None)


# Every form, in a text that was last in June 1534, and when what it tells of can have been. None: kept as it
# is written.
FORMS = {
    "from 1917 until 1934": "1917/1934",
    "until September 1536": "../1536-09",
    "from 28 February on": "1534-02-28/..",
    "from 28 February 1535 onwards": "1535-02-28/..",
    "between May and July": "1534-05/1534-07",
    "between May and July 1535": "1535-05/1535-07",
    "throughout 1535": "1535",
    "all through 1535": "1535",
    "since 1530": "1530/..",
    "for three years from 1480": "1480/1483~",
    "for the next ten years": "1534-06/1544-06~",
    "by 15 December": "../1534-12-15",
    "by the end of the month": "../1534-06~",
    "by the end of the year": "../1534~",
    "by the end of 1535": "../1535~",
    "before the end of June": "../1534-06~",
    "in the closing years of the eighteenth century": "1767~/1799~",
    "in the late 1920s": "1926~/1929~",
    "in the sixties": "156X",
    "in the eighteen-sixties": "186X",
    "in the year of the city 310": "-0443",
    "310 A.U.C.": "-0443",
    "in 444 BC": "-0443",
    "in the tenth year of his reign": None,
    "18 Brumaire": None,
    "on 18 Brumaire, an VIII": "1799-11-09",
    "in Brumaire of the Year VIII": "1799-10-23/1799-11-21",
    "in 1267 AH": None,
    "in the year 1267 of the Hijra": None,
    "in Meiji 4": None,
    "in the fourth year of Kangxi": None,
    "at Michaelmas": "1534-09-29~",
    "at Christmas 1066": "1066-12-25~",
    "on Easter Monday 1916": "1916-03/1916-04",
    "on All Saints' Day": "1534-11-01",
    "on the Nones of March": "1534-03-07",
    "on January 1st": "1534-01-01",
    "on Jan. 3, 1801": "1801-01-03",
    "on the 3d of May": "1534-05-03",
    "on the 22d instant": "1534-06-22",
    "on May Day": "1534-05-01",
    "on May the fourth": "1534-05-04",
    "on the day following": "1534-06~",
    "a fortnight later": "1534-06~",
    "within a month": "1534-06/1534-07~",
    "some months later": "1534-08~/1535-03~",
    "many years later": "1534-06/..",
    "that same year": "1534",
    "in the winter of 1564-5": "1564-24",
    "over the winter": "1534-24",
    "in the first week of July": "1534-07~",
    "in the last days of July": "1534-07~",
    "towards the end of July": "1534-07~",
    "in the opening weeks of 1801": "1801-01~/1801-02~",
    "in the first quarter of 1801": "1801-01/1801-03",
    "in the third quarter of the sixteenth century": "1550/1574",
    "two years previously": "1532",
    "next year": "1535",
    "in 1801-2": "1801/1802",
    "between 1801 and 1805": "1801/1805",
    "from 1801 through 1805": "1801/1805",
    "(1801–1805)": "1801/1805",
    "in c. 1801": "1801~",
    "circa 1801": "1801~",
    "about the year 1801": "1801~",
    "probably in 1801": "1801~",
    "before 1801": "../1801",
    "after 1801": "1801/..",
    "no later than 1801": "../1801",
    "from the spring of 1801 to the autumn of 1803": "1801-21/1803-23",
    "in the same month": "1534-06",
    "the following week": "1534-06~",
    "on Monday, 3 May 1801": "1801-05-03",
    "on the night of 3 to 4 May": "1534-05-03/1534-05-04",
    "by the 27th": "../1534-06-27",
    "on 3 May in the year 1801": "1801-05-03",
    "in the month of May 1801": "1801-05",
    "in the year of our Lord 1801": "1801",
    "in AD 70": "0070",
    "in 70 C.E.": "0070",
    "in the first century before Christ": "-00XX",
    "in the second century": "01XX",
    "early in the century": "1500~/1533~",
    "at mid-century": "1534~/1566~",
    "by mid-June": "../1534-06~",
    "from 3 May to 5 June 1801": "1801-05-03/1801-06-05",
    "from 3 May 1801 to 5 June 1802": "1801-05-03/1802-06-05",
    "from May 1801 to July": "1801-05/1801-07",
    "later in May": "1534-05",
    "earlier that year": "1534",
    "early next year": "1535~",
    "at the end of the following year": "1535~",
    "in the summer of the following year": "1535-22",
    "from then on": "1534-06/..",
    "until then": "../1534-06",
    "by that time": "../1534-06",
    "hitherto": None,
    "the previous autumn": "1533-23",
    "in the September following": "1534-09",
    "the May before": "1534-05",
    "eighteen months later": "1535-12",
    "half a century later": "1584-06~",
    "nearly two years later": "1536~",
    "weeks later": "1534-06~/1534-08~",
    "three days after his arrest": None,
}


@pytest.mark.parametrize(("form", "interval"), FORMS.items(), ids=FORMS.keys())
def test_each_form_comes_to_a_date_in_its_story(form: str, interval: str | None) -> None:
    _, date = story(f"In June 1534 they met. They met again {form}.").dates
    assert date.interval == interval


def test_each_pattern_has_an_example() -> None:
    assert [pattern.name for pattern in PATTERNS if not pattern.examples] == []


STORIES = {
    "the year goes without saying": (
        "In June 1530 Wolsey lay at Southwell. In October he was summoned, and on 4 November arrested.",
        ["1530-06", "1530-10", "1530-11-04"],
    ),
    "the year turns when the months begin again": (
        "In November 1640 the Commons met. In February they won a Triennial Act. By August the king left.",
        ["1640-11", "1641-02", "1641-08"],
    ),
    "a look back of some months stays in the year": (
        "On 8 June 1906 the minister spoke to the Duma. On 26 April he had taken his post.",
        ["1906-06-08", "1906-04-26"],
    ),
    "an excursus within a sentence ends with it": (
        "In May 1703 the tsar chose a site. The guards, raised in 1687, built on it. In June it had walls.",
        ["1703-05", "1687", "1703-06"],
    ),
    "an excursus ahead ends with its paragraph": (
        "In May 1860 the viceroy spoke.\nNobody listened, as he said in 1880.\nIn July he left.",
        ["1860-05", "1880", "1860-07"],
    ),
    "two dates from another time move the story there": (
        "In May 1860 the board met. Its clerks came in 1851. Their chief came in 1852. In June they moved.",
        ["1860-05", "1851", "1852", "1852-06"],
    ),
    "what stands in brackets does not move it": (
        "In 1555 the Diet met at Augsburg (it would meet there again in 1566). In September it agreed.",
        ["1555", "1566", "1555-09"],
    ),
    "that day, the next day, ten days later": (
        "On 9 August 1792 the sections armed. That night they took the hall. The next day the palace fell. "
        "Ten days later the general fled.",
        ["1792-08-09", "1792-08-09", "1792-08-10", "1792-08-20"],
    ),
    "counting from an event": (
        "After the death of the sultan on 7 September 1566 the vizier kept silent. "
        "Two days after the death he wrote to the prince. Nobody knew of it for three weeks.",
        ["1566-09-07", "1566-09-09"],
    ),
    "an event that the text has not dated": (
        "In 1402 the army broke. Three years after the coronation the prince was free.",
        ["1402", None],
    ),
    "a look back goes on by itself, and the story after it": (
        "In May 1717 the regent met the bankers. In 1701 his uncle had founded a council of commerce. "
        "A year later it had been enlarged. In June Law spoke.",
        ["1717-05", "1701", "1702", "1717-06"],
    ),
    "so long until now": (
        "In July 1853 a fleet came. The council had been led for eight years by one elder. It met in May.",
        ["1853-07", "1845~", "1853-05"],
    ),
    "hitherto, until the date of the sentence": (
        "In May 1788 Held, hitherto secretary, became president. Vogt, hitherto clerk, became secretary.",
        ["1788-05", "1788-05", None],
    ),
    "a day of the month": (
        "On 24 October 1873 they met. On the 27th the minister resigned, and on the 3rd he left.",
        ["1873-10-24", "1873-10-27", "1873-11-03"],
    ),
    "the year of another calendar goes without saying": (
        "In 1799 the army came home. On 18 Brumaire it marched. The constitution of the year VIII followed.",
        ["1799", "1799-11-09", "1799-09-23/1800-09-22"],
    ),
    "long after": (
        "In May 1788 the diet met. Years later its marshal wrote his memoirs. In June it rose.",
        ["1788-05", "1788-05", "1788-06"],
    ),
    "a look back to a month": (
        "In January 1852 the prefects met. They had been in office since November. In February they swore.",
        ["1852-01", "1851-11", "1852-02"],
    ),
    "within a paragraph the months run forward": (
        "On 30 April 1788 the diet was opened. It passed the bill in January, and in March 1789 it rose.",
        ["1788-04-30", "1789-01", "1789-03"],
    ),
    "a clause with when opens its sentence": (
        "In May 1427 the survey began. When war was declared in December 1429, a board of ten was named. "
        "In January it sent envoys.",
        ["1427-05", "1429-12", "1430-01"],
    ),
    "a look ahead does not move the story": (
        "In May 1788 the council met. Later, in 1797, its clerk told how.\nIn June it met again.",
        ["1788-05", "1797", "1788-06"],
    ),
    "vague spans stay vague": (
        "In March 1852 the censor left Canton. A few weeks later he was home. Several years later he died.",
        ["1852-03", "1852-03~/1852-04~", "1855~/1861~"],
    ),
    "before our era": (
        "In 59 B.C. Caesar was consul. The following year he left. On 10 January 49 B.C. he was back.",
        ["-0058", "-0057", "-0048-01-10"],
    ),
    "no year is told": (
        "On the 20th of June the deputies met on a tennis court. A month later the fortress had fallen.",
        ["XXXX-06-20", "XXXX-07"],
    ),
    "the law keeps its year": (
        "The law of 22 May 1812 was harsh. In 1820 the junta met. The law of 22 May was revoked on 9 March.",
        ["1812-05-22", "1820", "1812-05-22", "1820-03-09"],
    ),
    "another calendar, told twice": (
        "On 27 July 1794 (9 Thermidor, year II) the tyrant fell. Five days after 9 Thermidor his law fell.",
        ["1794-07-27", "1794-07-27", "1794-08-01"],
    ),
    "another calendar, told once": (
        "In the fourteenth year of Edward III the Commons asked for auditors. On 9 Thermidor nobody did.",
        [None, None],
    ),
    "seasons": (
        "In the autumn of 1688 the prince sailed. That winter he won. The following spring he was crowned.",
        ["1688-23", "1688-24", "1689-21"],
    ),
    "the next season after a bare year": (
        "In 1540 the viceroy died. The following spring his nephew was crowned.",
        ["1540", "1541-21"],
    ),
    "years of three digits": (
        "In 467 the general sailed with 300 ships. In the autumn of 468 the fleet burned.",
        ["0467", "0468-23"],
    ),
    "29 February": ("On 29 February 1900 nothing happened.", ["1900-02"]),
    "since then, henceforth": (
        "In May 1703 the town was founded. Since then ships have come. Henceforth the court sat there.",
        ["1703-05", "1703-05", "1703-05"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES.keys())
def test_a_story_goes_on_from_date_to_date(text: str, expected: list[str | None]) -> None:
    assert dates(text) == expected


def test_a_heading_or_the_caller_tells_the_year() -> None:
    heading, text = "The Regency, 1715–23\n", "In December the parlement was won over."
    blocks = [(0, len(heading) - 1, "heading"), (len(heading), len(heading + text), "paragraph")]
    assert [date.edtf for date in timeline(heading + text, blocks).dates] == ["1715/1723", "1715-12"]
    assert [date.edtf for date in story(text, year=1715).dates] == ["1715-12"]


def test_captions_do_not_move_the_story() -> None:
    text = "In 1906 the Duma met.\nThe Duma, July 1907.\nIn May it spoke."
    ends = [0, text.index("\n"), text.rindex("\n"), len(text)]
    kinds = ["paragraph", "caption", "paragraph"]
    found = timeline(text, list(zip(ends, ends[1:], kinds, strict=False)))
    assert [date.edtf for date in found.dates] == ["1906", "1907-07", "1906-05"]


def test_a_fact_without_a_date_has_a_setting() -> None:
    text = "Nobody knew. On 3 May 1791 the Diet voted. The king swore an oath. In 1795 he was no more."
    found = story(text)
    settings = [found.setting(text.index(word)) for word in ("Nobody", "Diet", "oath", "more")]
    assert settings == [None, "1791-05~", "1791-05~", "1795~"]
    assert [date.edtf for date in found.within(text.index("On"), text.index("The king"))] == ["1791-05-03"]


@pytest.mark.parametrize(
    ("text", "relation", "interval"),
    [
        ("He was vizier from June 1523 on.", "from", "1523-06/.."),
        ("Since early 1523 he was vizier.", "from", "1523~/.."),
        ("He served until March 1536.", "until", "../1536-03"),
        ("By 15 March 1536 he was dead.", "by", "../1536-03-15"),
        ("He did not return before May 1536.", "before", "../1536-05"),
        ("After 1536 he was forgotten.", "after", "1536/.."),
        ("He served from 1523 until 1536.", "throughout", "1523/1536"),
        ("He fell between 5 and 15 March 1536.", "between", "1536-03-05/1536-03-15"),
        ("He fell between June 1535 and March 1536.", "between", "1535-06/1536-03"),
        ("It sat from late June to early August 1882.", "throughout", "1882-06~/1882-08~"),
        ("The council sat from November to March 1883.", "throughout", "1882-11/1883-03"),
        ("He built it in 1530.", "at", "1530"),
        ("Hürrem (1504–1558) was his wife.", "at", "1504/1558"),
    ],
)
def test_how_an_event_lies_to_its_date(text: str, relation: str, interval: str) -> None:
    (date,) = story(text).dates
    assert (date.relation, date.interval) == (relation, interval)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The decree of 6 October 1789 was read.", "of"),
        ("It rested on the charter of 1814.", "of"),
        ("The 1814 charter was read.", "attribute"),
        ("They met after the 10 August rising.", "attribute"),
        ("The October 1789 march had begun.", "attribute"),
        ("On the morning of 6 October 1789 they broke in.", "when"),
        ("It was read at the end of 1789.", "when"),
        ("In the summer of 1789 it was read.", "when"),
    ],
)
def test_dates_that_name_a_thing_are_told_from_those_that_date_an_event(text: str, use: str) -> None:
    (phrase,) = find_dates(text)
    assert (phrase.use, phrase.naming) == (use, use != "when")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital, and May God help them.",
        "General August von Mackensen and April Jones met a boy of 12.",
        "He paid 1500 livres to 1600 soldiers, of 2,000 promised.",
        "See pp. 1200–1300 and no. 1848.",
        "To this day nobody knows. The second March on the capital failed. He ruled until his fall.",
        "The summer campaign and the fall of the dynasty followed in the summer campaign.",
        "He served for the last years of the reign, year after year, and then he left.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text) == []


CLAIMS = {
    "each clause has its date": (
        "On 3 May 1717 the Council of Commerce was abolished; in June 1718 Law founded the General Bank.",
        ["abolition 1717-05-03", "formation 1718-06"],
    ),
    "a date opens its clause": (
        "In 1721 the Synod was founded by Peter; a year later Pavel Held became procurator of the Senate.",
        ["formation 1721", "tenure 1722 -"],
    ),
    "a post's own date": (
        "Anna Held, minister of finance since 1911, resigned in May 1915.",
        ["tenure 1911 -", "removal 1915-05"],
    ),
    "a post's own date in brackets": (
        "Karl Vogt, governor of Kazan (1865–1871), founded the Statistical Bureau in 1868.",
        ["tenure 1865 1871", "formation 1868"],
    ),
    "of one member of a list": (
        "The Council consisted of Held, Imhof and, from May 1790, Vogt.",
        ["tenure 1790-05~ -", "tenure 1790-05~ -", "tenure 1790-05 -"],
    ),
    "of each member of a list": (
        "In January 1790 Held was elected to the Senate and in March to the Directory.",
        ["tenure 1790-01 -", "tenure 1790-03 -"],
    ),
    "of a relative clause and of its host": (
        "The commission, which had been founded in 1785, was abolished in 1791.",
        ["formation 1785", "abolition 1791"],
    ),
    "of a participle and of its host": (
        "The commission, founded in 1785 by Joseph II, was abolished in 1791.",
        ["abolition 1791", "formation 1785"],
    ),
    "when": (
        "When Kuroda died on 25 January 1835, Vogt became chairman of the Board of Trade.",
        ["tenure 1835-01-25 -"],
    ),
    "a look back without a date": (
        "In 1791 Held was appointed minister of war. He had founded the Society of Friends.",
        ["tenure 1791 -", "formation -"],
    ),
    "a look back within the sentence": (
        "In June 1780 the Senate, which Held had founded, established a Board of Trade.",
        ["formation ../1780-06", "formation 1780-06"],
    ),
    "up to an event": (
        "Held was president of the Senate from his election in 1780 until his death in 1791.",
        ["tenure 1780 1791"],
    ),
    "by a date": ("By 1783 Held directed the Board of Trade.", ["supervision ../1783 -"]),
    "until a date": ("Carl Vogt was governor of Kazan until 1871.", ["tenure - 1871"]),
    "not until": (
        "The Chamber of Accounts was not founded until March 1553. "
        "It was not until 1555 that the king abolished the Chamber of Accounts.",
        ["formation 1553-03", "abolition 1555"],
    ),
    "not as long as that": ("Carl Vogt did not remain governor of Kazan until 1871.", []),
    "of what the deed is done by": (
        "By a charter of 4 May 1621 the States founded the West India Company. "
        "The law of 1791 abolished the Court of Aids.",
        ["formation 1621-05-04", "abolition 1791"],
    ),
    "of what only speaks of it": (
        "In 1796 Held abolished the Board of Trade and praised the charter of 1621.",
        ["abolition 1796"],
    ),
    "a date that the text leaves open": (
        "In May 1793 the Convention founded the Committee of Public Safety. "
        "In the third year of the war it abolished the Council of State.",
        ["formation 1793-05", "abolition -"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAIMS.values(), ids=CLAIMS.keys())
def test_a_claim_takes_the_date_of_its_own_words(text: str, expected: list[str]) -> None:
    found = []
    for claim in read_document(load(), text_of("text.txt", f"{text}\n".encode())).claims:
        dates = [claim.date] if vocabulary().kinds[claim.kind].dated == "moment" else [claim.start, claim.end]
        found.append(" ".join([claim.kind, *(date or "-" for date in dates)]))
    assert found == expected


MONTH = st.sampled_from([name for name in MONTHS if len(name) > 4])
YEAR = st.integers(1000, 2099)
DAY = st.integers(1, 28)
SEASON = st.sampled_from(sorted(SEASONS))
DECADE = st.integers(100, 209).map(lambda number: number * 10)
PHRASES = st.one_of(
    st.tuples(st.builds("{} {} {}".format, DAY, MONTH, YEAR), st.just("day")),
    st.tuples(st.builds("the {}th of {}, {}".format, st.integers(4, 20), MONTH, YEAR), st.just("day")),
    st.tuples(st.builds("{} {}".format, DAY, MONTH), st.just("day")),
    st.tuples(st.builds("{} {}".format, MONTH, YEAR), st.just("month")),
    st.tuples(st.builds("early {}".format, MONTH), st.just("month")),
    st.tuples(st.builds("the {} of {}".format, SEASON, YEAR), st.just("season")),
    st.tuples(YEAR.map(str), st.just("year")),
    st.tuples(st.builds("late {}".format, YEAR), st.just("year")),
    st.tuples(st.builds("the {}s".format, DECADE), st.just("decade")),
)
FEWEST_DAYS = {"day": 1, "month": 28, "season": 90, "year": 365, "decade": 3652}


@given(st.lists(PHRASES, min_size=1, max_size=6), st.sampled_from([" ", "\n"]))
def test_no_date_is_more_precise_than_its_words(phrases: list[tuple[str, str]], gap: str) -> None:
    text = gap.join(f"In {phrase} they met." for phrase, _ in phrases)
    found = story(text).dates
    assert [text[date.phrase.start : date.phrase.end] for date in found] == [phrase for phrase, _ in phrases]
    for date, (phrase, precision) in zip(found, phrases, strict=True):
        assert date.edtf is not None and is_valid(date.edtf)
        days = bounds(date.edtf)
        if days.earliest and days.latest:
            assert (days.latest - days.earliest).days + 1 >= FEWEST_DAYS[precision]
        year = re.search(r"\d{4}", phrase)
        assert year is None or date.edtf.startswith(year[0][:3])


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: datetime.date) -> None:
    month = calendar.month_name[day.month]
    for form in (
        f"on {day.day} {month} {day.year}",
        f"on the {day.day}th of {month}, {day.year}",
        f"on {month} {day.day}, {day.year}",
        f"on {day.day} {month} in the year {day.year}",
        f"on {day.isoformat()}",
    ):
        assert dates(f"They met {form}.") == [day.isoformat()], form


@given(st.integers(1, 14), st.integers(0, 11), st.integers(1, 29))
def test_days_of_the_french_calendar_follow_each_other(year: int, month: int, number: int) -> None:
    names = ["Vendémiaire", "Brumaire", "Frimaire", "Nivôse", "Pluviôse", "Ventôse"]
    names += ["Germinal", "Floréal", "Prairial", "Messidor", "Thermidor", "Fructidor"]
    days = [f"On {day} {names[month]}, year {year} they met." for day in (number, number + 1)]
    one, other = (datetime.date.fromisoformat(str(dates(text)[0])) for text in days)
    assert other - one == datetime.timedelta(1)
    assert datetime.date(1792, 9, 22) <= one < datetime.date(1806, 9, 23)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2099, 12, 31)), st.integers(2, 60))
def test_days_are_counted_from_a_day(day: datetime.date, number: int) -> None:
    month = calendar.month_name[day.month]
    text = f"On {day.day} {month} {day.year} they met. {number} days later they parted."
    assert dates(text) == [day.isoformat(), (day + datetime.timedelta(number)).isoformat()]


@given(st.integers(100, 1200))
def test_years_of_rome_are_those_of_varro(year: int) -> None:
    (found,) = dates(f"They met in {year} A.U.C. at Rome.")
    astronomical = year - 753
    assert found == f"{'-' if astronomical < 0 else ''}{abs(astronomical):04d}"


ODDS = """In on the of until from to between and later next that day month year March May 3 12 1848 48 early
late spring century sixteenth a few two after before B.C. A.D. – ( ) , . ; Brumaire VIII law half past"""
WORDS = st.sampled_from(ODDS.split())


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_whatever_the_words_dates_are_valid_and_in_their_places(text: str) -> None:
    last = 0
    for date in story(text).dates:
        assert isinstance(date, ResolvedDate)
        assert last <= date.phrase.lead <= date.phrase.start < date.phrase.end <= len(text)
        last = date.phrase.end
        assert date.edtf is None or is_valid(date.edtf)
        assert date.interval is None or is_valid(date.interval)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for phrase in find_dates(text):
        assert text[phrase.start : phrase.end].strip()


@pytest.mark.parametrize("piece", ["May ", "1935–36 ", "from 1 May to ", "two days after ", "early in ", "("])
def test_long_and_odd_texts_take_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        timeline(text, [(0, len(text), "paragraph")])
        return time.process_time() - begin

    assert seconds(6_000) < 20 * seconds(600) + 0.5
