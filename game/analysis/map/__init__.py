"""The map of a scenario: its state machine as a picture for the wall.

`charted(scenario, play)` gives the map as parts and links; `drawn(chart)` lays it out and gives a drawing, a
list of shapes and words; `svg`, `page` (one HTML file) and, elsewhere, a painter turn a drawing into a file.
`dot` and `mermaid` write the chart for other programs.
"""
