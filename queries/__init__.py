"""Questions to the graph: SPARQL files that users run by name, and what it takes to ask and check them.

`*.rq`       one question each; its comment header is its documentation (`named.py` says how)
`named.py`   reads the files
`ask.py`     asks a graph, a named query or SPARQL of the user's own
`explain.py` why a triple holds, down to sentences; or why not, or when else
`candidates.py` lists entities that may be one, and entities that may be two
`scoring.py` compares extracted facts with facts annotated by hand (`matching.py` says when two are the same)
`calibration.py` counts how often each pattern is right, for `potestas.extract.confidence`

May import from `potestas.graph`, `potestas.extract` and `potestas.ontology`.
"""
