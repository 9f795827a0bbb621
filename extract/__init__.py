"""Text → claims. In the order of the data's way:

- `reader` (`blocks`, `cleaning`, `alignment`): a file, its clean text, and the way back to the file.
- `dates` (`date_grammar`, `calendar/`; `date_reading`, `other_calendars`), `timeline` (`chronology`): the
  dates of a text in EDTF (`edtf`).
- `parser` (`simplify`, `asides`, `titles`, `periods`, `model/`; `trees`, `mending`, `appointing`,
  `attachment`, `contents`, `fronting`, `infinitives`, `joining`, `parentheses`, `participles`, `resumption`,
  `subjects`, `verbless`, `word_classes`): passages (`passage`), trees of Universal Dependencies.
- `chunker` (`runs`, `phrases`, `concepts`, `linking`, `loanwords`, `expletives`, `lords`): mentions
  (`mention`).
- `posts` (`holders`), `seats`, `stations`: who holds what where.
- `aliases`, `usage`, `register` (`occasions`), `coreference` (`pronouns`, `binding`, `salience`;
  `descriptions`): whom mentions mean.
- `match` (`pattern`, `frames/`; `places`, `neighbours`, `lists`, `exemplars`, `parts`, `gapping`, `careers`;
  `clause`, `tasks`, `predication`, `spoken`, `audience`, `writers`, `voice`, `dependents`; `telling`): how
  patterns fire.
- `belief` (`stance`, `denial`, `scope`, `supposition`, `quotation`, `cue`, `worded`, `cues/`), `dating`
  (`date_scope`): who stands behind each, and when.
- `draft`, `assemble`, `naming` (`particulars`): claims (`claim`). `words.toml`: words that all use.
- `confidence` (counts in `confidence.toml`): how far a claim can be trusted; `coverage`: what gave none.

`read` walks all of it. Floors above import `read`, `claim` and `edtf`; this one imports `potestas.ontology`.
"""
