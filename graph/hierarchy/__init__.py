"""How posts order by role and body, at which time, and why.

`order` proves what stands above what, from the axioms of `ontology/hierarchy.ttl` and the ranks of roles, by
the engine that proves everything else (`reasoning/`); `chains` walks up from a body or post to the top;
`appointing` tells who filled a post; `standing` is all of it of one thing, `telling` that in words.
"""
