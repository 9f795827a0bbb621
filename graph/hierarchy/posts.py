"""Posts by their names, which are those of their role and body: "chairman of Gosplan"."""

from __future__ import annotations

from rdflib import ORG, SKOS, Graph, URIRef

from potestas.graph.names import NameIndex, Thing
from potestas.ontology.errors import UnknownName


def posts_in(graph: Graph) -> NameIndex:
    """All posts of a graph."""
    posts = graph.subject_objects(ORG.postIn)
    named = {post: graph.value(post, SKOS.prefLabel, default=post) for post, _ in posts}
    return NameIndex(Thing(str(post), str(name)) for post, name in named.items())


def find(name: str, posts: NameIndex, things: NameIndex) -> URIRef:
    """The post of this whole name, or else the thing that it means. Raises UnknownName."""
    try:
        return URIRef(posts.find(name, what="post", whole=True).iri)
    except UnknownName:
        return URIRef(things.find(name, what="body, post or person").iri)
