"""SHACL: which nodes of a graph break which constraints of the ontology's shapes.

`shapes` reads the shapes, `constraints` turns each constraint into one query for all that break it, and
`at_once` runs those on Oxigraph. `one_by_one` is pyshacl, the reference: it takes the shapes that the others
do not cover, and the tests hold both to the same faults. Nothing here knows the ontology.

May import from `potestas.graph.oxigraph` and `potestas.graph.layout`.
"""
