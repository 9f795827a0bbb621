"""A predicate's arguments in logical terms, whatever the clause looks like.

Passives, participles ("a board chaired by X"), relative clauses, infinitives and gerunds that borrow the
subject of another verb, and verbs that share one subject are undone here, once, so that the patterns need
not know them. Follows the Universal Dependencies guidelines (v2); tolerates the usual mistakes of a small
parser.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import (
    NOMINAL,
    RELATIVE,
    VERBAL,
    antecedent,
    by_phrases,
    children,
    conjuncts,
    is_beset,
    partitive,
    preposition,
)
from potestas.extract.voice import acts_on_head, follows_its_subject, had_done, is_gerund, is_passive, twin
from potestas.extract.words import words

_SUBJECT_RAISING = words("clauses", "subject_raising")
_TASKS = words("clauses", "tasks")
_TRANSITIVE = words("clauses", "transitive")
_ACCOMPANYING = words("clauses", "accompanying")
_RESOLVES, _MOVING = words("clauses", "resolves"), words("clauses", "moving")
_DEEDS = words("clauses", "deeds")
_CALLING = words("clauses", "calling")
_FOUNDING = words("clauses", "founding")
_BIDDING = words("clauses", "commanding") | words("clauses", "sending")
_COUNTED = frozenset({"first", "second", "next", "last", "one", "ones"})
_ANNOUNCING = ("nsubj", "expl", "nsubj:outer")
DEPTH = 6
"""How many clauses up a missing subject is looked for."""


def subjects(verb: Token, depth: int = DEPTH) -> list[Token]:
    """Grammatical subjects, borrowed from another clause where this one has none."""
    own = children(verb, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")
    if own:
        doers = [t for subject in own for t in _doers(subject)]
        return doers or [t for subject in own for t in conjuncts(antecedent(subject))]
    if depth == 0 or verb.head == verb:
        return []
    if acts_on_head(verb):
        return [t for subject in children(verb.head, "nsubj") for t in conjuncts(antecedent(subject))]
    other = twin(verb)
    if other is not None and other != verb.head:
        return subjects(other, depth - 1)
    if _is_being(verb):
        return _noun_of_participle(verb) or subjects(verb.head, depth - 1)
    return _borrowed_subjects(verb, verb.head, depth)


def _doers(subject: Token) -> list[Token]:
    """Whose deed an infinitive tells: "one of the first acts of Held was to dissolve it"."""
    deed = partitive(subject)
    if subject.dep_ != "nsubj:outer" or deed.lemma_.lower() not in _DEEDS:
        return []
    whose = [child for child in deed.children if child.dep_ == "nmod" and preposition(child) == "of"]
    return [t for owner in children(deed, "nmod:poss") or whose for t in conjuncts(antecedent(owner))]


def _is_being(token: Token) -> bool:
    """Whether a participle predicates a noun: "being then regent", "having been regent"."""
    return token.pos_ not in VERBAL and any(
        c.lower_ == "being" or (c.lower_ == "been" and any(a.lower_ == "having" for a in token.children))
        for c in children(token, "cop")
    )


def _noun_of_participle(token: Token) -> list[Token]:
    """The noun that a participial clause follows after a comma: "Held, being then regent, resigned"."""
    opening = min(child.i for child in token.children if child.dep_ != "punct")
    before = token.doc[opening - 2] if opening >= 2 and token.doc[opening - 1].text == "," else None
    if before is None or before.pos_ not in ("NOUN", "PROPN"):
        return []
    while before.dep_ in ("flat", "compound", "nmod:desc") and before.head.pos_ in ("NOUN", "PROPN"):
        before = before.head
    return [before]


def _borrowed_subjects(verb: Token, head: Token, depth: int) -> list[Token]:
    """The subjects of a verb without any, from what it hangs on."""
    counted = head.lower_ in _COUNTED and "to" in marks(verb)  # "Held was the first to go"
    predicated = bool(children(head, "cop"))
    far = verb.dep_ == "advcl" and head.pos_ == "ADV" and head.head.pos_ in VERBAL
    if far or (verb.dep_ == "conj" and (head.pos_ in VERBAL or predicated)) or (counted and predicated):
        return subjects(head.head if far else head, depth - 1)  # far: "went so far as to claim"
    if verb.dep_ == "amod" and head.pos_ in VERBAL:
        return [t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.pos_ in ("NOUN", "PROPN")][:1]
    whose = _resolved_by(verb, head, depth)
    if whose:
        return whose
    if verb.dep_ == "acl" and head.lemma_.lower() in _TASKS and head.head.pos_ in VERBAL:
        asked = preposition(head) == "for"  # "asked Stephen for leave to go"
        given = [] if asked else patients(head.head) or _recipients(head.head)
        return [t for t in given if t != head] or subjects(head.head, depth - 1)
    modifies = verb.dep_ in ("acl", "acl:relcl", "amod") and head.pos_ in ("NOUN", "PROPN", "PRON")
    chosen = head.dep_ in ("obj", "nsubj:pass") and head.head.lemma_.lower() in _FOUNDING
    if follows_its_subject(verb) or (modifies and (chosen or not children(verb, "mark"))):
        return conjuncts(head)
    controlled = verb.dep_ in ("xcomp", "ccomp", "advcl", "obl", "parataxis") and head.pos_ in VERBAL
    return _controller(verb, head, depth) if controlled else []


def _resolved_by(verb: Token, noun: Token, depth: int) -> list[Token]:
    """Whose resolve an infinitive tells: "his decision to found it", "in addition to heading it"."""
    if verb.dep_ != "acl":
        return []
    if is_gerund(verb) and noun.lemma_ in _ACCOMPANYING and noun.head.pos_ in VERBAL:
        return subjects(noun.head, depth - 1)
    if noun.lemma_.lower() not in _RESOLVES or "to" not in marks(verb):
        return []
    of = children(noun, "nmod:poss") or [t for t in children(noun, "nmod") if preposition(t) == "of"]
    moved = not of and noun.dep_ == "obj" and noun.head.lemma_ in _MOVING  # "made a motion to impeach him"
    return subjects(noun.head, depth - 1) if moved else [t for o in of for t in conjuncts(antecedent(o))]


def _called_on(verb: Token) -> list[Token]:
    """Whom a verb asks to do something by a preposition: "called on Held to resign"."""
    called = verb.lemma_ in _CALLING
    return [t for t in children(verb, "obl") if called and preposition(t) in ("on", "upon")]


def _recipients(verb: Token) -> list[Token]:
    return [t for child in children(verb, "iobj") for t in conjuncts(child)]


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what an infinitive, gerund or participle says: the governing verb's object or its subject."""
    opened = marks(verb)
    objects = objects_of(head)
    closing = "," in [t.text for t in verb.doc[max(verb.i - 2, 0) : verb.i]]
    to_infinitive = "to" in opened or (verb.dep_ == "xcomp" and not is_gerund(verb))
    gerund = is_gerund(verb) or any(is_gerund(helper) for helper in children(verb, "aux"))
    with_gerund = opened & {"with", "for", "into", "from", "of"} and gerund
    # "Set up a board, with Held as its head, to", "sent Held, general of the order, to"
    bidden = head.lemma_ in _BIDDING and is_beset(objects)
    apart = closing and head.lemma_ not in _FOUNDING and not bidden
    if (to_infinitive or with_gerund) and head.lemma_ not in _SUBJECT_RAISING and not apart:
        told = bool(objects) and objects[0].lemma_.lower() in _TASKS
        if told or is_passive(head):  # "received orders to go", "gave Held orders to go"
            return (_recipients(head) if told else []) or subjects(head, depth - 1)
        asked = objects or _called_on(head)
        if asked:
            return [t for noun in asked for t in conjuncts(noun)]
    if verb.dep_ == "ccomp" and not is_gerund(verb) and not to_infinitive:
        return []
    if is_passive(verb) and verb.i > head.i and closing:
        # ", presided over by X": the noun right before the comma
        noun = _noun_before(verb)
        return [noun] if noun is not None else subjects(head, depth - 1)
    if is_passive(verb) and verb.i > head.i + 1 and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return [verb.nbor(-1)]  # "purges organised in 1921"
    return subjects(head, depth - 1)


def marks(verb: Token) -> set[str]:
    """The words that open a clause."""
    return {child.lower_ for child in children(verb, "mark", "case")}


def _noun_before(verb: Token) -> Token | None:
    i = verb.i - 1
    while i >= 0 and (verb.doc[i].pos_ in ("ADV", "CCONJ", "PUNCT")):
        i -= 1
    token = verb.doc[i] if i >= 0 else None
    return token if token is not None and token.pos_ in ("NOUN", "PROPN") else None


def objects_of(verb: Token) -> list[Token]:
    """The grammatical object; without one, whom something is given to."""
    return [antecedent(child) for child in children(verb, "obj")][:1] or [
        antecedent(child) for child in children(verb, "iobj")
    ]


def agents(verb: Token) -> list[Token]:
    """Who acts: the subject of an active verb, the by-phrase of a passive one or who has it done."""
    if not is_passive(verb):
        return subjects(verb)
    by, had = by_phrases(verb), had_done(verb)
    return [t for noun in by for t in conjuncts(noun)] if by or had is None else agents(had)


def patients(verb: Token) -> list[Token]:
    """Who or what is acted on: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subjects(verb)
    if twin(verb) is not None or acts_on_head(verb):
        return conjuncts(verb.head)
    objects = children(verb, "obj")
    if len(objects) > 1 and objects[0].lower_ == "that":
        objects = objects[1:]  # "the rumour that he had dissolved it", where the tree has two objects
    found = [t for o in objects[:1] for t in conjuncts(antecedent(o))]
    if not found and verb.pos_ == "VERB":
        shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i == 2]
        if verb.dep_ == "conj" and verb.i - verb.head.i == 2:
            shared.append(verb.head)  # "named and dismissed judges"
        found = [
            t
            for c in shared
            for o in children(c, "obj")[:1]
            if o.i > verb.i
            for t in conjuncts(antecedent(o))
        ]
    if not found:
        found = [t for o in _strayed_objects(verb) for t in conjuncts(o)]
    if not found:
        found = _shared_relative(verb)
    if not found and verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        own = children(verb, "nsubj")
        if own and own[0].lower_ not in RELATIVE:
            return conjuncts(verb.head)  # "the men whom he chose", "the men he chose"
    return found


def _shared_relative(verb: Token) -> list[Token]:
    """Whom the verb before "and" acts on by a pronoun: "Held, whom the Senate recalled and exiled"."""
    acting = verb.lemma_ in _TRANSITIVE or (verb.pos_ == "ADJ" and verb.lower_.endswith("ed"))
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or not acting:
        return []
    shared = [t for t in children(verb.head, "obj") if t.lower_ in RELATIVE and t.i < verb.head.i]
    alone = not children(verb, "nsubj", "ccomp", "xcomp")
    return [t for o in shared[:1] for t in conjuncts(antecedent(o))] if alone else []


def _strayed_objects(verb: Token) -> list[Token]:
    """Objects that the tree has as recipients ("informed him") or behind a particle ("took over it")."""
    particle = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return children(verb, "iobj") or [
        child
        for child in children(verb, "obl")
        if particle in ("over", "up", "out") and preposition(child) == particle
    ]


def complements(verb: Token) -> list[Token]:
    """What the patient becomes or is called: "appointed him chairman", "was made a member", "became king"."""
    found = [
        t
        for child in children(verb, "xcomp", "attr", "acomp")
        if child.pos_ not in VERBAL
        for t in conjuncts(child)
    ]
    objects = children(verb, "obj", "iobj")
    if len(objects) > 1:
        found += [t for o in objects[1:] for t in conjuncts(o)]
    elif is_passive(verb) and objects:
        found += conjuncts(objects[0])
    elif not found and objects:
        found += [
            t
            for child in children(objects[0], "appos", "nmod:desc")
            for t in conjuncts(child)
            if t.i > objects[0].i and not _is_known_as(child)
        ]
    return found


def _is_known_as(apposition: Token) -> bool:
    """Whether a phrase between commas says who somebody is already: "sent Conti, the vicar general, to"."""
    before = apposition.doc[max(apposition.left_edge.i - 1, 0)]
    return bool(before.text == "," and apposition.left_edge.lower_ == "the")


def founders(verb: Token) -> list[Token]:
    """Who makes a thing, or what a participle or relative clause is about: "formed a board charged with"."""
    if verb.pos_ in NOMINAL:
        made = verb.dep_ in ("obj", "nsubj:pass") and verb.head.lemma_.lower() in _FOUNDING
        return agents(verb.head) if made else []
    above = [
        t.head for t in patients(verb) if t.head.lemma_.lower() in _FOUNDING and not t.is_ancestor(t.head)
    ]
    return agents(above[0]) if above and above[0] != verb else []


def governor(noun: Token) -> Token:
    """The verb of the clause in which a noun's phrase stands; the noun itself where there is none."""
    token = noun
    while token.head != token:
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return _after_cleft(token) or noun


def _after_cleft(predicate: Token) -> Token | None:
    """The verb of what "it was at his command that" is said of."""
    opened = any(t.lower_ == "it" for t in children(predicate, *_ANNOUNCING))
    clauses = children(predicate, "csubj", "acl", "acl:relcl", "ccomp", "advcl")
    told = [t for t in clauses if "that" in marks(t)]
    return told[0] if opened and children(predicate, "cop") and told else None
