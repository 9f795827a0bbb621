"""Questions: SPARQL of one's own, named queries with values, statements to explain, names and dates."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from mangling import mangled, reworded

from potestas.extract.claim import Reading
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import PotestasError
from potestas.queries.answer import serialize, tabulate
from potestas.queries.named import named_queries
from targets.prose import DATED, EDTF
from targets.target import Attempt, Inputs, Target, sample

WORDS = (
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "OPTIONAL", "UNION", "MINUS", "FILTER", "BIND"),
    *("VALUES", "SERVICE", "GRAPH", "ORDER BY", "GROUP BY", "HAVING", "LIMIT 0", "OFFSET 9", "DISTINCT"),
    *("INSERT DATA", "LOAD", "FROM", "NOT EXISTS", "REGEX", "STRDT", "IRI", "COUNT(*)", "AS ?n", "1/0"),
    *("pot:supervises+", "skos:prefLabel", "^", "xsd:integer", "BNODE()", "UUID()", "NOW()", "true", "?x"),
)
OWN = (
    "SELECT ?a ?b WHERE { ?a pot:supervises ?b }",
    "ASK { ?a ?b ?c FILTER(REGEX(?c, 'a+')) }",
    "CONSTRUCT { ?a ?b ?c } WHERE { GRAPH ?g { ?a ?b ?c } }",
    "DESCRIBE ?x WHERE { ?x a foaf:Person } LIMIT 2",
    "SELECT (COUNT(?x) AS ?n) { ?x org:holds|pot:supervises* ?y } GROUP BY ?y HAVING(?n > 1)",
)
SAID = ("Thomas Cromwell supervises the Church of England", "Richard Rich oversees Parliament")
FEW_CLAIMS, FEW_ENTITIES = 2, 4
"""So little that even a product of all with all is soon told."""


def sparql() -> Inputs:
    queries = [query.text for query in named_queries().values()]
    return st.one_of(mangled([*OWN, *queries], WORDS), reworded("", OWN, WORDS), reworded("", queries, WORDS))


def few() -> Reading:
    """A part of the sample that is small enough for any query."""
    return Reading(sample().claims[:FEW_CLAIMS], sample().entities[:FEW_ENTITIES], sample().documents)


def ask() -> Attempt:
    kg = KnowledgeGraph.from_reading(few())

    def attempt(query: str) -> None:
        answer = kg.query(query)
        tabulate(answer, kg.base)
        for format in ("csv", "json"):
            serialize(answer, format, kg.source, kg.base)

    return attempt


def questions() -> Inputs:
    """A named query with values, or a statement with a date."""
    known = [entity.name for entity in sample().entities]
    values = st.one_of(st.sampled_from(known), mangled(known, DATED), mangled(EDTF))
    queries = named_queries()
    keys = st.sampled_from(sorted({key for query in queries.values() for key in query.parameters}))
    loose = st.tuples(st.sampled_from([*queries, "no"]), st.dictionaries(keys, values, max_size=3))
    meant = st.sampled_from(list(queries.values())).flatmap(
        lambda query: st.tuples(
            st.just(query.name), st.fixed_dictionaries(dict.fromkeys(query.parameters, values))
        )
    )
    return st.one_of(loose, meant, st.tuples(mangled(SAID), mangled(EDTF)))


def answer() -> Attempt:
    kg = KnowledgeGraph.from_reading(sample())

    def attempt(question: tuple[str, Any]) -> None:
        words, more = question
        if isinstance(more, dict):
            kg.query(words, **more)
            return
        for verb in (kg.explain, kg.hierarchy, lambda words, date: kg.trace(words, SAID[0], as_of=date)):
            try:
                verb(words, more)
            except PotestasError:
                continue

    return attempt


QUESTIONS = {
    "sparql": Target("SPARQL of one's own", sparql, ask),
    "questions": Target("named queries with values, statements with dates", questions, answer),
}
