"""What each verb takes: a room for each, which holds a click command named `command`, with its help.

These rooms load none of the libraries that do the work, so that `potestas VERB --help` answers at once and a
wrong option is refused as soon: `catalogue` in the folder above tells what there is to choose from, and
`start` loads the room that does the work.
"""
