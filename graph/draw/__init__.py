"""Pictures of power, by matplotlib, for print: A4, legible, told apart by colour-blind readers.

`figures` draws all of them for a report; `offices`, `network`, `centrality`, `trace` and `confidence` hold
one each. `page` is what they are drawn on, `timescale` and `layers` say where things go. A new picture is a
new file here and a line in `figures`. Other folders import the drawing functions, and `Figure` from `page`.
"""
