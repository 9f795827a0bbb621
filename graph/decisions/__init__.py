"""What a user decides about entities, and what authority files say, applied before a reading becomes a graph.

`rulings` reads `entities.toml`, `authority` files of names with IRIs (CSV, SKOS). `settle` applies both:
`part` tells apart what was read as one, `join` makes one of what was read as several, `link` finds what an
authority knows. `record` writes into the graph what rests on which file, and reads it back.
"""
