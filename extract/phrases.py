"""Stretches of tokens → mentions: type, name and extent of one noun phrase.

A phrase is typed by its last words through the schemes; a name leaves out the lower-case words before it
and takes in the complement that belongs to it ("Department of Public Works").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from potestas.extract.concepts import Concepts
from potestas.extract.dependents import children
from potestas.extract.loanwords import Loanwords
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.posts import dignity_of
from potestas.extract.runs import PARTICLES, Runs
from potestas.extract.spelling import is_acronym, is_capital, is_date_part, is_designator, without_accents
from potestas.extract.words import words
from potestas.ontology.vocabulary import Concept

_AFTER_PLURALS = words("names", "after_plurals")
_LINKS = words("names", "links")
_DETERMINERS = words("determiners", "mistaken")
_ARTICLES = ("the", "a", "an")
_EPONYMS = words("names", "eponyms")
_GIVING = words("posts", "giving")
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss")
_ACTING = ("nsubj", "nsubj:pass", "obl:agent", "nmod:poss")
_OPENING = ("PUNCT", "CCONJ", "VERB", "AUX")
"""Classes of the words after which a clause begins."""
_HONORIFICS = words("names", "honorifics")
_MANAGING = words("posts", "managing")
_OFFICES = words("posts", "offices")
_OWNERS = words("pronouns", "personal")
_EXTENSIBLE = ("Body", "Meeting", "Case", "Document")


class Phrases:
    """Makes mentions of the noun phrases of one text."""

    def __init__(self, concepts: Concepts, runs: Runs, loanwords: Loanwords) -> None:
        self._concepts = concepts
        self._runs = runs
        self._loanwords = loanwords

    def mention(self, passage: Passage, left: int, right: int) -> Mention:
        """The mention of the stretch `left`..`right` (exclusive) and of the complement that belongs to it."""
        doc, head = passage.doc, right - 1
        personal = self.is_honoured(passage, left, right) or self.is_eponym(passage, left, right)
        known = None if personal else self._known(passage, left, right)
        capital = self._runs.is_known_name(doc[head]) or _is_written_as_name(passage, left, head)
        if known is not None:
            kind, concept = known[0], known[1]
        else:
            body = is_acronym(doc[head].text) or self._loanwords.acts(doc[head])
            kind, concept = ("Body" if body else "Name" if capital else "Other"), None
        alone = right - left == 1 and kind == "Case" and not determiner(doc, left)  # "Minister of War"
        named = capital and kind != "Post" and not alone
        start = _name_start(doc, left, head) if named else left
        mention = Mention(
            passage,
            left,
            head,
            right,
            kind,
            "name" if named else "description",
            self._concepts.phrase(passage, start, right),
            concept=concept,
            plural="Number=Plur" in str(doc[head].morph),
            determiner=determiner(doc, left),
        )
        if kind not in ("Name", "Other", "Post") and not named and (_is_bare(mention) or _is_office(mention)):
            mention.type, mention.concept = "Other", None
        # "the House of Keys", "the Ten of War": a name by its article, of whatever kind
        if mention.type in _EXTENSIBLE or (mention.type == "Name" and mention.determiner in _ARTICLES):
            self._extend(mention)
        return mention

    def is_personal(self, passage: Passage, left: int, right: int) -> bool:
        """Whether the tokens can be a person's name: capitals, particles, no word of a scheme, no acronym."""
        doc = passage.doc
        if self.is_honoured(passage, left, right):
            return True
        return (
            is_capital(doc[left])
            and self._concepts.ending(passage, left, right) is None
            and not is_acronym(doc[right - 1].text)
            and all(is_capital(t) or t.text in "-'" or t.lower_ in PARTICLES for t in doc[left:right])
        )

    def is_honoured(self, passage: Passage, left: int, right: int) -> bool:
        """Whether a person's name has its title behind it: "Halil Pasha", but not "Kapudan Pasha"."""
        doc = passage.doc
        return (
            right - left > 1
            and without_accents(doc[right - 1].lower_) in _HONORIFICS
            and is_capital(doc[right - 1])
            and (left == 0 or doc[left - 1].lower_ not in _ARTICLES)
            and self._concepts.phrase(passage, right - 2, right).lower() not in self._concepts.posts.by_word
            and self.is_personal(passage, left, right - 1)
        )

    def is_eponym(self, passage: Passage, left: int, right: int) -> bool:
        """Whether a title stands for the man whose name it is: "Augustus exiled Ovid", "Cadet fled"."""
        doc, token = passage.doc, passage.doc[left]
        opening = left == 0 or doc[left - 1].pos_ in _OPENING or doc[left - 1].lower_ in ("by", "that")
        ending = right == len(doc) or not (is_capital(doc[right]) or doc[right].pos_ == "ADP")
        post = token.dep_ in _ACTING and opening and ending and token.lower_ in self._concepts.posts.by_word
        return (
            right - left == 1
            and (token.lower_ in _EPONYMS or post)
            and is_capital(token)
            and token.dep_ in _ARGUMENTS
            and token.head.lemma_ not in _GIVING
            and not (token.dep_ == "nmod" and token.head.lemma_ in _OFFICES)  # "the rank of Caesar"
            and not children(token, "det", "amod", "compound")
        )

    def _known(self, passage: Passage, left: int, right: int) -> tuple[str, Concept, int] | None:
        """The word of a scheme that tells what a phrase is; what "Section IV" is does not stand last."""
        last = right - 1 if right - left > 1 and is_designator(passage.doc[right - 1]) else right
        return self._concepts.opening(passage, left, right) or self._concepts.ending(passage, left, last)

    def _extend(self, mention: Mention) -> None:
        """Take in the complement that belongs to a body's name: "Committee of Public Safety"."""
        passage, doc = mention.passage, mention.passage.doc
        named, right = mention.form == "name", mention.right
        while right + 1 < len(doc) and doc[right].lower_ in _LINKS and doc[right].pos_ in ("ADP", "SCONJ"):
            if doc[right].lower_ != "of" and right != mention.right:
                break  # "a Ministry of War | for the army"
            first = doc[right + 1]
            if named and first.lower_ in _ARTICLES and right + 2 < len(doc):
                first = doc[right + 2]  # "Directorate of the Mint"
            if named:
                belongs = is_capital(first) and not is_date_part(first)
            else:
                belongs = (
                    first.pos_ in ("NOUN", "ADJ")
                    and not is_capital(first)
                    and mention.type == "Body"
                    and not mention.plural
                    and doc[right].lower_ == "of"
                    and not (first.dep_ == "obl" and first.head.pos_ == "VERB")  # "accused the court of"
                )
            close = _description_end(doc, first.i) or first.i + 1
            titled = self._concepts.ending(passage, first.i, close)
            if not belongs or (titled is not None and titled[0] == "Post" and not named):
                break  # "the office of grand vizier"
            end = _name_end(passage, first.i) if named else _description_end(doc, first.i)
            if end is None or (named and _goes_on_without_capitals(doc, end)):
                break
            right = end
        if right != mention.right:
            mention.text = f"{mention.text} {self._concepts.phrase(passage, mention.right, right)}"
            mention.right = right


def _goes_on_without_capitals(doc: Doc, end: int) -> bool:
    """Whether capitals only begin a phrase that is no name: "the Board for the Bohemian estates"."""
    return end < len(doc) and doc[end].pos_ == "NOUN" and not is_capital(doc[end])


def determiner(doc: Doc, left: int) -> str:
    """The determiner or genitive right before the phrase that begins at `left`, lower case."""
    while left and is_date_part(doc[left - 1]):
        left -= 1  # "the | February | plenum"
    if left == 0:
        return ""
    before = doc[left - 1]
    if left > 1 and before.lower_ in _ARTICLES and doc[left - 2].lower_ == "such":
        return "such"
    opening = before.is_sent_start and before.lower_ in ("this", "that")
    if before.pos_ in ("DET", "PRON") or before.lower_ in _DETERMINERS or opening:
        return str(before.lower_)
    return "'s" if before.text in ("'s", "'") else ""


def _is_written_as_name(passage: Passage, left: int, head: int) -> bool:
    """Whether the head has a capital that it does not owe to the beginning of the sentence."""
    doc = passage.doc
    return is_capital(doc[head]) and (
        doc[head].pos_ == "PROPN"
        or not doc[left].is_sent_start
        or left < head
        or is_acronym(doc[head].text)
        or not (doc[head].lower_ in passage.lexicon.common or _opens_as_plural(doc[head]))
    )


def _opens_as_plural(noun: Token) -> bool:
    """Whether a capital is that of a sentence that a plural opens: "Accusations were levelled at Held"."""
    following = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    return noun.pos_ == "NOUN" and "Number=Plur" in str(noun.morph) and following in _AFTER_PLURALS


def _is_bare(mention: Mention) -> bool:
    """A lone singular noun without article or adjective ("in order") names no thing of its own."""
    return (
        not mention.determiner
        and not mention.plural
        and mention.right - mention.left == 1
        and mention.passage.doc[mention.head].dep_ not in ("conj", "compound", "nsubj", "nsubj:pass")
    )


def _is_office(mention: Mention) -> bool:
    """Whether a word that may name a body is somebody's post: "his office", "the prefecture of the East".

    Or what somebody has the care of: "the management of the Mint".
    """
    doc, noun = mention.passage.doc, mention.passage.doc[mention.head].lemma_.lower()
    owned = mention.determiner in _OWNERS and mention.right - mention.left == 1
    of = mention.right < len(doc) and doc[mention.right].lower_ == "of"
    cared = noun in _MANAGING and mention.right + 1 < len(doc) and doc[mention.right + 1].pos_ == "DET"
    return (owned and noun in _OFFICES) or (of and (bool(dignity_of(noun)) or cared))


def _joins_parts(doc: Doc, i: int, left: int) -> bool:
    """ "Soldiers' and Sailors' Council", "Military and Naval Affairs"."""
    return doc[i - 1].text == "'" or (i - 1 >= left and is_capital(doc[i - 1]))


def _name_start(doc: Doc, left: int, head: int) -> int:
    """Names leave out the lower-case words before them ("newly instituted Board")."""
    start = head
    while start > left and (
        is_capital(doc[start - 1])
        or doc[start - 1].text in "-'–"
        or doc[start - 1].text == "'s"
        or doc[start - 1].lower_ in PARTICLES
        or (doc[start - 1].lower_ == "and" and _joins_parts(doc, start - 1, left))
    ):
        start -= 1
    while start < head and (
        not is_capital(doc[start])
        or (start >= 2 and doc[start - 1].text in "-–" and not is_capital(doc[start - 2]))
    ):
        start += 1  # "all-Union Council": no part of the name
    return start


def _name_end(passage: Passage, i: int) -> int | None:
    """Where the capitalised complement that begins at i ends (exclusive); None if it holds no name."""
    doc, end = passage.doc, None
    while i < len(doc):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and is_capital(token):
            end = i + 1
            if any(aside.doc[0].text[:1].isupper() for aside in passage.asides_after(token)):
                break  # another name in brackets ends this one
        elif not (
            token.text in "-–"
            or (
                i + 1 < len(doc)
                and is_capital(doc[i + 1])
                and (
                    token.text in ("'s", "'")
                    or (token.lower_ == "and" and end is not None and _goes_on_with(doc[i + 1]))
                )
            )
        ):
            break
        i += 1
    return end


def _description_end(doc: Doc, i: int) -> int | None:
    """Where the lower-case complement that begins at i ends (exclusive); None if it holds no noun."""
    end = None
    while i < len(doc):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and not is_capital(token):
            end = i + 1 if token.pos_ in ("NOUN", "PROPN") else end
        elif token.text not in "-–":
            break
        i += 1
    return end


def _goes_on_with(token: Token) -> bool:
    """Whether a name goes on with a word after "and": "Board of Trade and Plantations"."""
    return (
        token.pos_ != "VERB"
        and not is_acronym(token.text)
        and token.dep_ == "conj"
        and not _stands_before_noun(token)
        and not any(child.dep_ in ("appos", "acl:relcl") for child in token.children)
    )


def _stands_before_noun(token: Token) -> bool:
    """Whether a noun in lower case follows: "of the House of Keys, and Held president"."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ == "NOUN" and not is_capital(token.nbor())
