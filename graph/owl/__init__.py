"""OWL 2 RL: what follows from triples by the axioms of an ontology.

`rule` says what a rule is, `axioms` compiles the axioms of an ontology into rules, and `fixpoint` applies
them on Oxigraph until nothing new follows, which `inverses` halves the work of. `reference` is owlrl, to
which the tests hold the others. Nothing here knows the ontology, nor what its triples are about.

May import from `potestas.graph.oxigraph` and `potestas.graph.layout`.
"""
