"""`potestas serve`, as clients and people meet it: a server of its own on a loopback port that is free."""

import asyncio
import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from stocked import stocked

from potestas.cli import run
from potestas.graph.store import STORE
from potestas.graph.write import PREFIXES
from potestas.knowledge import KnowledgeGraph
from potestas.opening import load
from potestas.queries.answer import tabulate
from potestas.queries.named import named_queries
from potestas.queryable import Endpoint
from potestas.serving.pool import Pool
from potestas.serving.question import Answer, Question, Refusal, Sheet
from potestas.serving.served import Served
from potestas.serving.settings import Limits

TIMEOUT = 1
"""Seconds that a query may take here."""

SUPERVISES = "SELECT ?a ?b WHERE { ?a pot:supervises ?b } ORDER BY ?a ?b"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def media_type(self) -> str:
        return self.headers["content-type"].split(";")[0]

    @property
    def page(self) -> Element:
        """The page, parsed as strictly as the HTML standard has it."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        found: Element = parser.parse(self.body)
        return found


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[str]
    url: str

    def get(self, path: str = "/sparql", accept: str = "*/*", /, **parameters: object) -> Reply:
        behind = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
        return self.send("GET", path + behind, headers={"Accept": accept})

    def post(self, body: str | bytes, media_type: str, path: str = "/sparql") -> Reply:
        return self.send("POST", path, body, {"Content-Type": media_type, "Accept": "*/*"})

    def send(self, method: str, path: str, body: str | bytes = "", headers: Mapping[str, str] = {}) -> Reply:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=30)
        connection.request(method, path, body or None, dict(headers))
        response: HTTPResponse = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        reply = Reply(response.status, found, response.read().decode())
        connection.close()
        return reply


def started(place: Path, *options: str) -> Server:
    arguments = ["serve", str(place), "--port", "0", "--timeout", str(TIMEOUT), *options]
    code = f"from potestas.cli import main; main({arguments!r})"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    [url] = re.findall(r"http://\S+", process.stdout.readline())
    server = Server(process, url)
    for _ in range(200):
        try:
            server.get("/")
            return server
        except ConnectionError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def ended(server: Server) -> None:
    server.process.terminate()
    server.process.communicate(timeout=20)


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[Server]:
    found = started(place, "--max-results", "0.2", "--workers", "2", "--cors", "https://example.org")
    yield found
    ended(found)


def rows(answer: str) -> list[list[str]]:
    found = json.loads(answer)
    names = found["head"]["vars"]
    return [[row[name]["value"] for name in names if name in row] for row in found["results"]["bindings"]]


def test_a_query_is_taken_in_all_three_ways_of_the_protocol(server: Server, kg: KnowledgeGraph) -> None:
    known = [[str(cell) for cell in row] for row in kg.query(SUPERVISES)]  # type: ignore[union-attr]
    replies = [
        server.get(query=SUPERVISES),
        server.post(urlencode({"query": SUPERVISES}), "application/x-www-form-urlencoded"),
        server.post(SUPERVISES, "application/sparql-query; charset=utf-8"),
    ]
    assert len(known) > 2
    for reply in replies:
        assert (reply.status, reply.media_type, rows(reply.body)) == (200, JSON, known)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("career", {"person": "Thomas Cromwell"}),
        ("superiors", {"over": "Church of England"}),
        ("evidence", {"of": "Thomas Cromwell"}),
        ("members", {"body": "Privy Council"}),
    ],
)
def test_a_named_query_answers_as_it_does_without_a_server(
    server: Server, kg: KnowledgeGraph, name: str, given: dict[str, str]
) -> None:
    known = tabulate(kg.query(name, **given), kg.base)
    assert known[1]
    assert tabulate(Endpoint(f"{server.url}sparql").query(name, **given), kg.base) == known
    [columns, *lines] = csv.reader(server.get(f"/query/{name}", format="csv", **given).body.splitlines())
    assert columns == known[0]
    assert [[cell.removeprefix(kg.base) for cell in line] for line in lines] == [
        [cell or "" for cell in row] for row in known[1]
    ]


@pytest.mark.parametrize("name", named_queries())
def test_every_named_query_is_answered(server: Server, name: str) -> None:
    values = {"body": "Court of Augmentations", "date": "1535"}
    needed = [p.name for p in named_queries()[name].parameters.values() if p.required]
    reply = server.get(f"/query/{name}", **{key: values.get(key, "Cromwell") for key in needed})
    assert (reply.status, reply.media_type) == (200, JSON)
    assert json.loads(reply.body)["head"]["vars"] == list(named_queries()[name].columns)


@pytest.mark.parametrize(
    ("accept", "got"),
    [
        ("*/*", JSON),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_tables_come_in_the_format_that_the_client_likes_best(
    server: Server, accept: str, got: str
) -> None:
    reply = server.get("/sparql", accept, query=SUPERVISES)
    assert (reply.status, reply.media_type) == (200, got)
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize("format", ["ttl", "nt", "xml"])
def test_graphs_come_in_the_format_that_is_named(server: Server, kg: KnowledgeGraph, format: str) -> None:
    reply = server.get(query="CONSTRUCT WHERE { ?a pot:supervises ?b }", format=format)
    assert len(Graph().parse(data=reply.body, format=reply.media_type)) == len(kg.query(SUPERVISES))


def test_yes_or_no(server: Server) -> None:
    assert json.loads(server.get(query="ASK { ?a pot:supervises ?b }").body)["boolean"] is True
    assert server.get(query="ASK { ?a pot:supervises ?a }", format="csv").body.strip() == "false"


@pytest.mark.parametrize(
    ("status", "parameters", "says"),
    [
        (400, {"query": "SELECT ?a WHERE {"}, "malformed"),
        (400, {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}, "malformed"),
        (400, {"query": ["ASK {}", "ASK {}"]}, "one query"),
        (400, {"query": "ASK {}", "format": "docx"}, "'docx'"),
        (400, {"query": "ASK {}", "default-graph-uri": "no iri"}, "no iri"),
        (403, {"update": "CLEAR ALL"}, "only answers queries"),
        (403, {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "SERVICE"),
        (406, {"query": "ASK {}", "format": "ttl"}, "none of the formats"),
        (422, {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}, "larger than 0.2 MB"),
        (500, {"query": f"SELECT ({'(' * 20000}1{')' * 20000} AS ?x) {{}}"}, "nested too deeply"),
        (504, {"query": ENDLESS}, "longer than 1 second"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line_with_the_status_of_the_protocol(
    server: Server, status: int, parameters: Mapping[str, object], says: str
) -> None:
    reply = server.get(**parameters)
    assert (reply.status, reply.media_type) == (status, "text/plain")
    assert says in reply.body and reply.body.count("\n") == 1
    assert server.get(query="ASK {}").status == 200


def test_other_requests_than_queries_are_refused(server: Server) -> None:
    assert server.get("/sparql", "image/png", query="ASK {}").status == 406
    assert server.get("/nowhere").status == 404
    assert server.get("/query/carer").status == 404 and "career" in server.get("/query/carer").body
    assert server.get("/query/career", person="Nobody").status == 400
    assert server.post("CLEAR ALL", "application/sparql-update").status == 403
    assert server.post("ASK {}", "text/plain").status == 415
    assert server.post(b"ASK { \xff }", "application/sparql-query").status == 400
    assert server.post("#" * (2 << 20), "application/sparql-query").status == 413
    put = server.send("PUT", "/sparql", "ASK {}")
    assert put.status == 405 and "POST" in put.headers["allow"]
    elsewhere = server.send("GET", "/sparql?query=ASK%7B%7D", headers={"Host": "elsewhere.example"})
    assert elsewhere.status == 400


def test_no_query_reaches_another_endpoint_however_it_is_written(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        url = f"http://127.0.0.1:{other.getsockname()[1]}/"
        for service in ("SERVICE", "service\n", "SERVICE silent", "SERVICE#\n", "true.SERVICE", "1SERVICE"):
            clause = f"{service}<{url}> {{ ?x ?y ?z }}"
            assert server.get(query=f"SELECT * {{ ?a ?b {clause} }}").status == 403
            hidden = f"SELECT * {{ FILTER(1<2#>'''\n) {clause} #'''\n }}"
            assert server.get(query=hidden).status == 403
        other.settimeout(0.1)
        with pytest.raises(TimeoutError):
            other.accept()


def test_a_request_names_the_graphs_that_are_asked(server: Server, kg: KnowledgeGraph) -> None:
    reported, inferred = f"{kg.base}graph/reported", f"{kg.base}graph/inferred"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    [[number]] = rows(server.get(query=count, **{"default-graph-uri": reported}).body)
    assert int(number) == len(kg.dataset.graph(reported)) > 0
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert rows(server.get(query=named, **{"named-graph-uri": [inferred]}).body) == [[inferred]]
    assert rows(server.get(query=count, **{"named-graph-uri": [inferred]}).body) == [["0"]]


def test_others_go_on_while_one_query_runs_to_its_limit(server: Server) -> None:
    with ThreadPoolExecutor(9) as clients:
        endless = clients.submit(server.get, query=ENDLESS)
        time.sleep(0.2)
        begun = time.monotonic()
        others = list(clients.map(lambda _: server.get(query=SUPERVISES), range(40)))
        took = time.monotonic() - begun
        assert not endless.done() and took < TIMEOUT
        assert {reply.status for reply in others} == {200}
        assert endless.result().status == 504


def test_pages_of_the_origin_that_is_let_in_may_read_answers_and_no_others(server: Server) -> None:
    def allowed(origin: str) -> str | None:
        reply = server.send("GET", "/sparql?query=ASK%7B%7D", headers={"Origin": origin})
        return reply.headers.get("access-control-allow-origin")

    assert allowed("https://example.org") == "https://example.org"
    assert allowed("https://elsewhere.example") is None


def test_the_endpoint_describes_itself(server: Server, kg: KnowledgeGraph) -> None:
    reply = server.get("/sparql", "text/turtle")
    graph = Graph().parse(data=reply.body, format="turtle")
    asked = """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT ?name WHERE {
        ?s a sd:Service ; sd:endpoint ?url ; sd:supportedLanguage sd:SPARQL11Query ;
           sd:defaultDataset/sd:namedGraph/sd:name ?name }"""
    names = {str(name) for (name,) in graph.query(asked)}  # type: ignore[misc]
    assert names == {str(part.identifier) for part in kg.dataset.graphs() if len(part)}
    assert server.get("/", "text/turtle").body == reply.body


def test_the_start_page_has_a_form_for_every_named_query(server: Server) -> None:
    page = server.get("/", "text/html").page
    forms = {form.get("action"): form for form in page.iter("form")}
    assert set(forms) == {f"/query/{name}" for name in named_queries()} | {"/sparql"}
    for name, query in named_queries().items():
        fields = [field for field in forms[f"/query/{name}"].iter("input") if field.get("name")]
        needed = {field.get("name") for field in fields if field.get("required") is not None}
        assert {field.get("name") for field in fields} == set(query.parameters)
        assert needed == {parameter.name for parameter in query.parameters.values() if parameter.required}


def test_the_answer_to_a_form_is_a_page_with_the_whole_in_other_formats(server: Server) -> None:
    reply = server.get("/query/career", "text/html", person="Cromwell", date="")
    page = reply.page
    assert "Privy Council" in {cell.text for cell in page.iter("td")}
    [whole] = [link.get("href", "") for link in page.iter("a") if "CSV" in (link.text or "")]
    assert server.get(whole).body.startswith("body,role,")
    assert "Content-Security-Policy".lower() in reply.headers


def test_what_is_typed_comes_back_as_text(server: Server) -> None:
    evil = "<img src=x onerror=alert(1)>"
    for reply in (
        server.get("/query/career", "text/html", person=evil),
        server.get(f"/query/{quote(evil)}", "text/html"),
        server.get("/sparql", "text/html", query=f'SELECT ("{evil}" AS ?x) {{}}'),
    ):
        assert evil not in reply.body and "alert(1)" in reply.body
        assert not list(reply.page.iter("img"))


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_server(place: Path, number: signal.Signals) -> None:
    """Nor one that is in the midst of a query: it ends at its limit at the latest."""
    server = started(place)
    processes = children(server.process.pid)
    with ThreadPoolExecutor(1) as client:
        busy = client.submit(server.get, query=ENDLESS)
        time.sleep(0.3)
        os.kill(server.process.pid, number)
        _, complaint = server.process.communicate(timeout=20)
        assert busy.exception() or busy.result().status in (503, 504)
    limit = time.monotonic() + TIMEOUT + 1
    while any(map(alive, processes)) and time.monotonic() < limit:
        time.sleep(0.05)
    assert len(processes) > 2 and not any(map(alive, processes))
    if number != signal.SIGKILL:
        assert (server.process.returncode, complaint) == (0, "")


def test_what_cannot_be_served_is_said_in_one_line(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert run(["serve", str(place), "--port", port]) == 2
    assert run(["serve", str(tmp_path), "--port", "0"]) == 2
    assert run(["serve", str(place), "--host", "no.such.host.invalid"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3 and port in lines[0]


WORDS = ("SELECT", "ASK", "SERVICE", "GRAPH", "*", "{", "}", "(", ")", ".", "?a", "<a:b>", "'x", '"', "#")
SENT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))


@settings(max_examples=40)
@given(query=SENT, name=SENT, value=SENT)
def test_whatever_is_sent_is_answered_or_refused(server: Server, query: str, name: str, value: str) -> None:
    replies = (
        server.get(query=query),
        server.post(query.encode(), "application/sparql-query"),
        server.get(query="ASK {}", **{"format": name, "default-graph-uri": value}),
        server.get(f"/query/{quote(name, safe='')}", person=value),
        server.get("/query/career", person=value, date=name),
    )
    assert {reply.status for reply in replies} <= {200, 400, 403, 404, 406}


def test_a_store_on_disk_is_asked_where_it_lies(kg: KnowledgeGraph, tmp_path: Path) -> None:
    stocked(tmp_path / STORE, kg.dataset)

    async def asked() -> Answer | Sheet:
        async with Pool(tmp_path / STORE, PREFIXES, Limits(), 2) as pool:
            return await pool.answer(Question(SUPERVISES, table=JSON, graph=None))

    answer = asyncio.run(asked())
    assert isinstance(answer, Answer)
    assert len(rows(answer.content.decode())) == len(kg.query(SUPERVISES))


def test_who_waits_too_long_for_a_turn_is_told_to_come_again(place: Path) -> None:
    async def asked() -> list[object]:
        content, limits = Served(load(place), "realms").content, Limits(timeout=1, patience=0.2)
        async with Pool(content, PREFIXES, limits, 1) as pool:
            questions = (Question(sparql, table=JSON, graph=None) for sparql in (ENDLESS, SUPERVISES))
            refused = await asyncio.gather(*map(pool.answer, questions), return_exceptions=True)
            return [refusal.status for refusal in refused if isinstance(refusal, Refusal)]

    assert asyncio.run(asked()) == [504, 503]


def test_the_parser_of_results_reads_every_format(server: Server) -> None:
    for format in ("json", "xml", "tsv"):
        reply = server.get(query=SUPERVISES, format=format)
        found = ox.parse_query_results(
            reply.body, ox.QueryResultsFormat.from_media_type(reply.media_type) or ox.QueryResultsFormat.JSON
        )
        assert len(list(found)) == len(rows(server.get(query=SUPERVISES).body))  # type: ignore[arg-type]
