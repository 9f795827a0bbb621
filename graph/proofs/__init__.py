"""Proofs and the facts that they rest on, put so that people and programs can follow them.

`words.py` says triples, rules and times in English; each of `text`, `record` (JSON), `turtle` and `page`
(HTML) is one form, and `forms` names them all. `step.html.j2` is the tree that the page and the report share.
"""
