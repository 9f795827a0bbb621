"""Pictures of power, by matplotlib, for print: A4, legible, told apart by colour-blind readers.

`trace`, `offices`, `succession`, `network`, `series`, `centrality` and `confidence` hold one picture of a
reading each, which `picture` knows by name and `figures` draws for a report; `career` is of one person or
body, `comparison` of two. `page` is what they are drawn on; `bars`, `marks` and `step_key` are what they are
drawn with, `timescale` and `layers` say where things go. A new picture is a new file here, with a `@picture`
in it. Other folders import the drawing functions, and `Figure` from `page`.
"""
