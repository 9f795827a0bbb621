"""Active or passive: by auxiliaries, and by participles without a subject of their own."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from potestas.extract.dependents import VERBAL, by_phrases, children
from potestas.extract.words import words

_HAVING = words("clauses", "having")
_TRANSITIVE = words("clauses", "transitive")
_CAUSING = words("clauses", "causing")
_IRREGULAR = words("clauses", "irregular")
_COMMANDING = words("clauses", "commanding")
_COMMANDS = words("clauses", "commands")


@lru_cache(maxsize=512)
def is_passive(verb: Token) -> bool:
    """Passive by its auxiliaries, or a past participle that modifies a noun."""
    other = twin(verb)
    if other is not None:
        return is_passive(other)
    if acts_on_head(verb):
        return False
    if _is_commanded(verb):
        return True
    if children(verb, "aux:pass", "nsubj:pass") or _is_acted_on(verb) or had_done(verb) is not None:
        return True
    if follows_its_subject(verb):
        return False
    return not children(verb, "nsubj", "aux", "cop") and _is_passive_participle(verb)


def _is_commanded(verb: Token) -> bool:
    """Whether a verb of command says to whom by its subject alone: "Held, ordered to leave, refused"."""
    tasks = [t for t in children(verb, "xcomp", "advcl") if t.i > verb.i]
    return (
        verb.lemma_.lower() in _COMMANDING
        and "Tense=Past" in str(verb.morph)
        and not children(verb, "obj", "iobj", "ccomp", "aux")
        and any(c.lower_ == "to" for t in tasks[:1] for c in children(t, "mark"))
    )


def had_done(deed: Token) -> Token | None:
    """Of what somebody has done by others the verb of having: "had Held beheaded", "got him banished"."""
    if deed.dep_ == "conj" and deed.head.pos_ == "VERB" and not children(deed, "nsubj", "aux", "obj"):
        return had_done(deed.head) if deed.lemma_ in _TRANSITIVE else None
    above = deed.head.head if deed.dep_ == "acl" and deed.head.dep_ == "obj" else deed.head
    if deed.pos_ != "VERB" or deed.dep_ not in ("xcomp", "acl", "ccomp") or above.lemma_ not in _HAVING:
        return None
    had = children(above, "obj") or children(deed, "nsubj")
    stands = any(above.i < noun.i < deed.i for noun in had) and not children(deed, "mark", "aux")
    return above if stands and "Tense=Past" in str(deed.morph) else None


def caused(deed: Token) -> Token | None:
    """The verb whose subject has others do what is acted out: "ordered his arrest", "that he be arrested"."""
    above = deed.head
    acted_out = ("xcomp", "ccomp", "advcl") if deed.pos_ in VERBAL else ("obj", "nsubj:pass")
    opened = deed.pos_ not in VERBAL or {"to", "that"} & {c.lower_ for c in children(deed, "mark")}
    if deed.dep_ == "nmod" and above.lemma_.lower() in _COMMANDS and above.dep_ in ("obj", "nsubj:pass"):
        return above.head  # "signed a warrant for his arrest"
    causing = above.pos_ == "VERB" and above.lemma_.lower() in _CAUSING
    return above if causing and opened and deed.dep_ in acted_out else None


def acts_on_head(verb: Token) -> bool:
    """Whether the tree has a verb as an adjective of its object: "the diet elected marshals Held, Imhof"."""
    noun = verb.head
    subject = [*children(verb, "nsubj"), *children(noun, "nsubj")]
    return (
        verb.dep_ == "amod"
        and verb.pos_ == "VERB"
        and verb.i + 1 == noun.i
        and bool(subject)
        and subject[0].i < verb.i
        and not children(noun, "cop")
    )


def _is_acted_on(verb: Token) -> bool:
    """Whether a by-phrase makes a verb passive: alone, or after its particle ("presided over by Held")."""
    rest = verb.doc[verb.i + 1 : verb.i + 3]
    if len(rest) == 2 and rest[0].head == verb and rest[0].pos_ == "ADP" and rest[1].lower_ == "by":
        return True
    alone = verb.dep_ == "ROOT" and bool(rest) and rest[0].lower_ == "by" and bool(by_phrases(verb))
    return (alone or bool(children(verb, "obl:agent"))) and not children(verb, "nsubj", "obj")


def _is_passive_participle(verb: Token) -> bool:
    """Whether a verb without a subject of its own is a participle for what is acted on."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        shared = is_participle(verb) or _shares_voice(verb) or _needs_object(verb)
        return is_passive(verb.head) and shared
    if verb.dep_ in ("acl", "amod"):
        tagged = verb.tag_ == "VBN" or "Voice=Pass" in str(verb.morph) or is_participle(verb)
        return bool(tagged) or (verb.dep_ == "acl" and _is_bare(verb))  # "Held, banished by Imhof, fled"
    if verb.dep_ in ("advcl", "parataxis", "ROOT", "appos", "obl", "conj"):
        return is_participle(verb) and not children(verb, "obj")
    return False


def _is_bare(verb: Token) -> bool:
    """Whether a past form has nothing that a finite verb has, and takes an object elsewhere."""
    alone = not children(verb, "nsubj", "obj", "iobj", "aux", "mark", "ccomp")
    return alone and verb.lower_.endswith("ed") and verb.lemma_ in _TRANSITIVE


def _shares_voice(verb: Token) -> bool:
    """Whether a past form joined to a bare participle is one too: "chaired by Held and charged with"."""
    bare = not children(verb.head, "nsubj", "nsubj:pass", "aux", "aux:pass")
    return bare and verb.lower_.endswith("ed") and not children(verb, "nsubj", "obj", "aux")


def _needs_object(verb: Token) -> bool:
    """Whether a past form without any object is a participle: "was dismissed and exiled to"."""
    alone = not children(verb, "nsubj", "obj", "aux", "ccomp")
    alone = alone and all(t.pos_ == "ADJ" for t in children(verb, "xcomp"))  # "was burned alive"
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    irregular = verb.lower_ in _IRREGULAR and following != "for"  # "was freed and sent for the king"
    return alone and (irregular or (verb.lower_.endswith("ed") and verb.lemma_ in _TRANSITIVE))


def follows_its_subject(verb: Token) -> bool:
    """Whether the subject stands as root, its verb as a participle of it: "Held, my lord, told Imhof"."""
    root, closing = verb.head, "," in [t.text for t in verb.doc[max(verb.i - 2, 0) : verb.i]]
    return (
        (verb.dep_ in ("acl", "parataxis") or (verb.dep_ == "conj" and not children(verb, "cc")))
        and root.dep_ == "ROOT"
        and root.pos_ in ("NOUN", "PROPN")
        and verb.i > root.i
        and not children(root, "cop", "nsubj")
        and not by_phrases(verb)
        and (
            bool(children(verb, "obj"))
            or (closing and bool(children(verb, "obl", "xcomp", "ccomp", "advcl")))
        )
    )


def is_participle(verb: Token) -> bool:
    """Whether a verb is a past participle by its form."""
    return "Tense=Past" in str(verb.morph) and "VerbForm=Part" in str(verb.morph)


def is_gerund(verb: Token) -> bool:
    """Whether a verb ends as gerunds do."""
    return bool(verb.text.endswith("ing"))


def twin(verb: Token) -> Token | None:
    """The verb before "and" whose object a parser took from it: "named and dismissed judges"."""
    if (
        verb.dep_ in ("amod", "acl")
        and verb.i >= 2
        and verb.nbor(-1).dep_ == "cc"
        and verb.nbor(-2).pos_ == "VERB"
    ):
        return verb.nbor(-2)
    return None
