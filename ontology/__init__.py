"""What may be said: classes, kinds of relation, word lists and shapes, all of them Turtle.

`core.ttl` holds what all kinds share, `borrowed.ttl` the axioms of other vocabularies, `annotations.ttl` the
terms that describe the rest; `kinds/` one kind of relation a file, `schemes/` the SKOS word lists, `shapes/`
what spans kinds, `alignments.ttl` the bridges to other vocabularies. May be imported: `vocabulary` for all of
it as Python values, `scheme.normal` for words as the schemes hold them, and `errors` for the errors of every
floor. This is the lowest floor: it imports nothing of potestas.
"""
