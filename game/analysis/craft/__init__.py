"""Rules of craft: whether a sound scenario is also fair, and worth playing.

`check(reading)` gives everything that there is to say about a reading. Each rule is a function that gives
findings: those in `balance`, `courage`, `moments`, `lengths` and `language` need the scenario alone, those in
`reached` its merged states, those in `paths` and `policies` the figures of an exploration, and the one in
`tested` what testers picked. The numbers they hold to are named at the head of each module.
"""
