"""Pronouns and descriptions → referents.

One walk through the mentions in text order. A pronoun takes the most salient earlier referent of its kind
(subjects before objects, near before far, the often named before the rest; after Lappin and Leass 1994). A
definite description takes the latest referent whose name or description has the same head; "the NKVD chief"
takes who held that post; an indefinite one begins a referent of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from potestas.extract.clause import antecedent
from potestas.extract.mentions import Mention
from potestas.extract.posts import body_of
from potestas.extract.register import Referent, Register, normal

_PERSONAL = frozenset("he she him her his hers himself herself who whom".split())
_NEUTER = frozenset("it its itself".split())
_NEW = frozenset({"a", "an", "another", "some", "several", "many", "no", "any", "each", "every"})
_SAME = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "their", "'s"})
_THINGS = ("Body", "Case", "Document", "Meeting", "Group")

SUBJECT, NAMED, DISTANCE, NEARNESS = 1.6, 0.35, 0.8, 1.0
"""For pronouns: being a subject; log of how often mentioned; each sentence back; each 400 code points back."""
EVENTS = frozenset("""murder assassination killing death poisoning crash fire explosion theft robbery fraud forgery
    conspiracy plot rising uprising revolt mutiny rebellion riot massacre scandal defeat collapse attempt""".split())
"""Events into which people inquire."""
REACH = 2000
"""How far back an inquiry's event is looked for, in code points."""
SAME = 0.6
"""For possessives: standing in the same sentence."""
CENTRE = 0.8
"""Being a pronoun already: what a text speaks of, it goes on speaking of (Grosz, Joshi and Weinstein 1995)."""
MEMORY = 300
"""Mentions of one kind among which a description finds its antecedent."""
OFTEN = 30
"""Mentions beyond this many count no more."""
TOPIC, FADING = 0.8, 0.1
"""For descriptions: log of how often mentioned; each sentence back."""


class Resolver:
    """Resolves the mentions of one document against its register."""

    def __init__(self, register: Register, holders: dict[tuple[str, int], list[tuple[int, Referent]]],
                 alone: dict[str, Referent]) -> None:
        """`holders` as from `holders_of`; `alone`: the magistrates of whom the text names only one."""
        self.register = register
        self.holders = holders
        self.alone = alone
        self.seen: list[Mention] = []
        self.all: Sequence[Mention] = ()
        self.things: dict[tuple[str, bool], list[Mention]] = {}
        self._sentence: dict[tuple[int, int], int] = {}
        self._numbers: dict[Mention, int] = {}
        self._subjects: dict[tuple[int, int], Mention] = {}

    def resolve(self, mentions: Sequence[Mention]) -> None:
        bearers = {m.prefix: m for m in mentions if m.prefix is not None and m.holders}
        self._subjects = {(id(m.passage), m.token.head.i): bearers.get(m, m) for m in mentions
                          if m.token.dep_.startswith("nsubj")}
        self.all = mentions
        for mention in mentions:
            self._order(mention)
            if mention.referent is None:
                self._resolve(mention)
            if mention.referent is not None:
                self.seen.append(mention)
                self.things.setdefault((mention.type, mention.plural), []).append(mention)

    def _resolve(self, mention: Mention) -> None:
        if mention.form == "pronoun":
            self._pronoun(mention)
        elif mention.type == "Post":
            self._post(mention)
        elif mention.type in _THINGS or mention.type == "Place":
            self._description(mention)

    def _order(self, mention: Mention) -> int:
        """Running number of the sentence."""
        known = self._numbers.get(mention)
        if known is None:
            key = id(mention.passage), mention.token.sent.start
            known = self._numbers[mention] = self._sentence.setdefault(key, len(self._sentence))
        return known

    def _pronoun(self, mention: Mention) -> None:
        if mention.text in _PERSONAL and mention.text not in ("who", "whom"):
            wanted: tuple[str, ...] = ("Person",)
        elif mention.text in _NEUTER:
            wanted = ("Body", "Case", "Document", "Group")
        else:
            self._relative_pronoun(mention)
            return
        best = self._salient(mention, wanted)
        if best is not None:
            self._join(mention, best)

    def _relative_pronoun(self, mention: Mention) -> None:
        """ "who", "which" and "whose" mean the noun that their clause is about."""
        noun = antecedent(mention.token)
        if noun != mention.token:
            for earlier in reversed(self.seen[-12:]):
                if earlier.passage is mention.passage and earlier.left <= noun.i < earlier.right:
                    self._join(mention, earlier)
                    return

    def _salient(self, mention: Mention, wanted: tuple[str, ...]) -> Mention | None:
        here = self._order(mention)
        own = self._subjects.get((id(mention.passage), mention.token.head.i))
        objective = mention.token.dep_ in ("obj", "iobj", "obl", "obl:agent") and not mention.text.endswith("self")
        barred = {m.referent for m in (own, *own.holders)} if own is not None and objective else set()
        barred |= self._relative(mention)
        scores: dict[Referent, tuple[float, Mention]] = {}
        for earlier in reversed(self.seen):
            referent = earlier.referent
            distance = here - self._order(earlier)
            if distance > 4 and scores:
                break
            if referent is None or referent.type not in wanted or earlier.type == "Place":
                continue
            if referent in barred:
                continue
            if mention.text in _NEUTER and earlier.plural:
                continue
            score = -DISTANCE * distance - NEARNESS * min(mention.start - earlier.start, 400) / 400
            if _is_subject(earlier):
                score += SUBJECT if mention.token.dep_.startswith("nsubj") or distance == 0 else SUBJECT * 0.8
            elif earlier.token.dep_ in ("obj", "iobj", "obl:agent", "ROOT"):
                score += SUBJECT * 0.5
            elif earlier.token.dep_ == "nmod:poss":
                score += SUBJECT * 0.4
            if distance == 0 and mention.token.dep_ == "nmod:poss":
                score += SAME
            if referent.type == "Person":
                score += NAMED * math.log(1 + min(len(referent.mentions), OFTEN))
            if earlier.form == "pronoun":
                score += CENTRE
            if referent not in scores or score > scores[referent][0]:
                scores[referent] = score, earlier
        if not scores:
            return None
        return max(scores.values(), key=lambda item: (item[0], item[1].start))[1]

    def _relative(self, mention: Mention) -> set[Referent | None]:
        """Of the subject of a relative clause: whom the clause is about ("Ormonde, whom he sent")."""
        clause = mention.token.head
        if not mention.token.dep_.startswith("nsubj") or clause.dep_ != "acl:relcl":
            return set()
        return {m.referent for m in self.seen[-8:] if m.passage is mention.passage
                and m.left <= clause.head.i < m.right}

    def _post(self, mention: Mention) -> None:
        """A post used for its holder: whoever stands beside it, or held it in the text so far."""
        if len(mention.holders) == 1 and mention.holders[0].referent is not None:
            self._join(mention, mention.holders[0])
            return
        body = body_of(mention)
        if mention.plural:
            self._collective(mention)
            return
        if mention.concept is None:
            return
        alone = self.alone.get(mention.concept.key)
        if body is None and alone is not None and mention.determiner in ("a", "an", "the"):
            self._set(mention, alone)  # the only one of whom the text speaks
            return
        if mention.determiner in _NEW:
            return
        if body is not None and body.referent is not None:
            found = self.holders.get((mention.concept.key, body.referent.number)) or []
            earlier = [referent for start, referent in found if start < mention.start]
            if earlier or found:
                self._set(mention, earlier[-1] if earlier else found[0][1])
        elif body is None and mention.determiner == "the":
            for earlier_mention in reversed(self.seen):
                if earlier_mention.type == "Post" and earlier_mention.concept is mention.concept \
                        and earlier_mention.referent is not None:
                    self._join(mention, earlier_mention)
                    return

    def _collective(self, mention: Mention) -> None:
        """People known only by their office: "the tribunes of the people"."""
        words = mention.passage.doc[mention.left:mention.right].text
        for earlier in reversed(self.things.get(("Post", True), [])[-MEMORY:]):
            if earlier.referent is not None \
                    and normal(words) in map(normal, earlier.referent.forms) and self._compatible(mention, earlier.referent):
                self._join(mention, earlier)
                return
        referent = self.register.new("Group")
        for owner in (mention.possessor, mention.parent, mention.prefix):
            if owner is not None and owner.referent is not None and referent.parent is None:
                referent.parent = owner.referent
        self.register.add(referent, mention, words)

    def _description(self, mention: Mention) -> None:
        if mention.plural and not mention.determiner:
            self._plural(mention)
            return
        if mention.determiner in _NEW or (mention.determiner == "" and not mention.plural and mention.form != "name"
                                          and mention.type == "Body" and mention.possessor is None
                                          and mention.prefix is None and " " not in mention.text):
            self._begin(mention)
            return
        head = normal(mention.text).split()
        here = self._order(mention)
        best: tuple[float, Mention] | None = None
        for earlier in reversed(self.things.get((mention.type, mention.plural), [])[-MEMORY:]):
            referent = earlier.referent
            if referent is None:
                continue
            score = TOPIC * math.log(1 + len(referent.mentions)) - FADING * (here - self._order(earlier))
            if (best is None or score > best[0]) and self._same_head(mention, head, referent) \
                    and self._compatible(mention, referent):
                best = score, earlier
        if best is not None:
            self._join(mention, best[1])
            return
        self._begin(mention)

    def _plural(self, mention: Mention) -> None:
        """A plural without article means the same only in the same words."""
        for earlier in reversed(self.things.get((mention.type, True), [])[-MEMORY:]):
            if earlier.referent is not None and normal(earlier.text) == normal(mention.text) and " " in mention.text:
                self._join(mention, earlier)
                return
        self._begin(mention)

    def _same_head(self, mention: Mention, words: list[str], referent: Referent) -> bool:
        """ "the commission" ← "a commission on ..."; "the royal council" ← "the royal council"."""
        forms = [normal(form).split() for form in referent.forms] + [normal(m.text).split()
                                                                     for m in referent.mentions[-6:]]
        last = words[-1] if words else ""
        for form in forms:
            if not form:
                continue
            if form == words or (len(words) == 1 and (form[-1] == last or last in form[:3])):
                return True
            if len(words) > 1 and form[-1] == last and set(words) <= set(form):
                return True
            if len(words) == 2 and mention.determiner == "the" and form[0] == last and "of" in form[1:2]:
                return True  # "the great committee" ← "the committee of war"
        return False

    def _compatible(self, mention: Mention, referent: Referent) -> bool:
        if mention.possessor is not None and mention.possessor.referent is not None:
            return referent.parent is mention.possessor.referent
        if mention.parent is not None and mention.parent.referent is not None and referent.parent is not None:
            return referent.parent is mention.parent.referent
        return True

    def _begin(self, mention: Mention) -> None:
        referent = self.register.new(mention.type)
        referent.anonymous = mention.form != "name"
        if mention.type == "Case" and mention.determiner == "the" and mention.parent is None:
            referent.topic = self._event_before(mention)
        for owner in (mention.possessor, mention.parent, mention.prefix):
            if owner is not None and owner.referent is not None and referent.parent is None:
                referent.parent = owner.referent
        self.register.add(referent, mention, mention.text)

    def _event_before(self, mention: Mention) -> Mention | None:
        """What "the inquiry" inquires into: the latest event spoken of ("the murder of Marat")."""
        before = [m for m in self.all if mention.start - REACH < m.start < mention.start]
        return next((m for m in reversed(before) if m.token.lemma_.lower() in EVENTS), None)

    def _join(self, mention: Mention, earlier: Mention) -> None:
        assert earlier.referent is not None
        self._set(mention, earlier.referent)
        mention.grounds = earlier.grounds if earlier.form == "pronoun" and earlier.grounds else earlier

    def _set(self, mention: Mention, referent: Referent) -> None:
        self.register.add(referent, mention)
        if mention.grounds is None and referent.mentions:
            mention.grounds = referent.mentions[0]


def _is_subject(mention: Mention) -> bool:
    """A subject, or the name in apposition to one ("the head, Kaunitz, chose ...")."""
    token = mention.token
    return token.dep_.startswith("nsubj") or (token.dep_ in ("appos", "flat", "nmod:desc", "compound")
                                              and token.head.dep_.startswith("nsubj"))


def holders_of(mentions: Iterable[Mention]) -> dict[tuple[str, int], list[tuple[int, Referent]]]:
    """(role concept, number of the body) → who stands beside such a post, by place in the text."""
    found: dict[tuple[str, int], list[tuple[int, Referent]]] = {}
    for mention in mentions:
        body = body_of(mention) if mention.type == "Post" else None
        if mention.concept is None or body is None or body.referent is None:
            continue
        for holder in mention.holders:
            if holder.referent is not None:
                found.setdefault((mention.concept.key, body.referent.number), []).append((mention.start,
                                                                                          holder.referent))
    return found


def only_holders(mentions: Iterable[Mention]) -> dict[str, Referent]:
    """Role concept → its holder, for offices that are bodies by themselves and have one named holder in the text."""
    found: dict[str, set[Referent]] = {}
    for mention in mentions:
        if mention.type == "Post" and mention.concept is not None and mention.concept.magistracy:
            for holder in mention.holders:
                if holder.referent is not None:
                    found.setdefault(mention.concept.key, set()).add(holder.referent)
    return {key: next(iter(people)) for key, people in found.items() if len(people) == 1}
