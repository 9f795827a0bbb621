"""The report of a reading, as a page of HTML and in Markdown: every sentence leads to its evidence.

`contents` gathers what is told: `facts` the tables of facts, places and names, `summary` what stands out, in
words. `page` makes the page, with its pictures, its style and the lines that sort its tables; `markdown` the
other. What each looks like stands in the templates beside them.
"""
