"""All that is told of one person or body, on one page.

`dossier` holds it, `compile` brings it together; in which section a fact stands is said by the file of its
kind (`pot:listed`). Each of `text`, `markdown`, `record` (JSON) and `page` (HTML) is one form, and `forms`
names them all. The picture of it is in `graph/draw`.
"""
