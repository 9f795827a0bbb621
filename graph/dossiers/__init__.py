"""All that is told of one person or body, on one page.

`dossier` holds it, `compile` brings it together, `ranks` adds who stood above and below by what follows. In
which section a fact stands is said by the file of its kind (`pot:listed`). Each of `text`, `markdown`,
`record` (JSON) and `page` (HTML) is one form, and `words` what they share; the picture is in `graph/draw`.
"""
