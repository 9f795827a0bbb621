"""Text → trees of Universal Dependencies, one passage for each block of a text and one for each aside.

Things that derail a small parser are taken out of the words that it sees and kept beside them (`simplify.py`,
`asides.py`). Rare words for offices and bodies are shown to it as common ones. What its trees show to
be wrong is put right (`mending.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc

from potestas.extract import periods
from potestas.extract.asides import Piece, split
from potestas.extract.mending import mend
from potestas.extract.passage import Lexicon, Passage
from potestas.extract.simplify import shown_words
from potestas.extract.words import words
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary

_GIVES = frozenset(f"{verb}s" for verb in words("posts", "giving"))
WEIGHTS = Path(__file__).parent / "model" / "weights"
Disguised = dict[int, tuple[Lexeme, str, str]]
"""Words that look otherwise to the parser for a while, with the suffix and the shape that are theirs."""

_LONGEST_SUFFIX = 100
"""Signs at the end of a word in which the tokenizer looks for a suffix."""
COMMON = "common.txt"
"""In a pipeline's folder: the words that its training held four times or more."""
OFFICE, BODY, GIVING = "minister", "committee", "appointed"
"""The common words that stand in for rare ones, and for what is taken for a noun: "elects consuls"."""


@cache
def load(model: str | None = None) -> Language:
    """The pipeline that comes with the package, or any spaCy pipeline that speaks Universal Dependencies.

    Raises `InputError` if `model` names neither an installed pipeline nor a folder of one.
    """
    try:
        nlp = spacy.load(model or WEIGHTS)
    except OSError as error:
        raise InputError(
            f"{model or WEIGHTS}: no spaCy pipeline there; give --model the name or the folder "
            "of an installed one"
        ) from error
    suffix = nlp.tokenizer.suffix_search
    if suffix is not None:  # it is asked once for each sign at the end of a word, however long that is
        nlp.tokenizer.suffix_search = lambda word: suffix(word[-_LONGEST_SUFFIX:])
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(periods.APART, before="parser")
        nlp.add_pipe(periods.JOINED, after="parser")
    return nlp


def parse(
    nlp: Language, clean: str, blocks: Iterable[tuple[int, int]], times: Sequence[tuple[int, int]] = ()
) -> Iterator[Passage]:
    """Passages of the blocks `(start, end)` of a clean text, each followed by its asides.

    `times` are the stretches that tell a time ("in May 1715,"), in order: the parser does not see them.
    """
    tops: list[tuple[Piece, tuple[int, int], list[tuple[int, int]]]] = []
    for start, end in blocks:
        first = bisect_left(times, start, key=lambda time: time[0])
        last = bisect_left(times, end, key=lambda time: time[0])
        top = split(shown_words(nlp, clean[start:end], start, times[first:last]))
        tops.append((top, (start, end), [time for time in times[first:last] if clean[time[0]].islower()]))
    flat = [piece for top, _, _ in tops for piece in top.all() if piece.words]
    lexicon = _lexicon(nlp)
    disguised: Disguised = {}
    parsed = map(mend, nlp.pipe(_doc(nlp, piece, lexicon, disguised) for piece in flat))
    try:
        docs = {id(piece): doc for piece, doc in zip(flat, parsed, strict=True)}
    finally:
        # Words belong to the pipeline: what one text did to them must not tell in how another one is read.
        for lexeme, suffix, shape in disguised.values():
            lexeme.suffix_, lexeme.shape_ = suffix, shape
    for top, span, adverbial in tops:
        if top.words:
            beside = {after + 1 for after, _ in top.asides}
            timed = frozenset(bisect_left(top.starts, end) for _, end in adverbial) - beside
            passage = Passage(docs[id(top)], top.starts, top.ends, *span, lexicon, timed=timed)
            yield from _passages(top, passage, docs)


def _passages(piece: Piece, passage: Passage, docs: Mapping[int, Doc]) -> Iterator[Passage]:
    """The passage of a piece, then those of its asides."""
    yield passage
    for after, aside in piece.asides:
        if aside.words:
            inner = Passage(
                docs[id(aside)],
                aside.starts,
                aside.ends,
                aside.begin,
                aside.end,
                passage.lexicon,
                host=passage,
                follows=after,
                is_title=aside.title,
            )
            passage.asides.append(inner)
            yield from _passages(aside, inner, docs)


def _doc(nlp: Language, piece: Piece, lexicon: Lexicon, disguised: Disguised) -> Doc:
    following = [*piece.starts[1:], piece.ends[-1]]
    spaces = [end < start for end, start in zip(piece.ends, following, strict=True)]
    doc = Doc(nlp.vocab, words=piece.words, spaces=spaces)
    for token in doc:
        stand_in = lexicon.stand_in(token.lower_)
        if stand_in is not None:
            token.norm_ = stand_in
            if " " in token.text:  # its ending would make it an adjective
                _disguise(token.lex, stand_in[-3:], "xxxx", disguised)
        if token.i and stand_in == f"{OFFICE}s" and doc[token.i - 1].lower_ in _GIVES:
            doc[token.i - 1].norm_ = GIVING
            giving = doc[token.i - 1].lex
            _disguise(giving, GIVING[-3:], giving.shape_, disguised)
    return doc


def _disguise(lexeme: Lexeme, suffix: str, shape: str, disguised: Disguised) -> None:
    """Changes how a word looks to the parser, and notes how it looked before."""
    disguised.setdefault(lexeme.orth, (lexeme, lexeme.suffix_, lexeme.shape_))
    lexeme.suffix_, lexeme.shape_ = suffix, shape


@cache
def _lexicon(nlp: Language) -> Lexicon:
    """The list of common words beside the pipeline, and a common word for each rare office and body.

    The parser looks at a word's norm: "the interrex" is parsed like "the minister". A pipeline that brings no
    list is left to itself.
    """
    path = Path(str(nlp.path)) / COMMON
    if not path.is_file():
        return Lexicon()
    common = frozenset(path.read_text(encoding="utf-8").split())
    stand_ins = {}
    for scheme, known in ((vocabulary().roles, OFFICE), (vocabulary().bodies, BODY)):
        for word in scheme.by_word:
            if word.isalpha() and word not in common:
                stand_ins[word] = known
                if word + "s" not in common:
                    stand_ins[word + "s"] = known + "s"
    return Lexicon(common, stand_ins, _english(nlp), OFFICE)


def _english(nlp: Language) -> frozenset[str]:
    """The words that the pipeline's lemmatizer knows; empty if it has none."""
    if not nlp.has_pipe("lemmatizer"):
        return frozenset()
    lookups = nlp.get_pipe("lemmatizer").lookups
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(word for words_ in lookups.get_table("lemma_index").values() for word in words_)
