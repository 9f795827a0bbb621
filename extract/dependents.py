"""Words of a tree and what hangs on them: conjuncts, antecedents, prepositions and the phrases they open.

Follows the Universal Dependencies guidelines (v2); tolerates the usual mistakes of a small parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from potestas.extract.words import words

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "NUM")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_RELATED = ("NOUN", "PROPN", "PRON")
"""Words that a relative clause follows: "it was he who drafted it"."""
_INCLUDING = words("lists", "including")
_COMPANY = words("lists", "company")
_THOSE = frozenset({"those", "the"})
_QUANTITIES = words("lists", "quantities")
_WHOLES = frozenset({"all", "both", "each"})
_PARTICLES = frozenset({"up", "over", "down", "off", "away", "on", "in"})


def children(token: Token, *relations: str) -> list[Token]:
    """What hangs on a word by one of the relations, in text order."""
    return [child for child in token.children if child.dep_ in relations]


def as_subject(verb: Token) -> str:
    """The relation that a subject of a verb has."""
    return "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and", a comma or "as well as", in text order."""
    found = [token]
    for child in token.children:
        including = any(c.lower_ in _INCLUDING for c in child.children)
        denied = child.i and child.nbor(-1).lower_ == "not"  # "Held, not Imhof"
        if child.dep_ == "conj" and child.pos_ not in VERBAL and not including and not denied:
            found += conjuncts(child)
    return sorted(set(found), key=lambda t: t.i)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ in _INCLUDING and token.i and token.pos_ == "NOUN":
        return token.nbor(-1)  # "a board consisting of": taken for its noun
    if token.lower_ not in RELATIVE or token.pos_ == "SCONJ":
        return token
    clause = token.head
    while not clause.dep_.startswith("acl") and clause.dep_ != "advcl:relcl" and clause.head != clause:
        clause = clause.head
    if clause.head != clause and clause.head.i < token.i and clause.head.pos_ in _RELATED:
        return clause.head
    end = _opening(token)
    before = [t for t in token.doc[max(end - 4, 0) : end] if t.pos_ in ("NOUN", "PROPN")]
    return before[-1] if before else token


def _opening(relative: Token) -> int:
    """Where the phrase of a relative pronoun begins after a comma: "a board, at the head of which"."""
    for i in range(relative.i - 1, max(relative.i - 6, 0), -1):
        if relative.doc[i].text == ",":
            return i
        if relative.doc[i].pos_ not in ("ADP", "DET", "NOUN", "ADJ"):
            break
    return int(relative.i)


def partitive(token: Token) -> Token:
    """Of "several of its boards" the boards; any other token itself."""
    if token.lower_ not in _QUANTITIES:
        return token
    return next((c for c in children(token, "nmod") if preposition(c) == "of"), token)


def is_some(token: Token) -> bool:
    """Whether a quantity of what follows "of" leaves out the others: "two of them", but not "all of them"."""
    return partitive(token) != token and token.lower_ not in _WHOLES


def instances(token: Token) -> list[Token]:
    """Who is named of a number of people: "among those shot were Held and Imhof", "those shot included"."""
    head = token.head
    if token.lower_ not in _THOSE or head.i < token.i:
        return [token]
    if preposition(token) == "among" and children(head, "cop"):
        return conjuncts(head)
    named = children(head, "obj") if head.lemma_ == "include" else []
    return [t for noun in named for t in conjuncts(noun)] or [token]


def counted(token: Token) -> Token:
    """The word that counts what follows "of", of the latter: "one" of "one of the directors"."""
    head = token.head
    return head if head.lower_ in _QUANTITIES and partitive(head) == token else token


def preposition(token: Token) -> str:
    """The preposition of a phrase, lower case, with its fixed parts: "in place of"."""
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if not cases:
        before = token.doc[token.left_edge.i - 1] if token.dep_ == "obl" and token.left_edge.i else token
        return before.lower_ if before.dep_ == "compound:prt" and before.head == token.head else ""
    if len(cases) > 1 and cases[0].lower_ in _PARTICLES and cases[0].i and cases[0].nbor(-1) == token.head:
        cases = cases[1:]  # "made up | of Held and Imhof"
    first = cases[0]
    parts = [first, *[c for c in first.children if c.dep_ == "fixed"], *cases[1:]]
    if first.i and first.nbor(-1).dep_ == "advmod" and f"{first.nbor(-1).lower_} {first.lower_}" in _COMPANY:
        parts.append(first.nbor(-1))  # "together with"
    return " ".join(t.lower_ for t in sorted(set(parts), key=lambda t: t.i))


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) of the phrases that hang on a verb or noun, those of conjoined nouns too."""
    for child in token.children:
        if (
            child.dep_.startswith(("obl", "nmod", "advmod", "appos", "conj", "advcl", "iobj", "xcomp", "dep"))
            and child.pos_ not in VERBAL
        ):
            name = preposition(child)
            if name and child.dep_ != "nmod:poss":
                for other in conjuncts(child):
                    yield preposition(other) or name, other
        if child.dep_ in ("obl", "obj", "nmod", "conj"):
            for (
                deeper
            ) in child.children:  # "to the Board and to the Council": the second may hang on the first
                if deeper.dep_ in ("conj",) and preposition(deeper) and not preposition(child):
                    yield preposition(deeper), deeper


def below(token: Token, wanted: str) -> list[Token]:
    """Phrases with a preposition that a parser hung on a noun of the predicate, not on the predicate."""
    found = []
    for child in token.children:
        nominal = child.pos_ in ("NOUN", "PROPN", "PRON") or child.dep_ == "nmod"
        if (
            child.i > token.i
            and (nominal or child.lower_ in _QUANTITIES)
            and child.dep_ not in ("conj", "appos", "parataxis")
        ):
            found += [c for c in child.children if c.dep_ in ("nmod", "obl") and preposition(c) == wanted]
            found += below(child, wanted)
    return found


def following(noun: Token, wanted: str) -> list[Token]:
    """Phrases right after a subject that a parser hung on the verb: "the charge against Held carried"."""
    return [
        child
        for child in noun.head.children
        if noun.i < child.i < noun.head.i
        and child.dep_ == "obl"
        and preposition(child) == wanted
        and min(child.subtree, key=lambda t: t.i).i == noun.i + 1
    ]


def above(token: Token) -> Iterator[Token]:
    """The nouns to which a clause may belong that a parser hung on a noun of their phrase, the nearest first.

    "A law on the election of bishops, written by Held": the election, then the law.
    """
    while token.head != token:
        head = token.head
        if token.dep_ in ("nmod", "conj", "appos", "compound", "flat") and head.pos_ in ("NOUN", "PROPN"):
            token = head
        elif token.dep_ == "obl" and head.pos_ in VERBAL and token.i > head.i and children(head, "obj"):
            token = children(head, "obj")[0]
            if token.pos_ not in NOMINAL:
                return
        else:
            return
        yield token


def by_phrases(token: Token) -> list[Token]:
    """The by-phrases of a word; else those of a noun below it ("named head of it by X")."""
    own = [
        child
        for child in token.children
        if child.dep_ == "obl:agent"
        or (child.dep_.startswith(("obl", "nmod")) and preposition(child) == "by")
    ]
    told = [c for c in token.children if c.dep_ == "xcomp" and c.i == token.i + 1]
    return own or below(token, "by") or [t for c in told for t in by_phrases(c)]  # "was kept informed by"


def is_top(token: Token) -> bool:
    """Whether nothing above a word has a subject that it could borrow."""
    while token.head != token and token.dep_ in ("conj", "acl", "advcl", "xcomp"):
        token = token.head
    return bool(token.head == token)


def bearer(trigger: Token, tokens: Sequence[Token]) -> Token:
    """The verb on which an argument hangs that an infinitive or gerund borrows: "told Held to come"."""
    head = tokens[0].head if tokens else trigger
    return head if trigger.dep_ in ("xcomp", "advcl") and trigger.head == head else trigger


def bases(participle: str) -> tuple[str, ...]:
    """The verbs of which a participle may be that the tagger took for an adjective or a name."""
    ending = next((end for end in ("ing", "ed") if participle.endswith(end)), "")
    return (participle.removesuffix(ending), participle.removesuffix(ending) + "e") if ending else ()


def is_beset(objects: Sequence[Token]) -> bool:
    """Whether a comma follows the last object at once, so that something is said of it by the way."""
    last = max((t.i for o in objects for t in (o, *children(o, "flat"))), default=-1)
    return 0 <= last < len(objects[0].doc) - 1 and objects[0].doc[last + 1].text == ","
