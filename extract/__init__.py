"""Text → claims. Reader, parser, mentions, coreference, frames (patterns as data), beliefs, dates.

May import `potestas.ontology`, nothing above. What the floors above use is named here.
"""
