"""Pictures of power, by matplotlib, for print: A4, legible, told apart by colour-blind readers.

`figures` knows them by name and draws all of them for a report; `trace`, `comparison`, `offices`,
`succession`, `network`, `series`, `centrality` and `confidence` hold one each. `page` is what they are drawn
on; `bars`, `marks` and `step_key` are what they are drawn with, `timescale` and `layers` say where things go.
A new picture is a new file here and a line in `figures`. Other folders import the drawing
functions, and `Figure` from `page`.
"""
