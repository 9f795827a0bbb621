"""The command line: each verb on the sample graph, its formats, its help, its exit status."""

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from inspect import signature
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import Graph

from potestas.cli import VERBS, catalogue, run
from potestas.edition import publish
from potestas.exporters import EXPORTERS
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.draw.figures import pictures
from potestas.graph.layout import BASE
from potestas.graph.power.measures import MEASURES, told
from potestas.graph.power.moments import EVERY
from potestas.graph.power.projection import PROJECTIONS
from potestas.knowledge import KnowledgeGraph
from potestas.opening import load
from potestas.queries.named import named_queries

SAMPLE = Path(__file__).parent / "sample"
HEAVY = (
    *("spacy", "rdflib", "pyoxigraph", "pyshacl", "owlrl", "networkx", "rustworkx", "numpy", "scipy"),
    *("matplotlib", "starlette", "uvicorn", "distributed"),
)
"""Libraries that do the work, and take long to load."""


class Outcome:
    """What a command printed, and its exit status."""

    def __init__(self, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        self.status = run(arguments)
        self.out, self.err = capsys.readouterr()

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


class Command:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Outcome:
        return Outcome(tuple(map(str, arguments)), self._capsys)


@pytest.fixture
def potestas(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def loaded(*commands: Sequence[str]) -> list[str]:
    """What a fresh process prints that runs these commands, and in the last line what they have loaded."""
    code = (
        f"import sys; from potestas.cli import run; [run(command) for command in {commands!r}]; "
        f"print([library for library in {HEAVY} if library in sys.modules])"
    )
    return subprocess.check_output([sys.executable, "-c", code], text=True).splitlines()


def test_help_is_fast() -> None:
    """`potestas --help` names every verb; neither it nor the help of a verb loads what does the work."""
    shown = loaded(["--help"], *([verb, "--help"] for verb in VERBS))
    assert all(any(line.split()[:1] == [verb] for line in shown) for verb in VERBS)
    assert shown[-1] == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_a_home(verb: str, potestas: Command) -> None:
    outcome = potestas(verb, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: potestas {verb}")


@pytest.mark.parametrize("verb", sorted(VERBS.keys() - {"build", "query"}))
def test_a_verb_does_its_work_with_what_it_takes(verb: str) -> None:
    """What is typed fits what is done, though both stand in rooms of their own."""
    taken = {parameter.name for parameter in import_module(f"potestas.cli.verbs.{verb}").command.params}
    assert signature(import_module(f"potestas.cli.{verb}").run).parameters.keys() == taken


def test_choices_are_those_of_the_rooms_that_hold_them() -> None:
    assert catalogue.constant("potestas.graph.power.projection", "PROJECTIONS") == tuple(PROJECTIONS)
    assert catalogue.constant("potestas.graph.power.moments", "EVERY") == EVERY
    assert catalogue.constant("potestas.graph.layout", "BASE") == BASE
    assert list(catalogue.registered("potestas.exporters", "exporter")) == list(EXPORTERS)
    measures = {name: told(name) for name in MEASURES}
    assert catalogue.registered("potestas.graph.power.measures", "measure") == measures
    shown = {name: picture.shows for name, picture in pictures().items()}
    assert catalogue.registered("potestas.graph.draw", "picture") == shown


def test_a_build_that_has_nothing_to_do_loads_nothing(tmp_path: Path) -> None:
    text, out = tmp_path / "liao.txt", tmp_path / "out"
    text.write_text("Han Yan was governor of Liao from 1043 to 1047.\n", encoding="utf-8")
    asked = ["build", str(text), "-o", str(out)]
    assert "spacy" in loaded(asked)[-1]
    assert loaded(asked) == [f"{out}: nothing has changed since it was built", "[]"]


def test_queries_are_listed_with_what_they_take(potestas: Command) -> None:
    listed = potestas("query", "--list").out
    assert all(name in listed for name in named_queries())
    assert '--person "Thomas Cromwell" [--date "1535-03"]' in listed


def test_a_query_has_help_from_its_header(place: Path, potestas: Command) -> None:
    shown = potestas("query", place, "career", "--help").out
    assert "Which offices, posts and seats did a person hold" in shown
    assert "--person PERSON" in shown


def test_query_prints_an_aligned_table(place: Path, potestas: Command) -> None:
    sparql = "SELECT ?part ?whole { ?b skos:prefLabel ?part ; org:subOrganizationOf/skos:prefLabel ?whole }"
    outcome = potestas("query", place, sparql)
    assert outcome.status == 0
    assert outcome.out == "part               whole\nMarine Department  Imperial Maritime Customs Service\n"


def test_query_prints_what_programs_read(place: Path, potestas: Command) -> None:
    (row,) = potestas("query", place, "parts", "--format", "csv").rows
    assert (row["part"], row["whole"]) == ("Marine Department", "Imperial Maritime Customs Service")
    answer = json.loads(potestas("query", place, "parts", "--format", "json").out)
    assert answer["results"]["bindings"][0]["part"]["value"] == "Marine Department"
    assert len(Graph().parse(data=potestas("query", place, "charges", "--format", "ttl").out)) > 5


def test_query_takes_sparql_and_files(place: Path, tmp_path: Path, potestas: Command) -> None:
    sparql = "SELECT ?a ?b WHERE { ?a pot:examines ?b } ORDER BY ?a"
    file = tmp_path / "mine.rq"
    file.write_text(sparql, encoding="utf-8")
    typed, read = potestas("query", place, sparql).out, potestas("query", place, file).out
    assert typed == read
    assert "body/revolutionary-tribunal  case/trial-of-the-girondins-1793-10" in typed
    assert potestas("query", place, "ASK { ?a pot:examines ?b }").out == "answer\nyes\n"


def test_query_as_of_a_date(place: Path, potestas: Command) -> None:
    """What was over by then is gone, and so is what followed from it."""
    asked = ("query", place, "supervision", "--format", "csv")
    assert {row["above"] for row in potestas(*asked, "--as-of", "1536").rows} >= {"Thomas Cromwell"}
    assert "Thomas Cromwell" not in {row["above"] for row in potestas(*asked, "--as-of", "1541").rows}


@pytest.mark.parametrize("file", ["graph.ttl", "graph.trig"])
def test_verbs_work_on_files(file: str, place: Path, potestas: Command) -> None:
    assert "Zongli Yamen" in potestas("query", place / file, "superiors", "--over", "Maritime Customs").out
    assert potestas("trace", place / file, "Prince Gong", "Zongli Yamen").status == 0


def test_verbs_work_on_nquads(place: Path, tmp_path: Path, potestas: Command) -> None:
    file = tmp_path / "graph.nq"
    assert potestas("export", place, "--format", "nq", "-o", file).status == 0
    assert "Paul Barras" in potestas("query", file, "hearsay").out


def test_nothing_found_is_status_1(place: Path, potestas: Command) -> None:
    outcome = potestas("query", place, "career", "--person", "Edward Hall")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == f"potestas: {place}: holds no answer to this question\n"


def test_trace_shows_dated_steps(place: Path, potestas: Command) -> None:
    rows = potestas("trace", place, "Cromwell", "Church of England", "--format", "csv").rows
    assert [row["date"] for row in rows] == ["1535-01", "1535-01"]
    assert rows[0]["quote"].startswith("In January 1535 the king appointed him")
    assert potestas("trace", place, "Robespierre", "Revolutionary Tribunal").status == 1
    believed = potestas(
        "trace", place, "Robespierre", "Revolutionary Tribunal", "--statuses", "asserted,alleged"
    )
    assert "directed the Revolutionary Tribunal in person" in believed.out


def test_trace_ends_with_weakest_link_and_growth(place: Path, tmp_path: Path, potestas: Command) -> None:
    asked = ("trace", place, "Cromwell", "Church of England")
    told = potestas(*asked).out
    assert "In January 1535 the king appointed him" in " ".join(told.split())
    assert "Weakest link: " in told
    assert "Growth: from 1 post, " in told.rpartition("Weakest link")[2]
    answer = json.loads(potestas(*asked, "--format", "json").out)
    assert [link["to"] for link in answer["steps"][0]["links"]] == ["Church of England"]
    assert answer["growth"][0]["posts"] == 1
    assert potestas(*asked, "-o", tmp_path / "rise.svg").status == 0
    assert (tmp_path / "rise.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_the_command_line_compares(place: Path, tmp_path: Path, potestas: Command) -> None:
    asked = ("compare", place, "Cromwell", "Henry VIII", "--over", "Church of England")
    assert "How Thomas Cromwell came to have power over" in potestas(*asked).out
    assert potestas(*asked, "--format", "csv").rows[0]["who"] in ("Thomas Cromwell", "Henry VIII")
    answer = json.loads(potestas(*asked, "--format", "json").out)
    assert answer["over"] == "Church of England"
    assert answer["one"]["growth"]
    assert potestas(*asked, "-o", tmp_path / "both.png").status == 0
    assert (tmp_path / "both.png").read_bytes().startswith(b"\x89PNG")
    assert potestas(*asked, "-o", tmp_path / "both.pdf").status == 2


def test_centrality_ranks(place: Path, potestas: Command) -> None:
    people = potestas("centrality", place, "--type", "Person", "--by", "over", "--format", "csv").rows
    assert people[0]["name"] == "Thomas Cromwell"
    later = potestas("centrality", place, "--as-of", "1870", "--format", "csv").rows
    assert "Robert Hart" in {row["name"] for row in later}
    assert "Thomas Cromwell" not in {row["name"] for row in later}
    series = potestas("centrality", place, "--every", "change", "--top", "1", "--format", "json").out
    assert {row["date"][:4] for row in json.loads(series)} >= {"1531", "1793", "1861"}
    years = potestas("centrality", place, "--every", "year", "--from", "1534", "--until", "1536").out
    assert {line[:4] for line in years.splitlines()} == {"date", "1534", "1535", "1536"}


def test_centrality_shows_what_hangs_on_belief(place: Path, potestas: Command) -> None:
    rows = potestas("centrality", place, "--ranges", "--by", "over", "--format", "csv").rows
    (row,) = [row for row in rows if row["name"] == "Maximilien Robespierre"]
    assert int(row["with alleged"]) > int(row["asserted"])
    assert potestas("explain", place, row["doubtful"].split()[0]).status == 0


def test_centrality_explains_its_weights_and_measures(place: Path, potestas: Command) -> None:
    told = potestas("centrality", place, "--explain").out
    assert "An examiner can ask and find fault, but does not command." in told
    assert "Burt, Structural Holes" in told


def test_a_network_lists_its_ties_or_its_changes(place: Path, potestas: Command) -> None:
    ties = potestas("network", place, "--as-of", "1535-02", "--format", "csv").rows
    assert ("Thomas Cromwell", "Church of England") in {(tie["source"], tie["target"]) for tie in ties}
    assert all(tie["fact"] and tie["quote"] for tie in ties)
    decade = ("--every", "year", "--from", "1530", "--until", "1540")
    years = potestas("network", place, *decade, "--format", "csv").rows
    assert [row["date"] for row in years] == [str(year) for year in range(1530, 1541)]
    assert all(potestas("explain", place, fact).status == 0 for fact in years[0]["begun"].split()[:2])
    for before, row in pairwise(years):
        assert int(row["ties"]) == int(before["ties"]) + int(row["new"]) - int(row["gone"])


def test_sway_counts_steps_and_names_the_facts(place: Path, potestas: Command) -> None:
    told = potestas("sway", place, "Cromwell").out
    assert told.startswith("Thomas Cromwell reached ")
    assert "in 1 step: " in told
    rows = potestas("sway", place, "Cromwell", "--as-of", "1535-02", "--format", "csv").rows
    assert all(potestas("explain", place, row["facts"].split()[0]).status == 0 for row in rows)
    assert potestas("sway", place, "Cromwell", "--as-of", "1900").status == 1


def test_gatekeepers_are_named_with_their_way(place: Path, potestas: Command) -> None:
    (nearest, *_) = potestas("gatekeepers", place, "Church of England", "--format", "csv").rows
    assert nearest["route"].endswith(" → Church of England")
    assert nearest["facts"] and nearest["quotes"]
    everyone = potestas("gatekeepers", place, "--format", "csv").rows
    assert [int(row["guards"]) for row in everyone] == sorted(
        (int(row["guards"]) for row in everyone), reverse=True
    )
    nobody = potestas("gatekeepers", place, "Henry VIII")
    assert (nobody.status, nobody.out) == (1, "")


def test_reason_lists_what_follows(place: Path, potestas: Command) -> None:
    rows = potestas("reason", place, "--format", "csv").rows
    link = {"subject": "Prince Gong", "property": "oversees", "object": "Marine Department"}
    times = [(row["certainty"], row["time"]) for row in rows if link.items() <= row.items()]
    assert times == [
        ("possible", "from 1 January 1861 at the earliest until 31 December 1884 at the latest")
    ]  # one of the links has no date
    turtle = Graph().parse(data=potestas("reason", place, "--format", "ttl").out)
    assert len(turtle) >= len(rows)


def test_only_facts_with_enough_confidence(kg: KnowledgeGraph, tmp_path: Path, potestas: Command) -> None:
    """Facts that people wrote down are kept whatever is asked for."""
    claims = (replace(kg.facts[0], confidence=0.4), *kg.facts[1:])
    publish(KnowledgeGraph.from_reading(replace(kg.reading, claims=claims)), tmp_path)
    assert "confidence  0.4" in potestas("explain", tmp_path, claims[0].id).out
    exported = [
        potestas("export", tmp_path, "--format", "facts", "--min-confidence", share).out.splitlines()
        for share in ("0.4", "0.41")
    ]
    assert [len(lines) for lines in exported] == [len(claims), len(claims) - 1]
    assert claims[0].id not in "".join(exported[1])
    assert potestas("export", tmp_path, "--format", "facts", "--min-confidence", "40").status == 2


def test_validate_says_that_it_conforms(place: Path, potestas: Command) -> None:
    outcome = potestas("validate", place)
    assert outcome.status == 0
    assert outcome.out.startswith("# Validation")


def test_validate_finds_what_is_wrong(place: Path, tmp_path: Path, potestas: Command) -> None:
    """A fact without a place that states it is a violation, and status 1."""
    graph = Graph().parse(place / "graph.ttl")
    graph.remove((None, graph.namespace_manager.expand_curie("prov:wasDerivedFrom"), None))
    graph.serialize(tmp_path / "bare.ttl")
    outcome = potestas("validate", tmp_path / "bare.ttl", "--format", "csv")
    assert outcome.status == 1
    assert "No place in a text states this fact." in {row["message"] for row in outcome.rows}


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_export_writes_networks(format: str, place: Path, potestas: Command) -> None:
    exported = potestas("export", place, "--format", format).out
    assert "Thomas Cromwell" in exported
    assert ET.fromstring(exported) is not None


def test_export_survives_strange_letters(tmp_path: Path, potestas: Command) -> None:
    """Control characters and line ends of other kinds, as a scanned page may hold them."""
    strange = "Olivares\x0b saw \u2028the \x85 junta\x1b[1m"
    claim = Claim(
        "a-1", "supervision", "Olivares", "Junta\x0c", evidence=(Evidence("a.txt", 0, 9, quote=strange),)
    )
    entities = (Entity("Olivares", "Person"), Entity("Junta\x0c", "Body"))
    kg = KnowledgeGraph.from_reading(Reading((claim,), entities, {"a.txt": "0" * 64}))
    publish(kg, tmp_path)
    for format in ("gexf", "graphml"):
        exported = potestas("export", tmp_path, "--format", format).out
        assert "Olivares saw the junta" in exported
        assert ET.fromstring(exported) is not None
    quads = tmp_path / "graph.nq"
    assert potestas("export", tmp_path, "--format", "nq", "-o", quads).status == 0
    assert load(quads).facts == load(tmp_path).facts == (claim,)


def test_export_writes_graphs_and_tables(place: Path, tmp_path: Path, potestas: Command) -> None:
    potestas("export", place, "--format", "trig", "-o", tmp_path / "graph.trig")
    assert (tmp_path / "graph.trig").read_bytes() == (place / "graph.trig").read_bytes()
    potestas("export", place, "--format", "facts", "-o", tmp_path / "facts.jsonl")
    assert (tmp_path / "facts.jsonl").read_bytes() == (place / "facts.jsonl").read_bytes()
    edges = potestas("export", place, "--format", "edges").rows
    assert ("Thomas Cromwell", "Church of England") in {(row["source"], row["target"]) for row in edges}


def test_score_of_a_perfect_reading(place: Path, potestas: Command) -> None:
    outcome = potestas("score", place, "--gold", SAMPLE, "--doc", "realms", "--format", "csv")
    figures = {row["facts"]: row for row in outcome.rows}
    assert (figures["core"]["precision"], figures["core"]["recall"], figures["core"]["leaked"]) == (
        "1.0",
        "1.0",
        "0/2",
    )
    assert figures["refuted"]["annotated"] == "1"


def test_score_lists_what_was_missed_and_what_was_wrong(
    place: Path, tmp_path: Path, potestas: Command
) -> None:
    facts = [json.loads(line) for line in (place / "facts.jsonl").read_text("utf-8").splitlines()]
    kept = [fact for fact in facts if fact["id"] != "realms-4-05"]
    refuted = next(fact for fact in kept if fact["status"] == "refuted")
    refuted["status"] = "asserted"
    wrong = next(fact for fact in kept if fact["id"] == "realms-3-04")
    wrong["object"] = "Committee of Public Safety"
    (tmp_path / "facts.jsonl").write_text("".join(json.dumps(fact) + "\n" for fact in kept), encoding="utf-8")
    (tmp_path / "entities.jsonl").write_bytes((place / "entities.jsonl").read_bytes())
    scored = ("score", tmp_path, "--gold", SAMPLE, "--doc", "realms")
    tenure = next(row for row in potestas(*scored, "--format", "csv").rows if row["facts"] == "tenure")
    assert (tenure["annotated"], tenure["found"], tenure["leaked"]) == ("13", "12", "1/1")
    shown = potestas(*scored).out
    missed, extra = shown.split("\nMissed: 2\n")[1].split("\nNot annotated: 1\n")
    assert "Robert Hart" in missed
    assert "Marc Vadier" in missed
    assert "Marc Vadier  Committee of Public Safety" in extra
    assert "Another status than annotated: 1" in extra
    status = next(line for line in extra.splitlines() if "refuted    asserted" in line)
    assert status.startswith("tenure")


def test_score_finds_the_annotations_of_the_texts_in_a_folder(
    place: Path, tmp_path: Path, potestas: Command
) -> None:
    named, found = (potestas("score", place, "--gold", SAMPLE, *doc) for doc in (("--doc", "realms"), ()))
    assert found.out == named.out
    outcome = potestas("score", place, "--gold", tmp_path)
    assert outcome.status == 2
    assert "annotates no text" in outcome.err


def test_person_and_body_print_one_page(place: Path, potestas: Command) -> None:
    told = potestas("person", place, "Cromwell").out
    assert "From 1531 until 10 June 1540: Thomas Cromwell was member of the Privy Council." in told
    assert potestas("person", place, "Cromwell", "--as-of", "1533").out.startswith("Thomas Cromwell, in 1533")
    page = potestas("body", place, "Court of Augmentations", "--format", "html").out
    assert "an old county history" in page
    assert "<h2" in page
    wrong = potestas("body", place, "Cromwell")
    assert wrong.status == 2
    assert "no body is called" in wrong.err
    early = potestas("person", place, "Thomas Legh", "--as-of", "1066")
    assert (early.status, early.out) == (1, "")
    assert "states nothing of Thomas Legh, in 1066" in early.err
    nothing = potestas("person", place, "Cromwell", "--kinds", "sanction")
    assert nothing.status == 1
    assert "states nothing of Thomas Cromwell" in nothing.err
