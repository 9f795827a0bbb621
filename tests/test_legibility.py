"""Pictures of annotated texts and of one with hostile names: labels lie apart and nothing is left empty."""

import re
from io import BytesIO
from itertools import combinations, groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.image import imread

from potestas.extract.claim import Claim, Entity, Reading, claim_from_json, entity_from_json, read_jsonl
from potestas.graph.draw.figures import figures
from potestas.graph.draw.page import WIDTH, Figure, width_of
from potestas.ontology.vocabulary import Vocabulary

GOLD = Path(__file__).parent / "gold"
SVG = "{http://www.w3.org/2000/svg}"
PLACED = re.compile(r"translate\(([\d.-]+) ([\d.-]+)\) scale\(([\d.]+) -[\d.]+\)")
A4 = 740
"""Points of a page of A4 between margins."""
SMALLEST = 5.5
"""Points of letters that can still be read in print."""

Box = tuple[str, float, float, float, float]


def annotated(text: str) -> Reading:
    rows = read_jsonl(GOLD / f"{text}.facts.jsonl")
    claims = (claim_from_json({**row, "id": f"{text}-{n}"}) for n, row in enumerate(rows))
    entities = (entity_from_json(row) for row in read_jsonl(GOLD / f"{text}.entities.jsonl"))
    return Reading(tuple(claims), tuple(entities), {f"{text}.txt": ""})


def hostile() -> Reading:
    """Names as long as a book's title, many in one year, with dates that lie centuries apart."""
    board = "Extraordinary Board for the Inspection of Provincial Granaries and Other Stores of the Crown "
    claims = [
        Claim(
            id=f"{person}-{body}",
            kind="tenure",
            subject=f"Maximilian Theophilus von und zu Hohenlohe-Weikersheim-Pfedelbach the {person}th",
            object=f"{board * 2}{body}",
            role="deputy vice-president and acting master of the rolls" if body % 2 else "president",
            start=f"{1400 + 9 * person * body}",
            status="asserted" if body % 3 else "reported",
        )
        for person in range(1, 8)
        for body in range(1, 8)
    ]
    people = {claim.subject or "": Entity(claim.subject or "", "Person") for claim in claims}
    bodies = {claim.object or "": Entity(claim.object or "", "Body") for claim in claims}
    return Reading(tuple(claims), (*people.values(), *bodies.values()), {"crown.txt": ""})


@pytest.fixture(scope="module", params=["commissars", "medici", "palatine", "hostile"])
def pictures(request: pytest.FixtureRequest, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    reading = hostile() if request.param == "hostile" else annotated(request.param)
    return figures(reading, vocabulary, statuses=("asserted", "reported"))


def labels(svg: str) -> list[Box]:
    """The lines of text in a picture: words, left, top, right and bottom, from where their letters stand."""
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
    found = []
    for group in ElementTree.fromstring(svg, parser).iter(f"{SVG}g"):
        if not (group.get("id") or "").startswith("text_"):
            continue
        words = "".join(str(node.text) for node in group if callable(node.tag)).strip()
        placed = PLACED.search(group.find(f"{SVG}g").get("transform", ""))  # type: ignore[union-attr]
        assert placed, words
        x, base, size = float(placed[1]), float(placed[2]), float(placed[3]) * 100
        assert size >= SMALLEST
        found.append((words, x, base - 0.73 * size, x + width_of(words, size), base + 0.1 * size))
    return found


def test_no_two_labels_of_a_picture_overlap_and_none_leaves_the_page(pictures: tuple[Figure, ...]) -> None:
    assert len(pictures) >= 5
    for figure in pictures:
        found = labels(figure.svg)
        assert len(found) > 3
        for (one, *a), (other, *b) in combinations(found, 2):
            apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            assert apart, f"{figure.name}: {one!r} {a} lies on {other!r} {b}"
        for words, left, _, right, _ in found:
            assert left >= -1 and right <= WIDTH + 1, f"{figure.name}: {words!r} leaves the page"


def test_no_picture_is_longer_than_a_page_or_has_an_empty_part(pictures: tuple[Figure, ...]) -> None:
    for figure in pictures:
        height = float(ElementTree.fromstring(figure.svg).get("height", "").removesuffix("pt"))
        assert height <= A4, figure.name
        ink = [bool((row < 0.8).any()) for row in imread(BytesIO(figure.png))[:, :, :3]]
        longest = max(len(list(rows)) for inked, rows in groupby(ink) if not inked)
        assert longest / len(ink) < 0.2, f"{figure.name} is blank on {longest} of {len(ink)} lines"
