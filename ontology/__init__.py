"""What may be said: classes, kinds of relation, word lists and shapes in Turtle, contradictions in SPARQL.

`core.ttl` holds what all kinds share, `borrowed.ttl` the axioms of other vocabularies, `annotations.ttl` the
terms that describe the rest; `kinds/` one kind of relation a file, `schemes/` the SKOS word lists, `shapes/`
what spans kinds, `contradictions/` which two facts cannot both be so, `alignments.ttl` the bridges to other
vocabularies. May be imported: `vocabulary` for all of it as Python values, `incompatibility` for the
contradictions, `rdf` for files and terms of RDF, `scheme.normal` for words as the schemes hold them,
`header` for what a SPARQL file says of itself, `nearest` for what a wrong word may have meant, and `errors`
for the errors of every floor. This is the lowest floor: it imports nothing of potestas.
"""
