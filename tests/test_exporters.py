"""The network of power in other programs: it opens there, with its names, its dates and its evidence."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from datetime import date

import networkx as nx
import pytest

from potestas.exporters import EXPORTERS
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import UnknownName

GEXF = {"": "http://gexf.net/1.3"}
NETWORKS = ("gexf", "graphml", "cytoscape", "nodes", "edges")
HOSTILE = '<script>alert("O\'Neill & sons")</script>'


def graph_of(*claims: Claim) -> KnowledgeGraph:
    names = sorted({name for claim in claims for name in (claim.subject, claim.object) if name})
    entities = tuple(Entity(name, "Person" if name[0] == "P" else "Body") for name in names)
    return KnowledgeGraph.from_reading(Reading(claims, entities, {"a.txt": "0" * 64}))


def tenure(id: str, subject: str, object: str, **rest: str) -> Claim:
    evidence = (Evidence("a.txt", 0, 9, quote=f"{subject} of {object}"),)
    return Claim(id, "tenure", subject, object, evidence=evidence, **rest)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    """Dates of every sort: known, vague, open at either end, missing, before our era."""
    return graph_of(
        tenure("a-1", "Pepin", "Palace", role="mayor", start="0741-10", end="0751"),
        tenure("a-2", "Pepin", "Palace", role="steward", start="0739~"),
        tenure("a-3", "Pompey", "Senate", end="-0047-09-28"),
        tenure("a-4", "Paul", "Palace"),
        tenure("a-5", "Pompey", "Rome", start="-0054", end="-0051"),
    )


def exported(kg: KnowledgeGraph, format: str) -> str:
    return EXPORTERS[format](kg).decode()


def rows(kg: KnowledgeGraph, format: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(kg, format))))


def spells(gexf: ET.Element, of: str) -> dict[str, list[dict[str, str]]]:
    """The spells of each node or edge by its id."""
    return {
        element.attrib["id"]: [spell.attrib for spell in element.iterfind("spells/spell", GEXF)]
        for element in gexf.iterfind(f"graph/{of}s/{of}", GEXF)
    }


def test_gephi_gets_spells_from_the_first_to_the_last_possible_day(small: KnowledgeGraph) -> None:
    found = spells(ET.fromstring(exported(small, "gexf")), "edge")
    assert found["a-1 Pepin Palace"] == [{"start": "0741-10-01", "end": "0751-12-31"}]
    assert found["a-2 Pepin Palace"] == [{"start": "0739-01-01"}]
    assert found["a-3 Pompey Senate"] == [{"end": "-0047-09-28"}]
    assert found["a-4 Paul Palace"] == []


def test_a_node_has_the_spells_of_its_edges_each_day_once(small: KnowledgeGraph) -> None:
    """Gephi refuses stretches that overlap."""
    found = spells(ET.fromstring(exported(small, "gexf")), "node")
    assert found["Pepin"] == [{"start": "0739-01-01"}]
    assert found["Pompey"] == [{"end": "-0047-09-28"}]
    assert found["Rome"] == [{"start": "-0054-01-01", "end": "-0051-12-31"}]
    assert found["Paul"] == []


def test_gephi_is_told_that_there_is_a_time_line(kg: KnowledgeGraph) -> None:
    gexf = ET.fromstring(exported(kg, "gexf"))
    graph = gexf.find("graph", GEXF)
    assert graph is not None
    assert (graph.attrib["mode"], graph.attrib["timeformat"]) == ("dynamic", "date")
    begin, end = date.fromisoformat(graph.attrib["start"]), date.fromisoformat(graph.attrib["end"])
    told = [spell for of in ("node", "edge") for found in spells(gexf, of).values() for spell in found]
    assert len(told) > 20
    for spell in told:
        days = [date.fromisoformat(day) for day in spell.values()]
        assert days == sorted(days)
        assert begin <= days[0] <= days[-1] <= end


def test_a_network_without_dates_has_no_time_line() -> None:
    graph = ET.fromstring(exported(graph_of(tenure("a-1", "Paul", "Palace")), "gexf")).find("graph", GEXF)
    assert graph is not None
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "static"}


def test_what_ends_before_it_begins_has_no_spell() -> None:
    """A text may contradict itself; Gephi would stop at it."""
    gexf = ET.fromstring(
        exported(graph_of(tenure("a-1", "Paul", "Palace", start="1500", end="1400")), "gexf")
    )
    assert spells(gexf, "edge") == {"a-1 Paul Palace": []}


def test_gephi_keeps_parallel_edges(small: KnowledgeGraph) -> None:
    """It makes one of those that are of one kind."""
    gexf = ET.fromstring(exported(small, "gexf"))
    edges = [edge.attrib for edge in gexf.iterfind("graph/edges/edge", GEXF)]
    kinds = [(edge["source"], edge["target"], edge["kind"]) for edge in edges]
    assert len(set(kinds)) == len(kinds) == 5
    assert ("Pepin", "Palace", "tenure 2") in kinds


@pytest.mark.parametrize("format", NETWORKS)
def test_nothing_says_none(format: str, kg: KnowledgeGraph) -> None:
    assert not {"None", "nan", "inf", "null"} & set(exported(kg, format).replace('"', " ").split())


def told(network: nx.Graph[str]) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Who stands over whom by which claim, and what sort of thing each is."""
    ties = sorted((source, target, data["claim"]) for source, target, data in network.edges(data=True))
    return ties, {name: data["type"] for name, data in network.nodes(data=True)}


def test_networkx_reads_back_what_was_written(kg: KnowledgeGraph) -> None:
    wanted = told(kg.network())
    for read in (
        nx.read_gexf(io.BytesIO(EXPORTERS["gexf"](kg)), version="1.3"),
        nx.parse_graphml(exported(kg, "graphml"), force_multigraph=True),
        nx.cytoscape_graph(json.loads(exported(kg, "cytoscape"))),
    ):
        assert told(read) == wanted


@pytest.mark.parametrize("format", NETWORKS)
def test_names_that_look_like_markup_come_through_as_they_are(format: str) -> None:
    kg = graph_of(tenure("a-1", f"P {HOSTILE}", "Junta\x0c\x1b[1m", start="1820"))
    names: dict[str, Callable[[], Iterable[str]]] = {
        "gexf": lambda: nx.read_gexf(io.BytesIO(EXPORTERS[format](kg)), version="1.3"),
        "graphml": lambda: nx.parse_graphml(exported(kg, format)),
        "cytoscape": lambda: nx.cytoscape_graph(json.loads(exported(kg, format))),
        "nodes": lambda: [row["name"] for row in rows(kg, format)],
        "edges": lambda: [name for row in rows(kg, format) for name in (row["source"], row["target"])],
    }
    assert set(names[format]()) == {f"P {HOSTILE}", "Junta [1m"}


def test_cytoscape_js_gets_elements_with_ids_of_their_own(kg: KnowledgeGraph) -> None:
    elements = json.loads(exported(kg, "cytoscape"))["elements"]
    nodes = [node["data"]["id"] for node in elements["nodes"]]
    ids = nodes + [edge["data"]["id"] for edge in elements["edges"]]
    assert len(ids) == len(set(ids))
    assert {edge["data"][end] for edge in elements["edges"] for end in ("source", "target")} <= set(nodes)


def test_tables_hold_dates_in_full_beside_those_of_the_text(small: KnowledgeGraph) -> None:
    edges = {row["claim"]: row for row in rows(small, "edges")}
    columns = ("begin", "end", "earliest", "latest", "status", "document", "quote")
    assert tuple(edges["a-1"][key] for key in columns) == (
        *("0741-10", "0751", "0741-10-01", "0751-12-31"),
        *("asserted", "a.txt", "Pepin of Palace"),
    )
    assert (edges["a-4"]["earliest"], edges["a-4"]["latest"]) == ("", "")
    nodes = {row["name"]: row for row in rows(small, "nodes")}
    assert (nodes["Rome"]["earliest"], nodes["Rome"]["latest"]) == ("-0054-01-01", "-0051-12-31")
    assert nodes["Pepin"]["latest"] == ""


def test_tables_of_nothing_still_name_their_columns() -> None:
    empty = KnowledgeGraph.from_reading(Reading())
    assert exported(empty, "nodes").startswith("name,type,")
    assert exported(empty, "edges").startswith("source,target,")
    assert ET.fromstring(exported(empty, "gexf")) is not None


@pytest.mark.parametrize("format", NETWORKS)
def test_the_same_graph_gives_the_same_bytes(format: str, kg: KnowledgeGraph, realms: Reading) -> None:
    assert EXPORTERS[format](kg) == EXPORTERS[format](KnowledgeGraph.from_reading(realms))


def test_an_export_of_some_kinds_and_statuses(kg: KnowledgeGraph) -> None:
    """As for every other verb; what ends an office still ends it where it is not of the kinds."""
    doubted = rows(kg.choosing(statuses=("reported",)), "edges")
    assert {row["claim"] for row in doubted} == {"realms-2-15"}
    tenures = {row["claim"]: row for row in rows(kg.choosing(kinds=("tenure",)), "edges")}
    assert {row["relation"] for row in tenures.values()} == {"tenure"}
    assert tenures["realms-2-11"]["latest"] == "1554-01-31"
    with pytest.raises(UnknownName):
        kg.choosing(kinds=("friendship",))
