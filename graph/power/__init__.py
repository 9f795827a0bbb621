"""Who has power over whom: networks at dates and over time, measures of them, and routes of power.

`network` makes a networkx graph of claims, `centrality` measures it; `route` finds the ways from one to
another, `trace` orders them into the steps (`step`, `order`) of a rise to power, with its `growth` and its
weakest link (`weakness`), `account` puts it in words, `comparison` sets two side by side, and `rise` finds
the one best told. May be imported from outside: all of these.
"""
