"""For how much of a sentence a word counts: what it governs, the clause or the phrase in which it stands.

A stretch is the indices of its tokens. A relative clause or participle on something already known ("the
council, which Held had founded, ...") stands on its own feet: who proposes to abolish the council does not
propose that it was founded. Who reports or alleges is answerable for all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from potestas.extract import dependents
from potestas.extract.words import words

Stretch = frozenset[int]

_CIRCUMSTANCE = words("clauses", "circumstance")
_INDEFINITE = words("determiners", "indefinite")
_TELLING = words("beliefs", "telling")
_ABOUT = frozenset({"of", "for", "about", "on", "with", "against", ""})
"""Prepositions of what a word is about; those who are told something have others."""
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_FORMS = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
}
_REACH = 6
"""Words after an auxiliary, at most, among which those stand that go on with it."""
_PARENTHESES = ("advcl", "parataxis", "ccomp")
_ASIDE = frozenset({"as", "so"})
"""What opens a parenthesis: "as Held recalled"."""


def below(top: Token, whole: bool) -> Stretch:
    """A word and all that hangs on it; unless `whole`, without what stands on its own feet."""
    found: set[int] = set()
    waiting = [top]
    while waiting:
        token = waiting.pop()
        found.add(token.i)
        waiting += [child for child in token.children if whole or not _stands_alone(child)]
    return frozenset(found)


def clause_of(word: Token, whole: bool) -> Stretch:
    """The clause in which a word stands, or the phrase that it qualifies; the sentence if it opens that."""
    top = word.head
    opening = word.left_edge.i == word.sent.start
    if top.pos_ not in dependents.VERBAL and not dependents.children(top, "cop"):
        if not opening and word.dep_ in ("advmod", "amod"):
            return below(top, whole)
        top = predicate(top)
    apart: set[int] = set()
    for child in top.children:
        if _own_clause(child) and not opening:
            apart |= below(child, True)
    return below(top, whole) - apart


def content(head: Token, governs: frozenset[str], whole: bool) -> Stretch:
    """What a verb, noun or adjective governs, or, where it is a parenthesis, what it stands beside."""
    found: set[int] = set()
    for form, inner in _complements(head):
        if form in governs:
            found |= _named(inner, whole) if form == "noun" else below(inner, whole)
    if head.dep_ == "nsubj:outer" and "that" in governs:  # "his charge was that"
        found |= below(head.head, whole) - below(head, True)
    if not found and "that" in governs and _is_parenthesis(head):
        after = [child for child in dependents.children(head, "parataxis") if child.i > head.i]
        for told in after:  # "even there, as Held recalled, it was Imhof who ruled"
            found |= below(told, whole)
        if not after:
            found |= below(predicate(head.head), whole) - below(head, True)
    return frozenset(found)


def told(predicate: Token) -> tuple[Stretch, bool]:
    """What the subject or object of a predicate tells; and whether it was told before: "this is false"."""
    for subject in dependents.children(predicate, *_SUBJECTS, "obj"):
        if subject.dep_.startswith("csubj"):
            return below(subject, True), False
        if subject.pos_ in _NOMINAL and subject.lemma_.lower() in _TELLING:
            inside = content(subject, frozenset({"that", "to", "ing", "having"}), True)
            return inside, not inside
        if subject.lower_ == "that" and predicate.dep_ == "acl:relcl":
            continue  # "the Senate that dismissed Held"
        points_back = subject.dep_ != "obj" and subject.lower_ in ("this", "that", "it", "these", "all")
        if points_back and not _has_clause(predicate):
            return frozenset(), True
    return frozenset(), False


def predicate(token: Token) -> Token:
    """The verb, or what is predicated with a copula, in whose clause a word stands."""
    while (
        token.head != token
        and token.pos_ not in dependents.VERBAL
        and not dependents.children(token, "cop")
    ):
        token = token.head
    return token


def auxiliaries(first: Token) -> Iterator[str]:
    """The words from an auxiliary on, adverbs aside, the longest sequence first: "be to be", "be to"."""
    following = first.doc[first.i : first.i + _REACH]
    plain = [t for t in following if t.lower_ == "to" or t.pos_ not in ("ADV", "PART")][:3]
    if len(plain) > 1 and plain[1].pos_ == "VERB" and plain[1].lower_ == "have":
        plain = plain[:1]  # "some would have it that"
    shown = [_FORMS.get(t.lower_, t.lower_) for t in plain]
    for length in range(len(shown), 0, -1):
        yield " ".join(shown[:length])


def _complements(head: Token) -> Iterator[tuple[str, Token]]:
    """(form, first word) of what a word governs."""
    if head.pos_ == "NOUN":
        yield from (("to", inner) for inner in _extraposed(head))
    clauses = dependents.children(head, "ccomp", "csubj")
    for child in head.children:
        relation = child.dep_
        if relation in ("ccomp", "xcomp", "csubj", "csubj:pass"):
            yield _form(child), child
        elif relation in ("acl", "acl:relcl") and head.pos_ in ("NOUN", "PROPN"):
            if relation == "acl" or _is_content_clause(child):
                yield _form(child), child
        elif relation == "parataxis" and not clauses:
            between = child.doc[min(child.i, head.i) : max(child.i, head.i)]
            if head.i > child.i or any(t.text in '"“”:' for t in between):
                yield "that", child
        elif relation in ("advcl", "obl") and child.pos_ in dependents.VERBAL:
            form = _form(child)
            # "speaking there, he accused Imhof", "sent there by Imhof, he hesitated"
            own = dependents.children(child, *_SUBJECTS)
            beside = relation == "advcl" and child.i < head.i and form != "to" and not own
            beside = beside or (form == "that" and _is_another_act(head, child))
            if not beside and not is_circumstance(child):
                yield form, child
        elif relation in ("obj", "obl", "nmod", "nsubj:pass") and child.pos_ in _NOMINAL:
            if relation != "nsubj:pass" and dependents.preposition(child) not in _ABOUT:
                continue
            if relation == "nsubj:pass" and any(_form(c) == "to" for c in dependents.children(head, "xcomp")):
                continue  # "a board was asked to report": the board was no request
            yield "noun", child


def _is_another_act(head: Token, clause: Token) -> bool:
    """Whether a clause goes on beside a verb that has its object: "he held the town, Imhof led the fleet"."""
    return bool(dependents.children(head, "obj")) and not dependents.children(clause, "mark")


def _extraposed(noun: Token) -> Iterator[Token]:
    """What a noun governs at the end of its clause: "a plot was formed to depose Held"."""
    verb = noun.head
    if noun.dep_ in ("nsubj:pass", "obj") and verb.pos_ in dependents.VERBAL:
        yield from (
            child
            for child in dependents.children(verb, "advcl", "xcomp")
            if child.i > max(verb.i, noun.i) and _form(child) == "to"
        )


def _form(inner: Token) -> str:
    """The form of a clause: finite ("that"), infinitive ("to"), gerund ("ing") or its perfect ("having")."""
    helpers = dependents.children(inner, "aux", "aux:pass", "cop", "mark")
    if any(child.lower_ == "to" for child in helpers):
        return "to"
    first = next((child for child in helpers if child.dep_ != "mark"), inner)
    if first.lower_ == "having":
        return "having"
    return "ing" if first.lower_.endswith("ing") and first.pos_ in dependents.VERBAL else "that"


def _named(noun: Token, whole: bool) -> Stretch:
    """A noun that is reported or intended, with what it is of; of something new, all that is said of it."""
    new = noun.dep_ in ("obj", "nsubj:pass") and any(
        child.lower_ in _INDEFINITE for child in dependents.children(noun, "det")
    )
    if new:
        return below(noun, True)
    found = {noun.i}
    for child in noun.children:
        if child.dep_ in ("nmod", "conj", "compound") and child.pos_ in _NOMINAL:
            found |= _named(child, whole)
    return frozenset(found)


def marks(token: Token) -> frozenset[str]:
    """The words that open a clause or phrase, fixed parts included: "instead of"."""
    return frozenset(
        " ".join([child.lower_, *(part.lower_ for part in dependents.children(child, "fixed"))])
        for child in token.children
        if child.dep_ in ("mark", "case", "advmod")
    )


def is_circumstance(inner: Token) -> bool:
    """Whether a clause says when, why or on what condition, and is no content."""
    return not marks(inner).isdisjoint(_CIRCUMSTANCE)


def _is_parenthesis(verb: Token) -> bool:
    """Whether a clause tells whose word its host is: "as Held recalled", "Held claimed" between commas."""
    return (
        verb.dep_ in _PARENTHESES
        and bool(dependents.children(verb, "nsubj", "nsubj:pass", "expl"))
        and (marks(verb) & _CIRCUMSTANCE) <= _ASIDE
        and (bool(marks(verb) & _ASIDE) or not dependents.children(verb, "mark", "obj"))
    )


def _is_content_clause(inner: Token) -> bool:
    """Whether what looks like a relative clause tells a content: "the legend that he ruled"."""
    subjects = dependents.children(inner, "nsubj", "nsubj:pass")
    return any(child.lower_ == "that" for child in inner.children if child not in subjects) and bool(subjects)


def _has_clause(predicate: Token) -> bool:
    return bool(dependents.children(predicate, "ccomp", "csubj", "xcomp"))


def _stands_alone(child: Token) -> bool:
    """Whether a clause says something of what is known, or how it came about, for itself."""
    if child.dep_ == "advcl":
        return is_circumstance(child)
    if child.dep_ == "conj":  # "he asked for the papers; Imhof refused"
        opening = child.left_edge
        return _own_clause(child) and ";" in child.doc[max(opening.i - 1, 0) : opening.i + 1].text
    if child.dep_ != "acl:relcl" and not (child.dep_ == "acl" and child.lower_.endswith(("ed", "wn"))):
        return False
    noun = child.head
    if noun.pos_ == "PROPN" and not dependents.children(noun, "det"):
        return True
    determiners = dependents.children(noun, "det", "nmod:poss")
    return noun.pos_ == "PRON" or (
        bool(determiners) and all(t.lower_ not in _INDEFINITE for t in determiners)
    )


def _own_clause(child: Token) -> bool:
    """Whether what is joined to a clause is another one, with a subject of its own."""
    return child.dep_ == "parataxis" or (
        child.dep_ == "conj" and bool(dependents.children(child, "nsubj", "nsubj:pass"))
    )
