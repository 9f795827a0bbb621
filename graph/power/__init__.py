"""Who has power over whom: networks at dates and over time, measures of them, and routes of power.

`links` are what claims give, `network` makes a networkx graph of them, at dates or projected on people or
bodies (`projection`). `centrality` measures it by the functions of `measures`, on `pairs` of names; in series
(`temporal`) at the dates of `moments`; and as `ranges` of belief. `sway` is whom somebody's power reached,
`gatekeepers` those through whom all of it passed.

`route` finds the ways from one to another, `trace` orders them into the steps (`step`, `order`) of a rise to
power, with its `growth` and its weakest link (`weakness`), `account` puts it in words, `comparison` sets two
side by side, and `rise` finds the one best told. May be imported from outside: all of these.
"""
