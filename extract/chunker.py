"""Passages → mentions: the noun phrases and pronouns that speak of people, bodies, posts, cases and the rest.

A run of nouns and names is cut where a title meets a name ("Treasury secretary | Alexander Hamilton").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from potestas.extract import lords
from potestas.extract.concepts import Concepts
from potestas.extract.expletives import is_expletive
from potestas.extract.linking import link, seat_titles
from potestas.extract.loanwords import Loanwords
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.phrases import Phrases, determiner
from potestas.extract.runs import Runs
from potestas.extract.spelling import is_acronym, is_capital, is_designator
from potestas.extract.voice import is_passive
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import Vocabulary

_PRONOUNS = words("pronouns", "referring")
_LANDS = pairs("names", "lands")
_ONE_OF_TWO = words("pronouns", "one_of_two")
_BOTH = words("pronouns", "both")
_HYPHENS = ("-", "–")
_QUALIFIERS = words("posts", "qualifiers")
_ORDINALS = words("posts", "ordinals")
_DATING = words("posts", "dating")
_JOINED = frozenset({",", ";", "and"})
_GIVING = words("posts", "giving")
_STAFF = words("posts", "staff")
_PARTIES = words("names", "parties")
_NAMED, _UNNAMED = ("Body", "Meeting"), ("Meeting", "Case", "Document")
"""What is no title, with a capital and without: a person's name after it begins another phrase."""


class Chunker:
    """Finds the mentions of the passages of one text, which is `clean`."""

    def __init__(self, vocabulary: Vocabulary, clean: str) -> None:
        self._concepts = Concepts(vocabulary, clean)
        self._runs = Runs(self._concepts)
        self._loanwords = Loanwords()
        self._phrases = Phrases(self._concepts, self._runs, self._loanwords)
        self._alone: set[str] = set()

    def learn(self, passages: Iterable[Passage]) -> None:
        """Note the names that stand alone, to cut names that only stand side by side."""
        for passage in passages:
            doc = passage.doc
            self._runs.learn(doc)
            self._loanwords.learn(passage)
            for i, token in enumerate(doc):
                beside = [doc[k] for k in (i - 1, i + 1) if 0 <= k < len(doc)]
                if token.pos_ == "PROPN" and not any(is_capital(t) and t.pos_ == "PROPN" for t in beside):
                    self._alone.add(token.text)

    def mentions(self, passage: Passage) -> list[Mention]:
        """In the order of the text; a mention never overlaps another. A title speaks of nothing."""
        if passage.is_title:
            return []
        found: list[Mention] = []
        for token in passage.doc:
            refers = token.lower_ in _PRONOUNS and token.pos_ in ("PRON", "DET")
            if (refers and not is_expletive(token)) or _points_back(token):
                found.append(
                    Mention(passage, token.i, token.i, token.i + 1, "Pronoun", "pronoun", token.lower_)
                )
        for left, right in self._runs.of(passage):
            found += self._cut(passage, left, right)
        found.sort(key=lambda mention: (mention.left, -mention.right))
        apart = [
            mention
            for i, mention in enumerate(found)
            if not any(other.left <= mention.left and mention.right <= other.right for other in found[:i])
        ]
        link(apart)
        seat_titles(apart)
        self._keep_titles_whole(apart)
        self._seat_posts(apart)
        return lords.named(apart)

    def _keep_titles_whole(self, mentions: Iterable[Mention]) -> None:
        """What a magistrate's title is of is no body: "Gonfaloniere of Justice", "master of the Horse"."""
        for mention in mentions:
            of = mention.parent
            if (
                mention.concept is not None
                and mention.concept.magistracy
                and of is not None
                and of.type in ("Name", "Other")
                and self._concepts.opening(mention.passage, mention.left, mention.right) is not None
            ):
                mention.parent = None

    def _seat_posts(self, mentions: Iterable[Mention]) -> None:
        """A bare noun names a body where it says of what a post is: "prefect of police"."""
        for mention in mentions:
            of = mention.parent
            if mention.type == "Post" and of is not None and of.type == "Other" and not of.determiner:
                known = self._concepts.ending(of.passage, of.left, of.right)
                if known is not None and known[0] == "Body" and of.right - of.left == 1:
                    of.type, of.concept = "Body", known[1]

    def _cut(self, passage: Passage, left: int, right: int) -> Iterator[Mention]:
        """Cut a run before and after each title in it, and type the pieces."""
        make = self._phrases.mention
        for k in range(right - 1, left, -1):
            known = self._concepts.ending(passage, left, k)
            if known and known[0] == "Post" and self._phrases.is_personal(passage, k, right):
                name = make(passage, k, right)
                *before, name.title = self._posts(passage, left, k, known[2])
                yield from (*before, name.title, name)
                return
            cutting = _NAMED if is_capital(passage.doc[k - 1]) else _UNNAMED
            if (
                known
                and (known[0] in cutting or self._is_of_post(passage, left))
                and not (right - k == 1 and is_designator(passage.doc[k]))
                and self._phrases.is_personal(passage, k, right)
            ):  # "At the Council Suarez spoke", "Minister of War Carnot"
                yield from self._cut(passage, left, k)
                yield make(passage, k, right)
                return
        whole = self._concepts.opening(passage, left, right) or self._concepts.ending(passage, left, right)
        if self._phrases.is_honoured(passage, left, right) or self._phrases.is_eponym(passage, left, right):
            yield make(passage, left, right)
        elif whole and whole[0] == "Post":
            yield from self._posts(passage, left, right, whole[2])
        elif self._are_two_names(passage, left, right):
            yield make(passage, left, left + 1)  # "In Vienna Metternich ruled"
            yield make(passage, left + 1, right)
        else:
            yield from self._owned(passage, left, right)

    def _is_of_post(self, passage: Passage, left: int) -> bool:
        """Whether a run says of what the post before it is: "secretary of the" before "Navy"."""
        doc, of = passage.doc, left - 1
        if of > 0 and doc[of].lower_ == "the":
            of -= 1
        known = self._concepts.ending(passage, 0, of) if of > 0 and doc[of].lower_ == "of" else None
        return known is not None and known[0] == "Post"

    def _owned(self, passage: Passage, left: int, right: int) -> Iterator[Mention]:
        """A phrase; of a body without a name, after the body that it belongs to ("a | Senate | board")."""
        doc, start = passage.doc, left
        while start < right and is_capital(doc[start]):
            start += 1
        whole = self._phrases.mention(passage, left, right)
        owner = self._concepts.ending(passage, left, start) if left < start < right else None
        named = owner is not None and owner[0] == "Body"
        if (
            whole.type == "Body"
            and whole.form == "description"
            and (named or is_acronym(doc[start - 1].text))
        ):
            prefix = self._phrases.mention(passage, left, start)
            yield prefix
            whole.left, whole.prefix = start, prefix
        yield whole

    def _are_two_names(self, passage: Passage, left: int, right: int) -> bool:
        """Whether a name after a preposition is two: a land and a person, or each alone elsewhere."""
        doc = passage.doc
        if 0 < left < right - 1 and doc[left - 1].lower_ == "of" and doc[left].text in _LANDS.values():
            return self._phrases.is_personal(passage, left + 1, right)  # "minister of Prussia | Held"
        opening = left > 0 and doc[left - 1].pos_ == "ADP"
        opens = opening and (doc[left - 1].is_sent_start or doc[left - 1].nbor(-1).is_punct)
        return (
            right - left > 1
            and (opens if right - left > 2 else opening)
            and doc[left].text in self._alone
            and doc[right - 1].text in self._alone
        )

    def _posts(self, passage: Passage, left: int, right: int, start: int) -> Iterator[Mention]:
        """A post, after the body or place that names it ("the | Treasury | first secretary")."""
        doc = passage.doc
        while (
            start > left
            and doc[start - 1].lower_ in _QUALIFIERS
            and not (doc[start - 1].lower_ in _ORDINALS and start - 1 == left)
        ):
            start -= 1  # "the first head" was not a "first head"
        if start - 1 > left and doc[start - 1].text in _HYPHENS and doc[start - 2].lower_ in _QUALIFIERS:
            start -= 2  # "vice-president"
        if left < start < right - 1 and self._ends_name(passage, left, start, right):
            start += 1  # "Communist Party | leader", whatever a party leader is
        before, end = left, start
        while end > before and doc[end - 1].text in _HYPHENS:
            end -= 1
        while before < end and (
            doc[before].lower_ in _DATING
            or (doc[before].pos_ == "NUM" and not is_capital(doc[before]))
            or (end - before == 1 and _gives(doc[before]))
        ):
            before += 1  # "the new governor", "9 Mint clerks"; "they elect consuls", whatever the tagger says
        if end > before and doc[end - 1].pos_ == "VERB" and doc[end - 1].lemma_ in _GIVING:
            if end - 1 > before:
                yield self._phrases.mention(passage, before, end - 1)
            before = end  # "the people | elected | consuls"
        prefix = None
        if before < end and any(t.pos_ in ("NOUN", "PROPN") or is_capital(t) for t in doc[before:end]):
            prefix = self._phrases.mention(passage, before, end)
            yield prefix
        post = self._phrases.mention(passage, start, right)
        last = doc[right - 1]
        post.plural = post.plural or last.lower_ in _STAFF  # "the Treasury staff"
        post.plural = post.plural or (last.lower_ != last.lemma_.lower() and last.lower_.endswith("s"))
        if (
            prefix is not None
            and self._phrases.is_personal(passage, before, end)
            and (_is_named_by_verb(passage, left, right) or _is_gapped(passage.doc, left, right))
        ):
            post.appointee, prefix = prefix, None  # "the Diet elected Stephen king of Poland"
        if prefix is not None:
            prefix.text = _LANDS.get(prefix.text.lower(), prefix.text)
        post.prefix = prefix
        post.determiner = determiner(doc, left)
        post.text = self._role_words(passage, start, right)
        yield post

    def _ends_name(self, passage: Passage, left: int, start: int, right: int) -> bool:
        """Whether the first word of a role is the last of a party's name, by the capitals of both."""
        doc = passage.doc
        named = is_capital(doc[start - 1]) and is_capital(doc[start]) and not is_capital(doc[right - 1])
        known = self._concepts.ending(passage, left, start + 1) if named else None
        return known is not None and known[0] == "Body" and doc[start - 1].lower_ in _PARTIES

    def _role_words(self, passage: Passage, start: int, right: int) -> str:
        """The words of a post in the singular, lower case."""
        phrase, last = self._concepts.phrase(passage, start, right), passage.doc[right - 1]
        return str(phrase[: len(phrase) - len(last.text)] + last.lemma_).lower()


def _points_back(token: Token) -> bool:
    """Whether "the former" or "the latter" stands for one of two, "the two" for both."""
    if token.lower_ not in _ONE_OF_TWO | _BOTH or not token.i or token.nbor(-1).lower_ != "the":
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")


def _gives(token: Token) -> bool:
    """Whether a word is a verb that gives posts, whatever the tagger thinks of it: "Appointed governor"."""
    word = token.lower_
    return token.lemma_ in _GIVING or any(word.removesuffix(end) in _GIVING for end in ("ed", "d"))


_PAIRED = ("obj", "xcomp", "conj")
"""Relations of those who get posts, and of these."""


def _is_named_by_verb(passage: Passage, left: int, right: int) -> bool:
    """Whether "NAME post" stands after an active verb that gives posts, or before what the post is of."""
    doc, name, post = passage.doc, passage.doc[left], passage.doc[right - 1]
    if name.dep_ in _PAIRED and post.dep_ in _PAIRED and name.head != post and post.head != name:
        return True  # "named Held regent and Imhof treasurer"
    if left == 0 or doc[left - 1].pos_ != "VERB" or is_passive(doc[left - 1]):
        return False
    return doc[left - 1].lemma_.lower() in _GIVING or (right < len(doc) and doc[right].lower_ == "of")


def _is_gapped(doc: Doc, left: int, right: int) -> bool:
    """Whether "NAME post of" follows another such phrase: "king of Naples, Eugène viceroy of Italy"."""
    joined = left > 0 and doc[left - 1].lower_ in _JOINED
    return joined and right < len(doc) and doc[right].lower_ == "of"
