"""Passages → runs: stretches of adjacent nouns, names and what modifies them, ending in a noun or a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from potestas.extract.concepts import Concepts
from potestas.extract.passage import Passage
from potestas.extract.spelling import is_capital, is_date_part, is_numeral
from potestas.extract.words import words

PARTICLES = words("names", "particles")
_MISTAKABLE = ("ADJ", "ADV", "VERB", "AUX", "ADP", "SCONJ", "INTJ", "X", "DET", "CCONJ")
_OWNERS = words("names", "owners")
_ACTING = ("nsubj", "nsubj:pass")
_BESIDE = ("obl", "nmod")
_ARGUMENTS = (*_ACTING, "obj", "iobj", "obl:agent")
_COUNTING = frozenset({"many", "several", "most", "few"})
_INCLUDING = words("lists", "including")
_MATTERS = words("names", "matters")
_ADVERBS = words("names", "adverbs")
_GROUPS = tuple(sorted(words("usage", "group_endings")))


class Runs:
    """Finds the runs of passages: token stretches `(left, right)`, the end exclusive."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        self._proper: Counter[str] = Counter()

    def learn(self, doc: Doc) -> None:
        """Note what words with a capital are inside sentences: names for the most part, or not."""
        for i, token in enumerate(doc):
            if is_capital(token) and not token.is_sent_start:
                named = token.pos_ == "PROPN" or _goes_on_with_name(doc, i)
                self._proper[token.text] += 1 if named else -1

    def is_known_name(self, token: Token) -> bool:
        """Whether a word is a name wherever it has a capital: "Wise resigned" after "John Wise"."""
        return is_capital(token) and self._proper[token.text] > 0

    def of(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """The runs of a passage in its order, without dates."""
        doc, left = passage.doc, None
        for i in range(len(doc)):
            inside = self._belongs(passage, i, left)
            if inside and left is not None and _is_apart(passage, i):
                yield from _trimmed(doc, left, i)
                left = None
            if inside:
                left = i if left is None else left
            elif left is not None:
                yield from _trimmed(doc, left, i)
                left = None
        if left is not None:
            yield from _trimmed(doc, left, len(doc))

    def _belongs(self, passage: Passage, i: int, left: int | None) -> bool:
        """Whether token i begins a run or goes on with the one that began at `left`."""
        token = passage.doc[i]
        if token.lower_ in _INCLUDING or token.lower_ in _ADVERBS:
            return False  # "a board consisting of", "Thither he went": whatever the tagger thinks
        if left is None and token.lower_ in _COUNTING:
            return False
        return (
            token.pos_ in ("NOUN", "PROPN")
            or (token.pos_ in ("ADJ", "NUM") and not is_date_part(token))
            or self._stands_before_noun(passage.doc, i)
            or (left is not None and self._stands_within(passage, i, left))
            or self._is_title_between_names(passage.doc, i)
            or _goes_on_with_name(passage.doc, i)
            or (self.is_known_name(token) and (not token.is_sent_start or _is_acting(passage.doc, i)))
            or passage.lexicon.stand_in(token.lower_) is not None
        )

    def _is_title_between_names(self, doc: Doc, i: int) -> bool:
        """A role between two names is a title, whatever the tagger thinks: "Treasury chief Held"."""
        return (
            0 < i < len(doc) - 1
            and is_capital(doc[i - 1])
            and is_capital(doc[i + 1])
            and doc[i].lower_ in self._concepts.posts.by_word
        )

    @staticmethod
    def _stands_before_noun(doc: Doc, i: int) -> bool:
        """A verb form that belongs to the noun after it: a participle, or in a name ("United Provinces")."""
        if i + 1 >= len(doc):
            return False
        token = doc[i]
        in_name = (
            is_capital(token)
            and token.pos_ in ("VERB", "ADV", "X")
            and is_capital(doc[i + 1])
            and not token.is_sent_start
            and i > 0
        )
        return in_name or (token.pos_ == "VERB" and token.dep_ in ("amod", "compound") and token.head.i > i)

    def _stands_within(self, passage: Passage, i: int, left: int) -> bool:
        """Hyphens, particles of names and genitives that stand inside a noun phrase."""
        doc = passage.doc
        if i + 1 >= len(doc):
            return False
        token, before, following = doc[i], doc[i - 1], doc[i + 1]
        if _joins_words(passage, i):
            return True
        if token.lower_ == "and":  # "Workers' and Peasants' Inspectorate"
            peoples = before.text == "'" and i + 2 < len(doc) and doc[i + 2].text == "'"
            return peoples or _joins_qualities(doc, i)
        if token.text == "'" and before.text.endswith("s") and is_capital(before):
            if following.lower_ == "and" and i + 3 < len(doc) and doc[i + 3].text == "'":
                return True
            return is_capital(following) and self._is_in_title(passage, left, i)
        return token.text in ("'s", "'") and self._is_in_title(passage, left, i)

    def _is_in_title(self, passage: Passage, left: int, i: int) -> bool:
        """ "People's Commissar", "King's Bench": the genitive inside a title or a body's name."""
        doc = passage.doc
        for right in range(i + 2, min(i + 4, len(doc)) + 1):
            if any(self._concepts.is_title(passage, start, right) for start in range(max(left, i - 2), i)):
                return True
        end = i + 1
        while end < len(doc) and is_capital(doc[end]) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
            end += 1
        known = self._concepts.ending(passage, i + 1, end) if end > i + 1 else None
        return (
            known is not None
            and known[0] in ("Body", "Post")
            and is_capital(doc[i - 1])
            and (doc[i - 1].lower_ in _OWNERS or (known[0] == "Body" and self._is_class(passage, left, i)))
        )

    def _is_class(self, passage: Passage, left: int, i: int) -> bool:
        """ "Freedmen's Bureau", "Governor's Council": no single person or body owns it, before token i."""
        owner = passage.doc[i - 1]
        known = self._concepts.ending(passage, left, i)
        plural = "Number=Plur" in str(owner.morph) or owner.lower_.endswith("men")
        return known[0] == "Post" if known is not None else plural and not owner.text.endswith(_GROUPS)


def _is_apart(passage: Passage, i: int) -> bool:
    """Whether a time, another name, or what somebody did was taken out between two tokens.

    Or the one is where something happens, the other who acts: "In Ghent Held presided"; or the one is given
    the other: "gave Held orders".
    """
    before, token = passage.doc[i - 1], passage.doc[i]
    if before.dep_ in _BESIDE and token.dep_ in _ACTING and before.head != token:
        return True
    if is_numeral(before.text) and i > 1 and is_capital(passage.doc[i - 2]) and is_capital(token):
        return True  # "Under Leo X | Giulio de' Medici ruled"
    name = before.head if before.dep_ == "flat" else before
    if name.dep_ == "iobj" and not name.is_ancestor(token) and not is_capital(token):
        return True
    return i in passage.timed or any(_stands_apart(a.doc[0]) for a in passage.asides_after(before))


def _stands_apart(first: Token) -> bool:
    """Whether what is set off begins with a name, a participle or "and": no noun phrase goes on behind it."""
    return bool(first.text[:1].isupper() or first.pos_ in ("VERB", "CCONJ"))


def _joins_qualities(doc: Doc, i: int) -> bool:
    """Whether "and" joins what affairs there are: "Commissar for Military and Naval Affairs"."""
    opened = i > 1 and doc[i - 2].lower_ in ("of", "for") and is_capital(doc[i - 1])
    following = doc[i + 1 : i + 3]
    return opened and all(is_capital(t) for t in following) and following[-1].lower_ in _MATTERS


def _goes_on_with_name(doc: Doc, i: int) -> bool:
    """Whether its capital makes a word part of the name before it ("John Wise"), whatever its tag."""
    return (
        i > 0
        and is_capital(doc[i])
        and not doc[i].is_sent_start
        and doc[i].pos_ in _MISTAKABLE
        and doc[i - 1].pos_ == "PROPN"
        and is_capital(doc[i - 1])
    )


def _is_acting(doc: Doc, i: int) -> bool:
    """Whether a verb form follows: the word before it is no comparative or adverb then."""
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is not None and (
        following.pos_ in ("VERB", "AUX", "PART") or following.lower_.endswith("ed")
    )


def _joins_words(passage: Passage, i: int) -> bool:
    """Whether token i, neither first nor last, is a hyphen without spaces or a particle inside a name."""
    before, token, following = passage.doc[i - 1], passage.doc[i], passage.doc[i + 1]
    if token.text in "-–'":
        return passage.starts[i] == passage.ends[i - 1] and passage.ends[i] == passage.starts[i + 1]
    named = is_capital(following) or following.lower_ in PARTICLES
    return token.lower_ in PARTICLES and is_capital(before) and named


def _trimmed(doc: Doc, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Runs cut at dates; ends that are no nouns taken off."""
    start = left
    for i in range(left, right + 1):
        if i == right or is_date_part(doc[i]):
            end = i
            while end > start and not (_is_nominal(doc[end - 1]) or is_capital(doc[end - 1])):
                end -= 1
            while start < end and (
                doc[start].text in "-–'" or (doc[start].text in PARTICLES and not _opens_surname(doc, start))
            ):
                start += 1
            if end > start:
                yield start, end
            start = i + 1


def _opens_surname(doc: Doc, i: int) -> bool:
    """Whether a particle with a small letter begins what somebody is called: "von Ranke wrote"."""
    return bool(doc[i].pos_ == "PROPN") and i + 1 < len(doc) and is_capital(doc[i + 1])


def _is_nominal(token: Token) -> bool:
    """A noun, or what stands for one as a subject or object whatever its tag: "the Treasury chief"."""
    return token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and token.dep_ in _ARGUMENTS)
