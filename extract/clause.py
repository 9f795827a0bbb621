"""A predicate's arguments in logical terms, whatever the clause looks like.

Passives, participles ("a board chaired by X"), relative clauses, infinitives and gerunds that borrow the subject
of another verb, and verbs that share one subject are undone here, once, so that the patterns need not know them.
Follows the Universal Dependencies guidelines (v2); tolerates the usual mistakes of a small parser.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECT_RAISERS = frozenset("want wish try attempt begin start continue seem appear manage come go cease decline refuse"
                             " promise agree undertake plan hope intend fail decide".split())
"""Verbs whose infinitive has their own subject; of other verbs with an object, the object is the subject."""

_TASKS = frozenset("task duty job mission power right authority responsibility object aim charge order assignment".split())
"""Nouns whose infinitive or gerund says what somebody is to do: "the task of guarding the coast"."""
DEPTH = 6
"""How many clauses up a missing subject is looked for."""


def is_predicate(token: Token) -> bool:
    return token.pos_ in _VERBAL and token.dep_ not in ("aux", "aux:pass", "cop")


def children(token: Token, *relations: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def is_passive(verb: Token) -> bool:
    """Passive by its auxiliaries, or a past participle that modifies a noun."""
    twin = _twin(verb)
    if twin is not None:
        return is_passive(twin)
    if children(verb, "aux:pass", "nsubj:pass"):
        return True
    if children(verb, "nsubj", "aux", "cop"):
        return False
    participle = verb.tag_ == "VBN" or "VerbForm=Part" in str(verb.morph) and "Tense=Past" in str(verb.morph) \
        or "Voice=Pass" in str(verb.morph)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "nsubj"):
        return is_passive(verb.head) and _is_participle(verb)
    if verb.dep_ in ("acl", "amod"):
        return participle or _is_participle(verb)
    if verb.dep_ in ("advcl", "parataxis", "ROOT", "appos", "obl", "conj"):
        return _is_participle(verb) and not children(verb, "obj")
    return False


def _is_participle(verb: Token) -> bool:
    return "Tense=Past" in str(verb.morph) and "VerbForm=Part" in str(verb.morph)


def _is_gerund(verb: Token) -> bool:
    return verb.text.endswith("ing")


def _twin(verb: Token) -> Token | None:
    """The verb before "and" whose object a parser took from it: "named and dismissed judges"."""
    if verb.dep_ in ("amod", "acl") and verb.i >= 2 and verb.nbor(-1).dep_ == "cc" and verb.nbor(-2).pos_ == "VERB":
        return verb.nbor(-2)
    return None


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and", a comma or "as well as", in text order."""
    found = [token]
    for child in token.children:
        including = any(c.lower_ in ("including", "comprising") for c in child.children)
        if child.dep_ == "conj" and child.pos_ not in _VERBAL and not including:
            found += conjuncts(child)
    return sorted(set(found), key=lambda t: t.i)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ not in _RELATIVE or token.pos_ == "SCONJ":
        return token
    clause = token.head
    while clause.dep_ not in ("acl:relcl", "ROOT") and clause.head != clause:
        clause = clause.head
    if clause.dep_ == "acl:relcl" and clause.head.i < token.i:
        return clause.head
    before = [t for t in token.doc[max(token.i - 4, 0):token.i] if t.pos_ in ("NOUN", "PROPN")]
    return before[-1] if before else token


def subjects(verb: Token, depth: int = DEPTH) -> list[Token]:
    """Grammatical subjects, borrowed from another clause where this one has none."""
    own = children(verb, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")
    if own:
        return [t for subject in own for t in conjuncts(antecedent(subject))]
    if depth == 0 or verb.head == verb:
        return []
    head = _twin(verb) or verb.head
    if head != verb.head:
        return subjects(head, depth - 1)
    if verb.dep_ == "conj" and (head.pos_ in _VERBAL or children(head, "cop")):
        return subjects(head, depth - 1)
    if verb.dep_ == "acl" and head.lemma_.lower() in _TASKS and head.head.pos_ in _VERBAL:
        given = patients(head.head) or [t for c in children(head.head, "iobj") for t in conjuncts(c)]
        return [t for t in given if t != head] or subjects(head.head, depth - 1)
    if verb.dep_ in ("acl", "acl:relcl", "amod") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return conjuncts(head) if not children(verb, "mark") else []
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "obl", "parataxis") and head.pos_ in _VERBAL:
        return _controller(verb, head, depth)
    return []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who does what an infinitive, gerund or participle says: the governing verb's object or its subject."""
    marks = {child.lower_ for child in children(verb, "mark", "case")}
    objects = objects_of(head)
    closing = "," in [t.text for t in verb.doc[max(verb.i - 2, 0):verb.i]]
    to_infinitive = "to" in marks or (verb.dep_ == "xcomp" and not _is_gerund(verb))
    with_gerund = marks & {"with", "for", "into", "from"} and _is_gerund(verb)
    if (to_infinitive or with_gerund) and head.lemma_ not in _SUBJECT_RAISERS and not closing:
        if is_passive(head):
            return subjects(head, depth - 1)
        if objects:
            return [t for o in objects for t in conjuncts(o)]
    if verb.dep_ == "ccomp" and not _is_gerund(verb) and not to_infinitive:
        return []
    if is_passive(verb) and verb.i > head.i and closing:
        # ", presided over by X": the noun right before the comma
        noun = _noun_before(verb)
        return [noun] if noun is not None else subjects(head, depth - 1)
    if is_passive(verb) and verb.i > head.i + 1 and verb.nbor(-1).pos_ in ("NOUN", "PROPN"):
        return [verb.nbor(-1)]  # "purges organised in 1921"
    return subjects(head, depth - 1)


def _noun_before(verb: Token) -> Token | None:
    i = verb.i - 1
    while i >= 0 and (verb.doc[i].pos_ in ("ADV", "CCONJ", "PUNCT")):
        i -= 1
    token = verb.doc[i] if i >= 0 else None
    return token if token is not None and token.pos_ in ("NOUN", "PROPN") else None


def objects_of(verb: Token) -> list[Token]:
    return [antecedent(child) for child in children(verb, "obj")][:1] or [
        antecedent(child) for child in children(verb, "iobj")]


def agents(verb: Token) -> list[Token]:
    """Who acts: the subject of an active verb, the by-phrase of a passive one."""
    if is_passive(verb):
        return [t for by in by_phrases(verb) for t in conjuncts(by)]
    return subjects(verb)


def by_phrases(token: Token) -> list[Token]:
    """The by-phrases of a word; those that hang on a noun below it where it has none ("named head of it by X")."""
    own = [child for child in token.children
           if child.dep_ == "obl:agent" or (child.dep_.startswith(("obl", "nmod")) and preposition(child) == "by")]
    return own or below(token, "by")


def below(token: Token, wanted: str) -> list[Token]:
    """Phrases with a preposition that a parser hung on a noun of the predicate instead of on the predicate."""
    found = []
    for child in token.children:
        if child.i > token.i and child.pos_ in ("NOUN", "PROPN", "PRON") and child.dep_ not in ("conj", "appos", "parataxis"):
            found += [c for c in child.children if c.dep_ in ("nmod", "obl") and preposition(c) == wanted]
            found += below(child, wanted)
    return found


def patients(verb: Token) -> list[Token]:
    """Who or what is acted on: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subjects(verb)
    if _twin(verb) is not None:
        return conjuncts(verb.head)
    found = [t for o in children(verb, "obj")[:1] for t in conjuncts(antecedent(o))]
    if not found and verb.pos_ == "VERB":
        shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i == 2]
        found = [t for c in shared for o in children(c, "obj")[:1] for t in conjuncts(antecedent(o))]
    if not found and verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        own = children(verb, "nsubj")
        if own and own[0].lower_ not in _RELATIVE:
            return conjuncts(verb.head)  # "the men whom he chose", "the men he chose"
    return found


def complements(verb: Token) -> list[Token]:
    """What the patient becomes or is called: "appointed him chairman", "was made a member", "became king"."""
    found = [t for child in children(verb, "xcomp", "attr", "acomp") if child.pos_ not in _VERBAL
             for t in conjuncts(child)]
    objects = children(verb, "obj", "iobj")
    if len(objects) > 1:
        found += [t for o in objects[1:] for t in conjuncts(o)]
    elif is_passive(verb) and objects:
        found += conjuncts(objects[0])
    elif not found and objects:
        found += [t for child in children(objects[0], "appos", "nmod:desc") for t in conjuncts(child)
                  if t.i > objects[0].i]
    return found


def preposition(token: Token) -> str:
    """The preposition of a phrase, lower case, with its fixed parts: "in place of"."""
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if not cases:
        return ""
    first = cases[0]
    parts = [first, *[c for c in first.children if c.dep_ == "fixed"], *cases[1:]]
    return " ".join(t.lower_ for t in sorted(set(parts), key=lambda t: t.i))


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of the phrases that hang on a verb or noun, those of conjoined nouns too."""
    for child in token.children:
        if child.dep_.startswith(("obl", "nmod", "advmod", "appos", "conj", "advcl", "iobj", "xcomp", "dep")) \
                and child.pos_ not in _VERBAL:
            name = preposition(child)
            if name and child.dep_ != "nmod:poss":
                for other in conjuncts(child):
                    yield preposition(other) or name, other
        if child.dep_ in ("obl", "obj", "nmod", "conj"):
            for deeper in child.children:  # "to the Board and to the Council": the second may hang on the first
                if deeper.dep_ in ("conj",) and preposition(deeper) and not preposition(child):
                    yield preposition(deeper), deeper


def actions(verb: Token) -> list[Token]:
    """The tasks named by infinitives and gerunds: "charged with reforming and purging ..."."""
    found = []
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp", "obl") and child.pos_ in _VERBAL and child.i > verb.i:
            found.append(child)
            found += [c for c in child.children if c.dep_ == "conj" and c.pos_ in _VERBAL]
    return found


def is_negated(token: Token) -> bool:
    """Whether the predicate itself is denied ("was not", "never", "no longer", "neither")."""
    for child in token.children:
        if child.lower_ in ("not", "n't", "never", "neither", "nor", "hardly") and child.dep_ in (
                "advmod", "cc", "cc:preconj", "det", "neg"):
            return True
        if child.dep_.startswith("nsubj") and any(c.lower_ in ("no", "neither") and c.dep_ == "det" or
                                                  c.lower_ == "neither" for c in child.children):
            return True
        if child.dep_.startswith("nsubj") and child.lower_ in ("nobody", "none", "nothing"):
            return True
    return False
