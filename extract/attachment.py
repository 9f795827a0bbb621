"""Phrases that a parser hangs on the wrong word, hung where the words themselves show that they belong."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, VERBAL, children, preposition
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_FOUNDING = words("clauses", "founding")
_GOALS = words("clauses", "goals")
_DEPRIVING = words("clauses", "depriving")
_DEEMING = words("clauses", "deeming")
_PARTICLED = words("clauses", "particled")
_COMMANDS = words("clauses", "commands")
_COMMANDING = words("clauses", "commanding")
_COMPANY = words("lists", "company")
_HANDING = words("clauses", "handing")
_ONWARDS = frozenset({"on", "over", "back", "up", "down"})
_SET_OFF = 6
"""Words between commas after which a preposition can still go on."""
_STEADS = words("posts", "steads")
_WRONGS = words("wrongs", "crimes") | words("wrongs", "faults")
_ACCUSING = words("wrongs", "accusing")


def is_post(noun: Token) -> bool:
    """Whether a noun is a word for an office."""
    return noun.pos_ in NOMINAL and noun.lemma_.lower() in vocabulary().roles.by_word


def is_writing(noun: Token) -> bool:
    """Whether a noun is a word for a document."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in vocabulary().documents.by_word


def return_particle(particle: Token) -> None:
    """ "He passed the report on to Held": he passed it on."""
    noun, verb = particle.head, particle.head.head
    leads = particle.lower_ in _ONWARDS and particle.nbor().lower_ == "to" and particle.nbor().head == noun
    if leads and verb.pos_ in VERBAL and any(t.i < particle.i for t in children(verb, "obj")):
        particle.head, particle.dep_ = verb, "compound:prt"


def return_recipient(thing: Token) -> None:
    """ "Philip gave Alva orders": Alva's they are only after they are given."""
    verb, first = thing.head, thing.left_edge
    names = [t for t in children(thing, "compound") if t.pos_ == "PROPN" and t.text[:1].isupper()]
    beside = first.i == verb.i + 1 and bool(names) and verb.lemma_.lower() in _HANDING
    told = any(preposition(t) == "to" for t in (*children(verb, "obl"), *children(thing, "nmod")))
    if told or not beside or thing.pos_ != "NOUN" or thing.text[:1].isupper() or names[0].left_edge != first:
        return
    for name in names:
        name.head, name.dep_ = (verb, "iobj") if name == names[0] else (names[0], "flat")


def return_apposed(noun: Token) -> None:
    """ "Psellos, the author of the chronicle, resigned": one subject, of whom more is said between commas."""
    name = next((t for t in children(noun.head, "nsubj") if t.i < noun.i), None)
    if name is None or name.pos_ != "PROPN" or noun.pos_ != "NOUN" or not children(noun, "det"):
        return
    opening = name.doc[name.i + 1 : noun.i]
    closing = name.doc[noun.i + 1 : noun.head.i]
    set_off = bool(opening) and bool(closing) and opening[0].text == "," == closing[-1].text
    if set_off and all(t.pos_ in ("PUNCT", "DET", "ADJ") for t in opening):
        noun.head, noun.dep_ = name, "appos"


def return_loss(loser: Token) -> None:
    """ "He deprived Held of the regency": the regency is not Held's."""
    if loser.head.lemma_ not in _DEPRIVING:
        return
    lost = [t for t in children(loser, "nmod") if preposition(t) == "of"]
    beside = [t for t in children(loser.head, "obl") if preposition(t) == "of"]
    if lost and not beside:
        lost[-1].head, lost[-1].dep_ = loser.head, "obl"


def return_preposition(preposition: Token) -> None:
    """ "Chaired by Bishop Held", "raised to vice president": no preposition is a title's first word's."""
    first = preposition.head
    leads = first.dep_ in ("nmod:desc", "compound") and first.head.pos_ in NOMINAL
    if leads and preposition.i < first.i < first.head.i:
        preposition.head = first.head


def return_object(noun: Token) -> None:
    """ "Passed on the order": a writing is handed on, and nothing happens on it."""
    opening, verb = children(noun, "case"), noun.head
    written = noun.lemma_.lower() in vocabulary().documents.by_word or noun.lemma_.lower() in _COMMANDS
    if not written or not opening or opening[0].i != verb.i + 1 or children(verb, "obj", "aux:pass"):
        return
    if f"{verb.lemma_} {opening[0].lower_}" in _PARTICLED:
        opening[0].head, opening[0].dep_, noun.dep_ = verb, "compound:prt", "obj"


def return_late_object(name: Token) -> None:
    """ "He threw into prison Karl Held": whoever follows such a phrase is acted on."""
    verb = name.head
    between = [t for t in children(verb, "obl") if verb.i < t.i < name.i and preposition(t)]
    if name.pos_ == "PROPN" and between and verb.pos_ in VERBAL and not children(verb, "obj", "aux:pass"):
        name.dep_ = "obj"


def return_founded(noun: Token) -> None:
    """ "They established in Rome, in May, a board": what is founded is no other name for where."""
    place, verb = noun.head, noun.head.head
    founds = place.dep_ == "obl" and verb.lemma_.lower() in _FOUNDING
    lacking = founds and not children(verb, "obj", "aux:pass")
    if lacking and noun.i > place.i > verb.i and any(t.lower_ in ("a", "an") for t in children(noun, "det")):
        noun.head, noun.dep_ = verb, "obj"


def return_late_name(name: Token) -> None:
    """ "He put to death Karl, Held and Imhof": nobody is called Death Karl."""
    goal = name.head
    if goal.lower_ not in _GOALS or name.pos_ != "PROPN" or goal.dep_ != "obl" or name.i != goal.i + 1:
        return
    verb = goal.head
    if verb.pos_ not in VERBAL or children(verb, "obj", "aux:pass"):
        return
    name.head, name.dep_ = verb, "obj"
    for other in (*children(goal, "conj"), *children(goal, "flat")):
        if other.i > name.i:
            other.head = name


def return_predicative(adjective: Token) -> None:
    """ "They held Held responsible for it": what follows a name says what somebody makes of whom it names."""
    name = adjective.head
    verb = name.head
    following = adjective.pos_ == "ADJ" and adjective.i > name.i and name.pos_ in ("PROPN", "PRON")
    if following and name.dep_ == "obj" and verb.lemma_ in _DEEMING and adjective.nbor(-1).text != ",":
        adjective.head, adjective.dep_ = verb, "xcomp"


def return_company(noun: Token) -> None:
    """ "Held was hanged, together with Imhof": it befell Imhof as well."""
    together = noun.head
    if together.dep_ == "advmod" and preposition(noun) in _COMPANY:
        noun.head = together.head


def return_set_off(preposition_: Token) -> None:
    """ "Edited by, probably, Held": what commas set off does not part a preposition from its noun."""
    verb = preposition_.head
    if preposition_.pos_ != "ADP" or preposition_.i + 1 == len(verb.doc) or preposition_.nbor().text != ",":
        return
    for noun in children(verb, "obl", "obj", "dep"):
        far = noun.i - preposition_.i
        if 1 < far <= _SET_OFF and noun.pos_ == "PROPN" and not preposition(noun):
            preposition_.head, preposition_.dep_ = noun, "case"
            noun.dep_ = "obl"
            for hedge in (t for t in children(noun, "advmod") if t.i < noun.i):
                hedge.head = verb
            return


def return_from_relative(name: Token) -> None:
    """ "The board over which Held, against his will, presided": a relative pronoun has no other name."""
    relative = name.head
    verb = relative.head
    if relative.lower_ in RELATIVE and relative.dep_ == "obl" and not children(verb, *SUBJECTS):
        name.head, name.dep_ = verb, "nsubj"


def return_oblique(noun: Token) -> None:
    """ "Held was put in charge of the Mint": what a preposition opens is no object."""
    if any(t.pos_ == "ADP" and t.i < noun.i for t in children(noun, "case")):
        noun.dep_ = "obl"


def return_beside_stead(stead: Token) -> None:
    """Whose place somebody takes is all that a place has: "set up in its stead under Held"."""
    if stead.lemma_ not in _STEADS or stead.dep_ != "obl" or stead.head.pos_ not in VERBAL:
        return
    for noun in children(stead, "nmod"):
        if noun.i > stead.i and preposition(noun) not in ("", "of"):
            noun.head, noun.dep_ = stead.head, "obl"


def return_of_name(name: Token) -> None:
    """ "The consent of Held to the plan": a name is no clause that "of" opens."""
    opening = children(name, "mark")
    if name.pos_ != "PROPN" or not opening or opening[0].pos_ != "SCONJ" or name.head.pos_ not in NOMINAL:
        return
    if opening[0].i != name.left_edge.i or children(name, *SUBJECTS, "aux", "cop"):
        return
    opening[0].pos_, opening[0].dep_, name.dep_ = "ADP", "case", "nmod"
    for phrase in children(name, "obl", "obj"):
        phrase.head, phrase.dep_ = name.head, "nmod"


def return_from_date(day: Token) -> None:
    """ "In a note of 4 May 1935 to Held": it is to Held that the note is, not the day."""
    if day.pos_ != "NUM" or day.dep_ != "nmod:unmarked":
        return
    noun = day.head
    while noun.pos_ in ("NUM", "PROPN") and noun.dep_ in ("nmod", "nmod:unmarked") and noun.head.i < noun.i:
        noun = noun.head
    for phrase in children(day, "nmod"):
        if phrase.i > day.i and preposition(phrase) and noun.pos_ == "NOUN" and noun.i < day.i:
            phrase.head = noun


def return_given(thing: Token) -> None:
    """ "Held sent the king a full account": he made the king nothing by it."""
    verb = thing.head
    indefinite = any(t.lower_ in ("a", "an") for t in children(thing, "det"))
    if thing.pos_ == "NOUN" and indefinite and verb.lemma_ in _HANDING and children(verb, "iobj"):
        thing.dep_ = thing.dep_ if children(verb, "obj") else "obj"


def return_phrase(year: Token) -> None:
    """A date heads no phrase that goes on with a noun: "at the June 1848 congress", "the 1905 session"."""
    if year.pos_ != "NUM":
        return
    nouns = [t for t in children(year, "nmod:unmarked") if t.i > year.i and t.pos_ in ("NOUN", "PROPN")]
    opened = children(year, "case", "det")
    if not nouns or not opened or year.head == year or nouns[0].left_edge.i != year.i + 1:
        return
    noun = nouns[0]
    noun.head, noun.dep_ = year.head, year.dep_
    for child in opened:
        child.head = noun
    year.head, year.dep_ = noun, "nmod:unmarked"


def return_crime(crime: Token) -> None:
    """ "Accused the staff of the palace of theft": theft is what they were accused of, not whose staff."""
    accused = crime.head
    while accused.dep_ in ("nmod", "flat", "appos", "conj") and accused.head.pos_ in NOMINAL:
        accused = accused.head
    verb = accused.head
    wrong = preposition(crime) == "of" and crime.lemma_.lower() in _WRONGS and crime.i > verb.i
    if wrong and accused.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in _ACCUSING:
        crime.head, crime.dep_ = verb, "obl"
