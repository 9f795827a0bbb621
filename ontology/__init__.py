"""What may be said: classes, kinds of relation, word lists and shapes, all of them Turtle.

`core.ttl` and `borrowed.ttl` hold the axioms, `kinds/` one kind of relation a file, `schemes/` the SKOS word
lists, `shapes/` what spans kinds, `alignments.ttl` the bridges to other vocabularies. Import
`potestas.ontology.vocabulary` for all of it as Python values and `potestas.ontology.errors` for the errors
of every floor. This is the lowest floor: it imports nothing of potestas.
"""
