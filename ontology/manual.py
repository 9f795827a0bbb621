"""Writes the manual of the ontology: `python -m potestas.ontology.manual > docs/ontology.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from potestas.ontology.incompatibility import incompatibilities
from potestas.ontology.kind import Argument, Condition, Kind
from potestas.ontology.scheme import Scheme
from potestas.ontology.turtle import TurtleFile
from potestas.ontology.vocabulary import POT, Vocabulary, vocabulary

HEAD = """# The ontology

<!-- Written by `python -m potestas.ontology.manual` from the Turtle files in `ontology/`. Edit those. -->

What potestas can say, in what terms, and by which words it finds them in prose. Prefix `pot:` is
`https://w3id.org/potestas/ontology#`. A fact is a node of a class below; only an accepted fact also states
plain triples. Everything here stands in Turtle, and the program reads it from there: to add a kind of
relation, a word or a shape, add a file to `ontology/kinds`, a line to `ontology/schemes`, or a shape to
`ontology/shapes`.
"""


def manual(vocabulary: Vocabulary, alignments: Graph) -> str:
    """The manual in Markdown; the same ontology gives the same text."""
    return "\n".join([HEAD, *_Writer(vocabulary, alignments).lines()]) + "\n"


class _Writer:
    def __init__(self, vocabulary: Vocabulary, alignments: Graph) -> None:
        self.vocabulary, self.graph, self.alignments = vocabulary, vocabulary.graph, alignments

    def lines(self) -> Iterator[str]:
        yield from self._entity_types()
        yield "\n## Kinds of relation"
        for kind in self.vocabulary.kinds.values():
            yield from self._kind(kind)
        yield from self._terms()
        yield from self._shapes()
        yield from _contradictions()
        yield from self._alignments()
        yield "\n## Words"
        for key in sorted(self.vocabulary.schemes):
            yield from self._scheme(self.vocabulary.schemes[key])

    def _entity_types(self) -> Iterator[str]:
        yield "## Entities\n\n| type | class | what it is | kinds of it |\n|---|---|---|---|"
        for key, entity_type in sorted(self.vocabulary.entity_types.items()):
            kinds = f"[{entity_type.scheme}](#{entity_type.scheme})" if entity_type.scheme else ""
            yield f"| {key} | `{self._short(entity_type.iri)}` | {entity_type.definition} | {kinds} |"

    def _kind(self, kind: Kind) -> Iterator[str]:
        examples = sorted(str(example) for example in self.graph.objects(kind.iri, SKOS.example))
        dates = "`start`, `end`" if kind.dated == "interval" else "`date`"
        extended = "" if kind.core else " (extended)"
        yield f"\n### {kind.key}\n\n`{self._short(kind.iri)}`{extended}. {kind.definition}\n"
        yield from (f"> {example}  " for example in examples)
        yield "\n| argument | property | what may stand there |\n|---|---|---|"
        yield from (f"| {self._argument(argument)} |" for argument in kind.arguments.values())
        yield f"| {dates} | `{self._short(kind.during)}` | EDTF |"
        yield ""
        yield from self._consequences(kind)

    def _consequences(self, kind: Kind) -> Iterator[str]:
        """The post, the plain triples, the edges and the facts that a fact of this kind gives."""
        if post := kind.post:
            yield f"- post: `{self._short(post.property)}`, of `{post.body_key}` and `{post.role_key}`"
        for says in kind.states:
            triple = f"`{says.source_key}` {self._short(says.property)} `{says.target_key}`"
            yield f"- states {triple}{self._if(says.when)}"
        for edge in kind.edges:
            by_rank = f", divided by the rank of the `{edge.weighed_by}`" if edge.weighed_by else ""
            power = f"power of `{edge.source_key}` over `{edge.target_key}` by {edge.means}"
            yield f"- is {power} ({edge.weight:g}{by_rank}){self._if(edge.when)}"
        for entailed in kind.entails:
            given = ", ".join(f"`{key}` its `{source}`" for key, source in entailed.give.items())
            yield f"- entails a {entailed.kind} with {given}{self._if(entailed.when)}"

        for listing in kind.listings:
            section = self.vocabulary.sections.concepts[listing.section].label
            yield f"- on the page of its `{listing.key}`: under “{section}”{self._if(listing.when)}"

    def _if(self, condition: Condition | None) -> str:
        if condition is None:
            return ""
        types = {t.iri: t.label for t in self.vocabulary.entity_types.values()}
        among = condition.within or " or ".join(types[iri] for iri in condition.classes)
        return f", if `{condition.key}` is {f'a {among}' if among else 'named'}"

    def _argument(self, argument: Argument) -> str:
        if argument.expects:
            types = {t.iri: key for key, t in self.vocabulary.entity_types.items()}
            what = ", ".join(sorted(types[iri] for iri in argument.expects))
        else:
            what = f"a concept of [{argument.scheme}](#{argument.scheme})" if argument.scheme else "text"
        need = "" if argument.required else ", if named"
        return f"`{argument.key}` | `{self._short(argument.property)}` | {what}{need}"

    def _terms(self) -> Iterator[str]:
        for title, class_ in (
            ("Classes", OWL.Class),
            ("Properties", OWL.ObjectProperty),
            ("Properties with literal values", OWL.DatatypeProperty),
            ("Terms that describe the ontology itself", OWL.AnnotationProperty),
        ):
            yield f"\n## {title}\n\n| term | definition |\n|---|---|"
            for term in self._own(self.graph.subjects(RDF.type, class_)):
                yield f"| `{self._short(term)}` | {self._text(term, SKOS.definition)} |"

    def _shapes(self) -> Iterator[str]:
        yield "\n## Shapes across kinds\n\nBeyond these, every kind checks its own arguments."
        kinds = {kind.iri for kind in self.vocabulary.kinds.values()}
        for shape in self._own(self.graph.subjects(RDF.type, SH.NodeShape)):
            if shape in kinds:
                continue
            yield f"\n### {self._text(shape, RDFS.label)}\n\n{self._text(shape, SKOS.definition)}\n"
            rules = [*self.graph.objects(shape, SH.property), *self.graph.objects(shape, SH.sparql)]
            yield from sorted(f"- {self._severity(rule, shape)}: {self._rule(rule)}" for rule in rules)

    def _severity(self, rule: Node, shape: Node) -> str:
        said = self.graph.value(rule, SH.severity) or self.graph.value(shape, SH.severity) or SH.Violation
        return self._short(said).removeprefix("sh:").lower()

    def _rule(self, rule: Node) -> str:
        return f"“{self._text(rule, SH.message)}” {self._text(rule, POT.advice)}"

    def _alignments(self) -> Iterator[str]:
        yield "\n## Alignments\n\n| term | relation | term elsewhere |\n|---|---|---|"
        for term, relation, other in sorted(self.alignments):
            yield f"| `{self._short(term)}` | {self._short(relation)} | `{self._short(other)}` |"

    def _scheme(self, scheme: Scheme) -> Iterator[str]:
        yield f"\n### {scheme.key}\n\n{scheme.definition}\n"
        tops = [key for key, concept in scheme.concepts.items() if not concept.broader]
        for key in sorted(tops):
            yield from self._concept(scheme, key, 0)

    def _concept(self, scheme: Scheme, key: str, depth: int) -> Iterator[str]:
        concept = scheme.concepts[key]
        narrower = ", ".join(concept.words[len(concept.names) :])
        words = " ".join([", ".join(concept.names[1:]), f"({narrower})" if narrower else ""]).strip()
        said = f"**{concept.label}**: {concept.definition}" + (f" *{words}*" if words else "")
        yield f"{'  ' * depth}- {said}"
        for below in sorted(scheme.concepts):
            if key in scheme.concepts[below].broader:
                yield from self._concept(scheme, below, depth + 1)

    def _own(self, nodes: Iterator[Node]) -> list[URIRef]:
        return sorted(node for node in nodes if isinstance(node, URIRef) and node in POT)

    def _text(self, node: Node, predicate: URIRef) -> str:
        return min(str(text) for text in self.graph.objects(node, predicate))

    def _short(self, node: Node) -> str:
        return node.n3(self.alignments.namespace_manager)


def _contradictions() -> Iterator[str]:
    yield "\n## Contradictions\n\nWhat `potestas contradictions` finds, among facts of every status.\n"
    yield from (f"- “{why.title}”: {why.question} {why.advice}" for why in incompatibilities())


def main() -> None:
    alignments = TurtleFile.parse(Path(__file__).parent / "alignments.ttl").graph
    sys.stdout.write(manual(vocabulary(), alignments))


if __name__ == "__main__":
    main()
