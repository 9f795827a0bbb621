"""Rules applied until nothing new follows, on Oxigraph.

Rules are sorted into strata: what a rule concludes is complete before another builds on it, so that a rule
which does not come back to itself is applied once. Those that do are evaluated semi-naively: in each round a
rule is asked once for each atom of its body, with that atom taken from what the round before found, since
whatever follows from older triples alone has been found already (Abiteboul, Hull & Vianu, Foundations of
Databases, 13.1 and 15.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx
import pyoxigraph as ox
from rdflib import RDF, Variable

from potestas.graph.layout import Triple
from potestas.graph.owl.inverses import directed
from potestas.graph.owl.rule import Atom, Rule, bind, pattern
from potestas.graph.oxigraph import Oxigraph

ROUNDS = ox.NamedNode("urn:x-potestas:even"), ox.NamedNode("urn:x-potestas:odd")
"""Named graphs for what a round finds, in turns."""


def saturate(engine: Oxigraph, rules: Iterable[Rule]) -> None:
    """Adds to the default graph of an engine all that follows from it."""
    parts = directed(_applicable(rules, _spoken_of(engine)))
    _apply(engine.store, parts.before)
    for stratum, recursive in _strata(parts.between):
        if recursive:
            _repeat(engine.store, stratum)
        else:
            _apply(engine.store, stratum)
    _apply(engine.store, parts.after)


def clashes(engine: Oxigraph, rules: Iterable[Rule]) -> Iterator[tuple[Rule, tuple[Triple, ...]]]:
    """The triples of the default graph that cannot hold together, with the rule that says so."""
    for rule in rules:
        if rule.head is None:
            names = sorted({term for atom in rule.body for term in atom if isinstance(term, Variable)})
            wanted, body = (" ".join(map(Variable.n3, names)), " . ".join(map(pattern, rule.body)))
            for row in engine.select(f"SELECT DISTINCT {wanted} WHERE {{ {body} }}"):
                meaning = {name: thing for name, thing in zip(names, row, strict=True) if thing is not None}
                yield rule, tuple(bind(atom, meaning) for atom in rule.body)


def _apply(store: ox.Store, rules: Iterable[Rule]) -> None:
    """Applies rules once, one after the other."""
    for rule in rules:
        store.update(f"INSERT {{ {_head(rule)} }} WHERE {{ {_body(rule)} }}")


def _repeat(store: ox.Store, rules: Sequence[Rule]) -> None:
    """Applies rules that build on each other until a round finds nothing.

    Those of them that build on other things only come first, and once. What the others find goes into the
    default graph and, for the next round, into one of its own, in which their atoms are looked for.
    """
    concluded = {_subject(rule.head) for rule in rules if rule.head is not None}
    asked = {
        rule: [new for new, atom in enumerate(rule.body) if _meant(atom, concluded) & concluded]
        for rule in rules
    }
    _apply(store, [rule for rule, atoms in asked.items() if not atoms])
    found, fresh = ROUNDS
    for rule, atoms in asked.items():
        if atoms:
            store.update(_noting(rule, found, _body(rule)))
    while store.contains_named_graph(found):
        store.remove_graph(fresh)
        found, fresh = fresh, found
        for rule, atoms in asked.items():
            for new in atoms:
                store.update(_noting(rule, found, _body(rule, new, fresh)))
    store.remove_graph(fresh)


def _noting(rule: Rule, found: ox.NamedNode, body: str) -> str:
    return f"INSERT {{ {_head(rule)} . GRAPH {found} {{ {_head(rule)} }} }} WHERE {{ {body} }}"


def _head(rule: Rule) -> str:
    assert rule.head is not None
    return pattern(rule.head)


def _body(rule: Rule, new: int | None = None, fresh: ox.NamedNode | None = None) -> str:
    """The body with what is not known yet of the head; the atom `new` comes from the graph `fresh`."""
    atoms = [pattern(atom) for number, atom in enumerate(rule.body) if number != new]
    if new is not None:
        atoms.insert(0, f"GRAPH {fresh} {{ {pattern(rule.body[new])} }}")
    return f"{' . '.join(atoms)} FILTER NOT EXISTS {{ {_head(rule)} }}"


def _spoken_of(engine: Oxigraph) -> set[str]:
    """The properties and the classes that the default graph uses."""
    query = f"SELECT DISTINCT ?used WHERE {{ {{ ?s ?used ?o }} UNION {{ ?s {RDF.type.n3()} ?used }} }}"
    return {repr(used) for (used,) in engine.select(query)}


def _applicable(rules: Iterable[Rule], spoken: set[str]) -> list[Rule]:
    """The rules with a head that may ever apply to what is about these properties and classes."""
    waiting, found, known = [rule for rule in rules if rule.head is not None], [], set(spoken)
    while new := [rule for rule in waiting if all(_meant(atom, known) & known for atom in rule.body)]:
        found += new
        known |= {_subject(rule.head) for rule in new if rule.head is not None}
        waiting = [rule for rule in waiting if rule not in new]
    return found


def _strata(rules: Sequence[Rule]) -> Iterator[tuple[list[Rule], bool]]:
    """Rules that build on each other together, after all on which they build; whether they come back."""
    atoms = [atom for rule in rules for atom in (*rule.body, rule.head) if atom is not None]
    spoken = {_subject(atom) for atom in atoms if not isinstance(atom[1], Variable)}
    dependence: nx.DiGraph[str] = nx.DiGraph()
    heads = {rule: _meant(rule.head, spoken) for rule in rules if rule.head is not None}
    for rule, about in heads.items():
        needed = set.union(*(_meant(atom, spoken) for atom in rule.body))
        dependence.add_edges_from((body, head) for body in needed for head in about)
    order = nx.condensation(dependence)
    for number in nx.lexicographical_topological_sort(order, key=lambda n: min(order.nodes[n]["members"])):
        members = order.nodes[number]["members"]
        stratum = [rule for rule, about in heads.items() if about & members]
        yield stratum, len(members) > 1 or any(dependence.has_edge(key, key) for key in members)


def _subject(atom: Atom) -> str:
    """What an atom is about: a property, or a class for what says of which class a thing is."""
    _, predicate, value = atom
    return repr(value if predicate == RDF.type else predicate)


def _meant(atom: Atom, spoken: set[str]) -> set[str]:
    """What an atom may be about: anything if its property is a variable."""
    return spoken if isinstance(atom[1], Variable) else {_subject(atom)}
