"""Passages → mentions: the noun phrases that name or describe people, bodies, posts, cases and the rest.

A run of nouns and names is cut where a title meets a name ("Treasury secretary | Alexander Hamilton"), each
piece is typed by its head noun through the words of the SKOS schemes, and a name keeps the complement that
belongs to it ("Department of Public Works").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from potestas.extract.clause import is_passive
from potestas.extract.parser import Passage
from potestas.ontology.vocabulary import Concept, Vocabulary

if TYPE_CHECKING:
    from potestas.extract.register import Referent

PARTICLES = frozenset("de la le les du des di da dal della do dos von van der den ter zu zum ibn bin al el ben y".split())
PRONOUNS = frozenset("he she him her his hers it its they them their theirs himself herself itself themselves"
                     " who whom whose which that this these those one latter former".split())
QUALIFIERS = frozenset("deputy vice assistant acting first second third chief senior junior general under lord grand".split())
"""Words before a role that belong to it."""
ORDINALS = frozenset({"first", "second", "third"})
PASSING = frozenset("first second third last next former late ex new old then current future one-time erstwhile longtime".split())
"""Words before a role that date it instead."""
_NAMING = frozenset("appoint elect make name choose declare proclaim crown nominate create designate".split())
_STAFF = frozenset({"staff", "personnel", "employees", "membership", "cadres", "workforce"})
_POSSESSING = frozenset("people peoples king queen workers peasants soldiers women master merchants emperor".split())
"""Owners inside the names of bodies and posts: "People's Court", "Workers' Council"."""
_LINKS = frozenset({"of", "for", "on"})
_SAME_NAME = frozenset("nsubj nsubj:pass obj obl nmod appos conj root ROOT".split())
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]*[A-Z][A-Z]*|[A-Z]{2,}(?:-[A-Z]{2,})*")
_NUMERAL = re.compile(r"[IVXLC]+\.?")
LONGEST_WORD = 4
"""Tokens in the longest phrase of a scheme that is looked for."""


@dataclass(eq=False)
class Mention:
    """Tokens `left`..`right` (exclusive) of a passage, headed by token `head`."""

    passage: Passage
    left: int
    head: int
    right: int
    type: str
    form: str
    """name, description or pronoun."""
    text: str
    determiner: str = ""
    concept: Concept | None = None
    possessor: Mention | None = None
    parent: Mention | None = None
    """What it is of: "the secretary of the Council"."""
    title: Mention | None = None
    """The post that stands right before a name."""
    prefix: Mention | None = None
    """The body or place before a post: "the Treasury secretary"."""
    modifiers: tuple[str, ...] = ()
    quoted: bool = False
    plural: bool = False
    referent: Referent | None = field(default=None, repr=False)
    grounds: Mention | None = field(default=None, repr=False)
    """The earlier mention from which this one was resolved."""
    holders: list[Mention] = field(default_factory=list, repr=False)
    """Of a post: who stands beside it."""
    appointee: Mention | None = field(default=None, repr=False)
    """Of a post after a verb: whom the verb puts there."""
    membership: bool = False
    """People are members of it."""
    bears_post: bool = False
    """A post stands beside it or is predicated of it: only people bear posts."""

    @property
    def start(self) -> int:
        return self.passage.starts[self.left]

    @property
    def end(self) -> int:
        return self.passage.ends[self.right - 1]

    @property
    def token(self) -> Token:
        """The token by which the phrase hangs in the tree."""
        return self.passage.doc[self.left:self.right].root

    @property
    def starts_with_initial(self) -> bool:
        """Initials were taken out before the first word, which begins where they began."""
        first = self.passage.doc[self.left]
        return self.passage.ends[self.left] - self.passage.starts[self.left] > len(first.text)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def is_acronym(text: str) -> bool:
    """Two capitals or more and no Roman numeral: GUGB, VOC, TsIK, VChK-OGPU."""
    return bool(_ACRONYM.fullmatch(text)) and not _NUMERAL.fullmatch(text)


class Chunker:
    """Finds the mentions of one passage. `clean` is the text into which the passages' offsets point."""

    def __init__(self, vocabulary: Vocabulary, clean: str) -> None:
        self.clean = clean
        self.schemes = {"Post": vocabulary.roles, "Body": vocabulary.bodies, "Case": vocabulary.cases,
                        "Document": vocabulary.documents, "Meeting": vocabulary.meetings,
                        "Group": vocabulary.groups, "Place": vocabulary.places}
        self.alone: set[str] = set()

    def learn(self, passages: Iterable[Passage]) -> None:
        """Note the names that stand alone, to cut names that only stand side by side."""
        for passage in passages:
            doc = passage.doc
            for i, token in enumerate(doc):
                beside = [doc[k] for k in (i - 1, i + 1) if 0 <= k < len(doc)]
                if token.pos_ == "PROPN" and not any(_is_capital(other) and other.pos_ == "PROPN" for other in beside):
                    self.alone.add(token.text)

    def mentions(self, passage: Passage) -> list[Mention]:
        """In the order of the text; a mention never overlaps another."""
        found: list[Mention] = []
        for left, right in self._runs(passage):
            found += self._cut(passage, left, right)
        for token in passage.doc:
            if token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET") and not _expletive(token):
                found.append(Mention(passage, token.i, token.i, token.i + 1, "Pronoun", "pronoun", token.lower_))
        found.sort(key=lambda mention: (mention.left, -mention.right))
        apart = [mention for i, mention in enumerate(found)
                 if not any(other.left <= mention.left and mention.right <= other.right for other in found[:i])]
        _link(apart)
        return apart

    def _runs(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Stretches of adjacent nouns, names and what modifies them, ending in a noun or a name."""
        doc, left = passage.doc, None
        unfamiliar = passage.unfamiliar
        for i, token in enumerate(doc):
            inside = token.pos_ in ("NOUN", "PROPN") or (
                token.pos_ in ("ADJ", "NUM") and not _is_date_part(token)) or self._inner(passage, i, left) \
                or self._is_title(doc, i) or token.lower_ in unfamiliar
            if inside and left is not None and any(aside.doc[0].text[:1].isupper()
                                                   for aside in passage.asides_after(doc[i - 1])):
                yield from _trimmed(passage, left, i)  # another name was taken out between the two
                left = None
            if inside:
                left = i if left is None else left
            elif left is not None:
                yield from _trimmed(passage, left, i)
                left = None
        if left is not None:
            yield from _trimmed(passage, left, len(doc))

    def _is_title(self, doc: Doc, i: int) -> bool:
        """A role right before a name and after one is a title, whatever the tagger thinks: "Treasury chief Held"."""
        return (0 < i < len(doc) - 1 and _is_capital(doc[i - 1]) and _is_capital(doc[i + 1])
                and doc[i].lower_ in self.schemes["Post"].by_word)

    def _inner(self, passage: Passage, i: int, left: int | None) -> bool:
        """Hyphens, particles of names, ordinals and participles that stand inside a noun phrase."""
        doc = passage.doc
        token = doc[i]
        if i + 1 >= len(doc):
            return False
        following = doc[i + 1]
        if _is_capital(token) and token.pos_ in ("VERB", "ADV", "X") and _is_capital(following) \
                and not token.is_sent_start and i:
            return True  # a verb form inside a name: "United Provinces"
        if token.pos_ == "VERB" and token.dep_ in ("amod", "compound") and token.head.i > i:
            return True
        if left is None:
            return False
        if token.text in "-–'" and passage.starts[i] == passage.ends[i - 1] and passage.ends[i] == passage.starts[i + 1]:
            return True
        if token.lower_ in PARTICLES and _is_capital(doc[i - 1]) and (_is_capital(following)
                                                                      or following.lower_ in PARTICLES):
            return True
        if token.text == "'" and doc[i - 1].text.endswith("s") and _is_capital(doc[i - 1]):
            if following.lower_ == "and" and i + 3 < len(doc) and doc[i + 3].text == "'":
                return True  # "Workers' and Peasants' Inspectorate"
            return _is_capital(following) and self._titled(passage, left, i)
        if token.lower_ == "and" and doc[i - 1].text == "'" and i + 2 < len(doc) and doc[i + 2].text == "'":
            return True
        return token.text in ("'s", "'") and self._titled(passage, left, i)

    def _titled(self, passage: Passage, left: int, i: int) -> bool:
        """ "People's Commissar", "King's Bench": the genitive inside a title or a body's name."""
        doc = passage.doc
        for right in range(i + 2, min(i + 4, len(doc)) + 1):
            if any(self._slice(passage, start, right).lower() in scheme.by_word
                   for scheme in (self.schemes["Post"], self.schemes["Body"])
                   for start in range(max(left, i - 2), i)):
                return True
        end = i + 1
        while end < len(doc) and _is_capital(doc[end]) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
            end += 1
        known = self.concept(passage, i + 1, end) if end > i + 1 else None
        return (known is not None and known[0] in ("Body", "Post") and _is_capital(doc[i - 1])
                and doc[i - 1].lower_ in _POSSESSING)

    def _slice(self, passage: Passage, left: int, right: int) -> str:
        return " ".join(self.clean[passage.starts[left]:passage.ends[right - 1]].split())

    def concept(self, passage: Passage, left: int, right: int) -> tuple[str, Concept, int] | None:
        """(type, concept, first token) of the longest word of any scheme that ends the stretch."""
        for start in range(max(left, right - LONGEST_WORD), right):
            phrase = self._slice(passage, start, right).lower()
            last = passage.doc[right - 1]
            lemmas = {phrase, phrase[: len(phrase) - len(last.text)] + last.lemma_.lower()}
            for kind, scheme in self.schemes.items():
                for form in sorted(lemmas):
                    if form in scheme.by_word:
                        return kind, scheme.by_word[form], start
        return None

    def _cut(self, passage: Passage, left: int, right: int) -> Iterator[Mention]:
        """Cut a run before and after each title in it, and type the pieces."""
        for k in range(right - 1, left, -1):
            known = self.concept(passage, left, k)
            if known and known[0] == "Post" and self._is_personal(passage, k, right):
                name = self._mention(passage, k, right)
                *before, name.title = self._posts(passage, left, k, known[2])
                yield from (*before, name.title, name)
                return
            if known and known[0] in ("Body", "Meeting") and _is_capital(passage.doc[k - 1]) \
                    and self._is_personal(passage, k, right):
                yield from self._cut(passage, left, k)  # "At the Council Suarez spoke"
                yield self._mention(passage, k, right)
                return
        whole = self.concept(passage, left, right)
        if whole and whole[0] == "Post":
            yield from self._posts(passage, left, right, whole[2])
        elif self._two_names(passage, left, right):
            yield self._mention(passage, left, left + 1)  # "In Vienna Metternich ruled"
            yield self._mention(passage, left + 1, right)
        else:
            yield self._mention(passage, left, right)

    def _two_names(self, passage: Passage, left: int, right: int) -> bool:
        """Whether a name after a preposition is two, each of which stands alone elsewhere in the text."""
        doc = passage.doc
        return (right - left == 2 and left > 0 and doc[left - 1].pos_ == "ADP"
                and doc[left].text in self.alone and doc[left + 1].text in self.alone)

    def _posts(self, passage: Passage, left: int, right: int, start: int) -> Iterator[Mention]:
        """A post, after the body or place that names it ("the | Treasury | first secretary")."""
        doc = passage.doc
        while start > left and doc[start - 1].lower_ in QUALIFIERS and not (
                doc[start - 1].lower_ in ORDINALS and start - 1 == left):
            start -= 1  # "the first head" was not a "first head"
        before, end = left, start
        while end > before and doc[end - 1].text in "-–":
            end -= 1
        while before < end and doc[before].lower_ in PASSING:
            before += 1
        prefix = None
        if before < end and any(t.pos_ in ("NOUN", "PROPN") or _is_capital(t) for t in doc[before:end]):
            prefix = self._mention(passage, before, end)
            yield prefix
        post = self._mention(passage, start, right)
        post.plural = post.plural or doc[right - 1].lower_ in _STAFF
        if prefix is not None and self._is_personal(passage, before, end) and _is_named_by_verb(passage, left, right):
            post.appointee, prefix = prefix, None  # "the Diet elected Stephen king of Poland"
        post.prefix = prefix
        post.determiner = _determiner(passage, left)
        post.modifiers = tuple(t.lower_ for t in doc[left:start] if t.lower_ in PASSING)
        post.text = self._role_words(passage, start, right)
        yield post

    def _role_words(self, passage: Passage, start: int, right: int) -> str:
        phrase, last = self._slice(passage, start, right), passage.doc[right - 1]
        return (phrase[: len(phrase) - len(last.text)] + last.lemma_).lower()

    def _is_personal(self, passage: Passage, left: int, right: int) -> bool:
        """Whether the tokens can be a person's name: capitals, particles, no word of a scheme, no acronym."""
        doc = passage.doc
        return (_is_capital(doc[left]) and self.concept(passage, left, right) is None
                and not is_acronym(doc[right - 1].text)
                and all(_is_capital(t) or t.text in "-'" or t.lower_ in PARTICLES for t in doc[left:right]))

    def _mention(self, passage: Passage, left: int, right: int) -> Mention:
        doc = passage.doc
        head = right - 1
        known = self.concept(passage, left, right)
        capital = _is_capital(doc[head]) and (doc[head].pos_ == "PROPN" or not doc[left].is_sent_start or left < head
                                              or is_acronym(doc[head].text) or doc[head].lower_ not in passage.common)
        if known:
            kind, concept = known[0], known[1]
        else:
            kind, concept = ("Body" if is_acronym(doc[head].text) else "Name" if capital else "Other"), None
        named = capital and kind != "Post"
        start = self._name_start(passage, left, head) if named else left
        mention = Mention(passage, left, head, right, kind, "name" if named else "description",
                          self._slice(passage, start, right), concept=concept,
                          plural="Number=Plur" in str(doc[head].morph), quoted=_quoted(passage, left, right))
        mention.determiner = _determiner(passage, left)
        if kind not in ("Name", "Other", "Post") and not named and _is_bare(mention):
            mention.type, mention.concept = "Other", None
        if mention.type in ("Body", "Meeting", "Case", "Document"):
            self._extend(mention)
        return mention

    def _name_start(self, passage: Passage, left: int, head: int) -> int:
        """Names leave out the lower-case words before them ("newly instituted Board")."""
        start = head
        while start > left and (_is_capital(passage.doc[start - 1]) or (
                passage.doc[start - 1].text in "-'–" or passage.doc[start - 1].text == "'s"
                or passage.doc[start - 1].lower_ in PARTICLES)):
            start -= 1
        while start < head and (not _is_capital(passage.doc[start]) or (
                start >= left + 2 and passage.doc[start - 1].text in "-–" and not _is_capital(passage.doc[start - 2]))):
            start += 1  # "all-Union Council": no part of the name
        return start

    def _extend(self, mention: Mention) -> None:
        """Take in the complement that belongs to a body's name: "Committee of Public Safety"."""
        passage, doc = mention.passage, mention.passage.doc
        right = mention.right
        while right + 1 < len(doc) and doc[right].lower_ in _LINKS and doc[right].pos_ == "ADP":
            first = doc[right + 1]
            if mention.form == "name" and first.lower_ == "the" and right + 2 < len(doc):
                first = doc[right + 2]  # "Directorate of the Mint"
            if mention.form == "name":
                belongs = _is_capital(first) and not _is_date_part(first)
            else:
                belongs = first.pos_ in ("NOUN", "ADJ") and not _is_capital(first) and mention.type == "Body" \
                    and not mention.plural
            titled = self.concept(passage, first.i, first.i + 1)
            if not belongs or (titled is not None and titled[0] == "Post" and mention.form != "name"):
                break
            end = self._name_end(passage, first.i, capital=mention.form == "name")
            if end is None:
                break
            right = end
        if right != mention.right:
            mention.text = f"{mention.text} {self._slice(passage, mention.right, right)}"
            mention.right = right

    def _name_end(self, passage: Passage, i: int, capital: bool) -> int | None:
        doc, end = passage.doc, None
        while i < len(doc):
            token = doc[i]
            fits = token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") and _is_capital(token) == capital \
                and not (token.pos_ == "VERB" and not capital)
            if fits:
                end = i + 1 if token.pos_ in ("NOUN", "PROPN") or capital else end
            elif token.text in "-–" or (token.text in ("'s", "'") and capital and i + 1 < len(doc)
                                        and _is_capital(doc[i + 1])) or (capital and token.lower_ == "and" and i + 1 < len(doc)
                                        and _is_capital(doc[i + 1]) and doc[i + 1].pos_ != "VERB" and end
                                        and not is_acronym(doc[i + 1].text)
                                        and doc[i + 1].dep_ == "conj" and not _finite_after(doc[i + 1])):
                pass
            else:
                break
            i += 1
        return end


def _is_named_by_verb(passage: Passage, left: int, right: int) -> bool:
    """Whether "NAME post" stands right after an active verb that gives posts, or before what the post is of."""
    doc = passage.doc
    if left == 0 or doc[left - 1].pos_ != "VERB" or is_passive(doc[left - 1]):
        return False
    return doc[left - 1].lemma_.lower() in _NAMING or (right < len(doc) and doc[right].lower_ == "of")


def _is_bare(mention: Mention) -> bool:
    """A lone singular noun without article or adjective ("in order") names no thing of its own."""
    return (not mention.determiner and not mention.plural and mention.right - mention.left == 1
            and mention.token.dep_ not in ("conj", "compound", "nsubj", "nsubj:pass"))


def _finite_after(token: Token) -> bool:
    """Whether the conjunct is a subject of its own rather than a part of the name."""
    return token.dep_.startswith("nsubj") or any(child.dep_ in ("appos", "acl:relcl") for child in token.children)


def _expletive(token: Token) -> bool:
    if token.lower_ == "it" and token.dep_.startswith("nsubj"):
        clausal = any(child.dep_ in ("ccomp", "xcomp", "csubj") for child in token.head.children)
        if clausal and (token.dep_ == "nsubj:pass" or token.head.pos_ == "ADJ"):
            return True  # "it was decided to", "it is likely that"
    return token.dep_ == "expl" or (token.lower_ == "that" and token.dep_ in ("mark", "det"))


def _is_date_part(token: Token) -> bool:
    return bool(re.fullmatch(r"\d{1,4}(st|nd|rd|th)?|January|February|March|April|May|June|July|August|September"
                             r"|October|November|December", token.text)) and token.text != "May" or (
        token.text == "May" and token.dep_ in ("nmod:unmarked", "obl", "compound", "nmod", "obl:unmarked"))


def _trimmed(passage: Passage, left: int, right: int) -> Iterator[tuple[int, int]]:
    """Runs cut at dates; ends that are no nouns taken off."""
    start = left
    for i in range(left, right + 1):
        if i == right or _is_date_part(passage.doc[i]):
            end = i
            while end > start and passage.doc[end - 1].pos_ not in ("NOUN", "PROPN") \
                    and not _is_capital(passage.doc[end - 1]):
                end -= 1
            while start < end and (passage.doc[start].text in "-–'" or passage.doc[start].text in PARTICLES):
                start += 1
            if end > start:
                yield start, end
            start = i + 1


def _determiner(passage: Passage, left: int) -> str:
    """The determiner or genitive right before the phrase, lower case."""
    if left == 0:
        return ""
    before = passage.doc[left - 1]
    if before.pos_ in ("DET", "PRON") or before.lower_ in ("another", "its", "his", "her", "their"):
        return before.lower_
    return "'s" if before.text in ("'s", "'") else ""


def _quoted(passage: Passage, left: int, right: int) -> bool:
    doc = passage.doc
    return left > 0 and doc[left - 1].text in "\"“'" and right < len(doc) and doc[right].text in "\"”'"


def _link(mentions: list[Mention]) -> None:
    """Possessors ("its", "Wolsey's") and complements ("of the Council")."""
    posts = {id(mention.prefix): mention for mention in mentions if mention.prefix is not None}
    for previous, mention in zip(mentions, mentions[1:], strict=False):
        if previous.passage is not mention.passage:
            continue
        doc = mention.passage.doc
        gap = [doc[i].text for i in range(previous.right, mention.left)]
        if gap in (["'s"], ["'"]):
            mention.possessor = previous
        elif not gap and previous.form == "pronoun" and previous.text in ("its", "his", "her", "their", "whose"):
            mention.possessor = previous
        elif gap and gap[0].lower() in ("of", "for", "in", "on", "to", "at", "over") and all(
                doc[i].pos_ in ("DET", "PRON", "ADP", "PUNCT", "ADV") or doc[i].text in ("'s",)
                for i in range(previous.right, mention.left)) and "," not in gap:
            if gap[0].lower() in ("of", "for") or previous.type == "Post":
                previous.parent = posts.get(id(mention), mention)  # "the murder of the | Treasury | secretary"
