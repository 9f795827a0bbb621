"""The files of a build that is too large for one graph in memory: made part by part, in several processes.

A reading is divided into parts that share nothing (`graph/division.py`); of each a graph is made as of any
reading (`part.py`), and what the parts give is merged into the files that any build writes, with the same
content in the same order. Report and pictures tell of a selection, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import Graph, URIRef

from potestas.corpus.pool import Pool
from potestas.edition import draw, report_of
from potestas.extract.claim import Reading, Sentence, sentence_to_json
from potestas.graph.contradictions import Contradiction, contradiction_triples, joined
from potestas.graph.division import divided
from potestas.graph.iris import Iris
from potestas.graph.layout import CONTRADICTIONS, SHOWN, graph_iri
from potestas.graph.note import note
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.snapshot import snapshot
from potestas.graph.report.selection import selection
from potestas.graph.runs import lines_of, put_run, write_table, write_trig, write_turtle
from potestas.graph.stock import Stock, replacing
from potestas.graph.store import STORE
from potestas.graph.validate import Report
from potestas.graph.write import Spelling, save, turtle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.part import Made, Plan, make


@dataclass(frozen=True, slots=True)
class Library:
    """What a large build has found: what was read, what is wrong, and what cannot both be so."""

    reading: Reading
    validation: Report
    contradictions: tuple[Contradiction, ...]


def publish_in_parts(
    reading: Reading,
    sentences: Iterable[Sentence],
    folder: Path,
    *,
    base: str,
    accept: tuple[str, ...],
    as_of: str | None = None,
    workers: int = 1,
) -> Library:
    """Writes all files of a build, whole or not at all, in up to `workers` processes.

    Of the reading only claims, entities, documents and decisions are used; `sentences` need not be in memory
    at once. Raises InputError for what the vocabulary does not know, OutputError if the folder cannot be
    written, WorkerLost if one of the processes was ended from outside, NothingFound if nothing held at the
    date, and DateError.
    """
    whole, held, _ = snapshot(reading, holdings(reading.claims, vocabulary()), as_of)
    if not whole.claims:
        texts = f"{len(reading.documents):,} texts"
        raise NothingFound(f"{texts}: tell of nothing that held at {as_of}; nothing was written")
    iris = Iris.of(whole, vocabulary(), base)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".potestas-", dir=folder) as name, Pool(workers) as pool:
        plan = Plan(base, accept, as_of, Path(name))
        chosen = selection(whole)
        drawing = pool.submit(draw, chosen, as_of, accept)
        with Stock(plan.folder / STORE) as stock:
            made = list[Made]()
            for future in _start(whole, held, iris, plan, pool):
                made.append(future.result())  # it goes into the store while the rest is being made
                _load(stock, made[-1].graphs, made[-1].prefixes, plan)
            library = _found(whole, made, base)
            clashing = _clashing(library, iris, plan)
            merging = _merge([clashing, *((part.graphs, part.prefixes) for part in made)], made, plan, pool)
            _load(stock, *clashing, plan)
        files: dict[str, bytes | Path] = {
            "facts.jsonl": write_table(plan.folder / "facts.jsonl", [part.facts for part in made]),
            "entities.jsonl": write_table(plan.folder / "entities.jsonl", [part.entities for part in made]),
            "sentences.jsonl": put_run(plan.folder / "sentences.jsonl", map(sentence_to_json, sentences)),
            "validation.ttl": turtle(library.validation.graph, base),
            "validation.md": note(library.validation).encode(),
        }
        told = KnowledgeGraph.from_reading(chosen, base, accept, as_of)
        files |= report_of(told, told.validate(), drawing.result(), whole)
        files |= {name: done.result() for name, done in merging.items()}
        # All of it is there before any of it takes its place: neither files nor store come without the other.
        with replacing(folder / STORE, plan.folder / STORE):
            save(folder, files)
    return library


def _start(whole: Reading, held: Iterable[Holding], iris: Iris, plan: Plan, pool: Pool) -> list[Future[Made]]:
    """Starts to make the parts of a reading, each with what held of it."""
    parts = divided(whole)
    at = {claim.id: number for number, part in enumerate(parts) for claim in part.claims}
    times: list[list[Holding]] = [[] for _ in parts]
    for holding in held:
        times[at[holding.claim.id]].append(holding)
    return [
        pool.submit(make, number, part, times[number], iris.part(part, vocabulary()), plan)
        for number, part in enumerate(parts)
    ]


def _found(whole: Reading, made: list[Made], base: str) -> Library:
    """What the parts have found, as of one graph: what is told in several of them counts once."""
    faults = {fault: result for part in made for fault, result in part.found}
    contradictions = joined(one for part in made for one in part.contradictions)
    return Library(whole, Report.of(faults.items(), base), contradictions)


def _load(stock: Stock, graphs: Mapping[str, Path], prefixes: Iterable[str], plan: Plan) -> None:
    """Puts runs of named graphs into the store."""
    head = Spelling(plan.base, prefixes).head()
    shown = {str(graph_iri(plan.base, key)) for key in (*plan.accept, *SHOWN)}
    for name, run in graphs.items():
        stock.load(lines_of(run), head, name, shown=name in shown)


def _clashing(library: Library, iris: Iris, plan: Plan) -> tuple[dict[str, Path], frozenset[str]]:
    """The run of the graph of contradictions, if there are any, and its prefixes.

    They have names only when all are known.
    """
    spell, graph = Spelling(plan.base), Graph()
    graph += contradiction_triples(library.contradictions, iris.facts, plan.base)
    if not len(graph):
        return {}, frozenset()
    run = put_run(plan.folder / "contradictions", spell.lines(graph))
    return {str(graph_iri(plan.base, CONTRADICTIONS)): run}, frozenset(spell.used)


def _merge(
    named: Iterable[tuple[Mapping[str, Path], Iterable[str]]], made: Iterable[Made], plan: Plan, pool: Pool
) -> dict[str, Future[Path]]:
    """Starts to write the graph in its two forms, of runs by the names of graphs, with their prefixes."""
    spell, graphs = Spelling(plan.base), dict[str, list[Path]]()
    for runs, prefixes in named:
        spell.used.update(prefixes)
        for name, run in runs.items():
            graphs.setdefault(name, []).append(run)
    blocks = {spell.graph(URIRef(name)): graphs[name] for name in sorted(graphs)}
    accepted = Spelling(plan.base, {prefix for part in made for prefix in part.accepted_prefixes})
    believed, whole = plan.folder / "graph.ttl", plan.folder / "graph.trig"
    return {
        believed.name: pool.submit(write_turtle, believed, [part.accepted for part in made], accepted.head()),
        whole.name: pool.submit(write_trig, whole, blocks, spell.head()),
    }
