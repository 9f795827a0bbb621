"""From thousands of texts to what each of them states.

- `sources`: which files are meant by files, folders and globs, and what each text is called.
- `digests`: what a reading depends on, as one number: the text, the program, its data, the parser.
- `shelf`: readings that are kept, so that no text is read twice.
- `pool`: processes that work beside this one.
- `task`: one text on its way into a process that reads it; `processes` and `cluster` (Dask) are
  places for many of them.
- `readings`: all of it together: an account of a corpus, text by text, that need not be in memory.
- `record`: what the last build was made of, to know when there is nothing to do.

What is made of the readings is told in `potestas.building`.
"""
