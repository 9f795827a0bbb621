"""Claims become a graph, and the graph becomes answers, networks and pictures.

`assemble` turns claims into an rdflib Dataset that is laid out as `layout` says, `recover` turns it back;
`concepts`, `dating`, `evidence`, `identity` and `iris` hold what one part of that takes, and `write` makes
files. What is too large for memory `division` takes apart and `runs` puts together again, in files.
`reasoning/` adds what follows, in time (`owl/` by which rules), and `proofs/` tells why; `hierarchy/` is
who stands above whom. `validate` finds what is wrong (`shacl/` by which constraints, `consistency` by which
axioms), `finding` puts it in words and `note` in a file; `contradictions` links what cannot both be so. All
of these rest on `oxigraph`.
`power/` is about networks and routes of power, `dossiers/` about one person or body; `retelling` joins what
is told twice; `names` finds what a user means by a name, `naming` what a text names; `wording` puts it in
words; `draw/` holds the pictures, `report/` the report and `html` what pages share; `coverage` counts what
was not read; `store` keeps a graph for queries, in memory or on disk (`stock` writes that), and `server`
writes it to another machine; `decisions/` joins and parts entities as a user's files say.

May import from `potestas.extract` (claims and dates) and `potestas.ontology`. No file here knows a kind of
relation by name: what one looks like stands in its file of `ontology/kinds/`.
"""
