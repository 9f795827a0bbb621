"""Which sentences hold words of power, and how many claims each gave: what was passed over does not hide.

A word of power is a word for an office or a body, or the trigger of a pattern: a verb or noun at which the
pattern looked whether its arguments stand beside it. The vocabulary and `frames/` say which words these are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from potestas.extract.claim import Claim, Sentence, Sign
from potestas.extract.match import Matcher
from potestas.extract.passage import Passage
from potestas.extract.places import Places
from potestas.extract.reader import Text

OFFICE, BODY = "office", "body"
"""What words for offices and bodies are signs of; triggers are signs of the kind of their pattern."""

_SCHEMES = {"Post": OFFICE, "Body": BODY}
_TRIGGERS = ("verb", "noun")
"""Prepositions and auxiliaries are triggers too, but stand everywhere."""


def sentences(
    passages: Iterable[Passage],
    places: Iterable[Places],
    matcher: Matcher,
    claims: Iterable[Claim],
    text: Text,
) -> Iterator[Sentence]:
    """The sentences with words of power, in the order of the text; `claims` are those of all places."""
    spans = sorted(_spans(passages, text.clean))
    begins = [begin for begin, _ in spans]
    signs: list[dict[int, tuple[str, set[str]]]] = [{} for _ in spans]
    for here in places:
        for token, means in _signs(here, matcher):
            start = here.passage.starts[token.i]
            _, known = signs[bisect_right(begins, start) - 1].setdefault(start, (token.text, set()))
            known.add(means)
    facts = [0] * len(spans)
    for claim in claims:
        start = text.clean_offset(claim.evidence[0].start)
        facts[bisect_right(begins, start) - 1] += 1
    headings = [block for block in text.blocks if block.kind == "heading"]
    ends = [block.end for block in headings]
    for (begin, end), found, number in zip(spans, signs, facts, strict=True):
        if not found:
            continue
        above = bisect_right(ends, begin)
        start, stop = text.raw_span(begin, end)
        yield Sentence(
            document=text.name,
            start=start,
            end=stop,
            section=text.clean[headings[above - 1].start : headings[above - 1].end] if above else "",
            signs=tuple(Sign(word, tuple(sorted(means))) for _, (word, means) in sorted(found.items())),
            facts=number,
            quote=text.raw[start:stop],
        )


def _spans(passages: Iterable[Passage], clean: str) -> Iterator[tuple[int, int]]:
    """Clean offsets of all sentences; asides and phrases of time belong to the sentence around them."""
    for passage in passages:
        if passage.host is not None:
            continue
        begin = passage.begin
        for sentence in passage.doc.sents:
            last = sentence.end == len(passage.doc)
            end = passage.end if last else passage.ends[sentence.end - 1]
            words = clean[begin:end]
            if words.strip():
                yield begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())
            begin = end


def _signs(places: Places, matcher: Matcher) -> Iterator[tuple[Token, str]]:
    """The words of power of one passage, each with what it is a sign of."""
    for mention in places.mentions:
        if mention.concept is not None and mention.type in _SCHEMES:
            yield places.passage.doc[mention.head], _SCHEMES[mention.type]
    for pattern, trigger in matcher.tried(places):
        if pattern.trigger in _TRIGGERS and trigger.pos_ != "AUX":
            yield trigger, pattern.kind
