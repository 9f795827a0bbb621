"""What follows from accepted facts, when, and why.

`holding` says when what is told holds, with ends that follow from other facts; `statements` makes premises
of it, and `derivation` applies rules (`owl/`) to them: each `proof` knows its time and what it rests on.
`reason` is the closure over all times, `inference` what of it held at one time, as RDF; `snapshot` goes back
to a date.

May import from the rooms of `potestas.graph` that make a graph or read it, and from `owl/`.
"""
