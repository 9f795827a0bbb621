"""The places of a pattern: for a trigger, the mentions that stand at "agent", "before", "as" and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from potestas.extract import audience, clause, dependents, predication, spoken
from potestas.extract.belief import Beliefs
from potestas.extract.mention import Mention
from potestas.extract.neighbours import Inserted, Neighbours, inserted
from potestas.extract.passage import Passage
from potestas.extract.telling import tellers, telling
from potestas.extract.voice import caused, had_done, is_passive
from potestas.extract.words import words
from potestas.extract.writers import At, authors

_COMPANY = words("lists", "company")
_OF_DEEDS = frozenset({"by", "to", "as"})
"""What a parser hangs too low on a noun: "the audit of the Exchequer by Hume", "the election of Hume to"."""
_BESIDE = "beside "
_STRAYING = words("lists", "straying")
_OFFICES = words("posts", "offices")
_OFFICERS = words("posts", "officers")
_CARES = words("posts", "cares")
_ELECTING = ("Body", "Meeting")
_THINGS = ("Document", "Place", "Meeting")


class Places:
    """The mentions of one passage, by the places that they take around a trigger."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[Mention],
        inserted: Inserted,
        beliefs: Beliefs,
        elsewhere: At,
    ) -> None:
        self.passage = passage
        self.mentions = mentions
        self.host = inserted.host
        self._beliefs = beliefs
        self._elsewhere = elsewhere
        self._above_host = inserted.above
        # A phrase is never meant by its prefix: "the Treasury" by "Treasury secretary".
        self._post_of = {mention.prefix: mention for mention in mentions if mention.prefix is not None}
        self._given = {id(m.appointee): m for m in mentions if m.appointee is not None}
        self._near = Neighbours(passage, mentions, inserted)
        self._found: dict[tuple[str, int], list[Mention]] = {}
        self._at: dict[int, Mention] = {}
        for mention in mentions:
            for i in range(mention.left, mention.right):
                if i not in self._at or i == mention.head:
                    self._at[i] = mention
        for token in passage.doc:  # "In Vienna | Metternich ruled": the tree has one name, the place first
            place, person = self._at.get(token.head.i), self._at.get(token.i)
            if token.dep_ == "flat" and place is not None and person is not None and place.type == "Place":
                self._at[token.head.i] = person
        self._sources: dict[str, Callable[[Token], list[Mention]]] = {
            "agent": self._agent,
            "elector": self._elector,
            "post above": self._post_above,
            "patient": self._patient,
            "subject": lambda t: self._opened(clause.subjects(t)) or self._hosting(t),
            "founder": lambda t: self._opened(clause.founders(t)),
            "complement": self._complement,
            "doer": lambda t: self._opened([] if t.dep_ == "nsubj" else clause.agents(clause.governor(t))),
            "undergoer": lambda t: self._opened(clause.patients(clause.governor(t))),
            "opener": self._opener,
            "audience": lambda t: self._opened(audience.audience(t)),
            "orderer": self._orderer,
            "causer": self._causer,
            "content": lambda t: self._opened(spoken.spoken_of(t)),
            "teller": lambda t: self._speaking(self._opened(tellers(beliefs, t, passage))),
            "told to act": lambda t: self._opened([a for c in spoken.said(t) for a in clause.agents(c)]),
            "captioned": self._near.captioned,
            "recipient": lambda t: self._opened(dependents.children(t, "iobj")),
            "itself": self._own,
            "members": lambda t: self._near.members(t, self._own(t), self.at("of", t)),
            "governor": lambda t: self._opened([t.head]),
            "governed": self._governed,
            "holder": lambda t: [h for m in self._own(t) for h in m.holders],
            "possessor": lambda t: [m.possessor for m in self._own(t) if m.possessor is not None],
            "prefix": lambda t: [m.prefix for m in self._own(t) if m.prefix is not None],
            "predicated": self._predicated,
            "predicate": lambda t: self._opened(predication.predicated(t)),
            "apposed": lambda t: self._near.apposed(t, self._own(t)),
            "before": self._near.before,
            "after": self._near.after,
            "adjacent": self._near.adjacent,
            "list before": self._near.list_before,
            "before list": self._near.before_list,
            "then as": lambda t: self._near.then(t, "as"),
            "then at": lambda t: self._near.then(t, "at"),
            "stationed": lambda t: [m for m in self._near.adjacent(t) if m.station is not None],
            "doing as": self._doing_as,
            "context": self._near.context,
        }

    def at(self, source: str, trigger: Token) -> list[Mention]:
        """The mentions at a place, in text order, lists opened; a name that is no place is a preposition.

        "Before whom" is the preposition, "before" the place.
        """
        key = source, trigger.i
        if key not in self._found:  # many patterns ask for the same
            find = self._sources.get(source)
            self._found[key] = find(trigger) if find is not None else self._behind(source, trigger)
        return list(self._found[key])

    def is_told(self, trigger: Token) -> bool:
        """Whether somebody in the story says what stands at a word."""
        return telling(self._beliefs, trigger, self.passage) is not None

    def joined(self, mention: Mention) -> list[Mention]:
        """The list that begins with a mention: whom "their" means, "of the Board and the Mint"."""
        if mention.passage is not self.passage:
            return [mention]
        joined = self._opened(dependents.conjuncts(mention.token))
        return mention.holders or self._near.parallel(mention, joined)

    def _behind(self, source: str, trigger: Token) -> list[Mention]:
        """The mentions behind a preposition."""
        if source.startswith(_BESIDE):
            return self._behind(source.removeprefix(_BESIDE), clause.governor(trigger))
        source = source.removesuffix(" whom")
        found = self._opened([noun for name, noun in dependents.obliques(trigger) if name == source])
        if not found and source in (_STRAYING if trigger.pos_ == "VERB" else _OF_DEEDS):
            found = self._opened(dependents.below(trigger, source))
        if not found and trigger.pos_ == "NOUN":
            low = [t for t in dependents.below(trigger, source) if source == "against" or not t.head.is_lower]
            found = self._opened(dependents.following(trigger, source) or (low if source != "of" else []))
        if not found and source == "of":
            found = [m.parent for m in self._own(trigger) if m.parent is not None]
        return found

    def _own(self, trigger: Token) -> list[Mention]:
        return [self._at[trigger.i]] if trigger.i in self._at else []

    def _opened(self, tokens: Sequence[Token]) -> list[Mention]:
        told = [dependents.antecedent(token) for token in tokens]
        real = [other for token in told for other in dependents.instances(dependents.partitive(token))]
        found = [self._beyond_place(self._at[token.i]) for token in real if token.i in self._at]
        if any(dependents.is_some(token) for token in told):  # "two of them": nobody says which
            found = [m for m in found if not any(h.form == "name" for h in m.holders)]
        meant = [other for mention in found for other in self._named(mention)]
        return self._near.listed([self._post_of.get(mention, mention) for mention in meant])

    def _named(self, mention: Mention) -> list[Mention]:
        """What a word stands for: "the murderer, Clément", "the posts of governor and treasurer"."""
        if mention.type != "Other":
            return [mention]
        offices = mention.plural and mention.token.lemma_.lower() in _OFFICES
        if offices and mention.parent is not None and mention.parent.type == "Post":
            return [mention.parent]
        beside = dependents.children(mention.token, "appos")
        meant = [self._at[t.i] for first in beside for t in dependents.conjuncts(first) if t.i in self._at]
        return [m for m in meant if m.type == "Person" and m.form == "name"] or [mention]

    def _beyond_place(self, mention: Mention) -> Mention:
        """The subject that a parser took for a part of the place before it: "In Vienna Metternich ruled"."""
        following = self._at.get(mention.right)
        opens = mention.left and self.passage.doc[mention.left - 1].pos_ == "ADP"
        if opens and following is not None and mention.token.dep_.startswith("nsubj"):
            return following if following.token.dep_ == "flat" else mention
        return mention

    def _acting(self, trigger: Token, tokens: Sequence[Token], is_subject: bool) -> list[Mention]:
        """Agents or patients with their company; for the missing subject of a bracket, what it is about."""
        found = self._opened(tokens)
        if not tokens and is_subject:
            found = self._hosting(trigger)
        if found and found[0].type in ("Person", "Post", "Pronoun"):
            verb = dependents.bearer(trigger, tokens)
            for name, noun in dependents.obliques(verb):
                near = (noun.i < verb.i) == (tokens[0].i < verb.i) if tokens else True
                objects = [self._at[o.i].type for o in dependents.children(verb, "obj") if o.i in self._at]
                alone = is_subject and "Person" not in objects  # "signed the pact together with Held"
                if name in _COMPANY and (near or alone):
                    found = found + [m for m in self._opened([noun]) if m not in found]
        return found

    def _hosting(self, trigger: Token) -> list[Mention]:
        """What an aside is about, for a verb in it to which it gives no subject."""
        return self.host[-1:] if dependents.is_top(trigger) else []

    def _agent(self, trigger: Token) -> list[Mention]:
        """Who acts: by word of command, where a passive names nobody else; whoever has a document speak."""
        found = self._acting(trigger, clause.agents(trigger), not is_passive(trigger))
        if not found and is_passive(trigger):
            found = self._orderer(trigger)
        return self._speaking(found)

    def _speaking(self, found: list[Mention]) -> list[Mention]:
        """Those who act or speak; of documents, whose they are."""
        if any(mention.meant_type != "Document" for mention in found):
            return found
        return [author for mention in found for author in authors(mention, self._elsewhere)] or found

    def _elector(self, trigger: Token) -> list[Mention]:
        """The body that chooses its own officer: "the Diet elected Held chairman"."""
        phrases = [noun for name, noun in dependents.obliques(trigger) if name == "as"]
        chosen = {noun.lemma_.lower() for noun in (*clause.complements(trigger), *phrases)}
        return [m for m in self._agent(trigger) if m.type in _ELECTING] if chosen & _OFFICERS else []

    def _post_above(self, trigger: Token) -> list[Mention]:
        """The post that a clause gives to whom a participle is about: "became consul, replacing Held"."""
        verb = clause.governor(trigger)
        gives = trigger.dep_ in ("advcl", "acl") and trigger.lower_.endswith("ing")
        return self._opened(clause.complements(verb)) + self.at("as", verb) if gives else []

    def higher(self, source: str, trigger: Token) -> Iterator[list[Mention]]:
        """What else a participle or relative clause may be said of where its noun does not suit."""
        find = {"agent": clause.agents, "patient": clause.patients}.get(source)
        tokens = find(trigger) if find is not None else []
        if not tokens and find is not None and self._hosting(trigger):
            yield from ([mention] for mention in self._above_host)
        if tokens and trigger.dep_.startswith("acl") and not trigger.is_ancestor(tokens[0]):
            yield from (self._opened([token]) for token in dependents.above(tokens[0]))

    def _patient(self, trigger: Token) -> list[Mention]:
        """Who or what is acted on; "Stephen" in "elected Stephen king", where the tree has one phrase."""
        found = self._acting(trigger, clause.patients(trigger), is_passive(trigger))
        found = found or [
            m
            for m in self._opened(clause.complements(trigger))
            if m.appointee is not None or m.type == "Person"
        ]
        return [m.appointee or m for m in found]

    def _complement(self, trigger: Token) -> list[Mention]:
        """What the patient becomes; "king" in "elected Stephen king", where the tree has one phrase.

        What somebody else becomes in a clause that leaves the verb out is none of it (`gapping.py`).
        """
        found = self._opened(clause.complements(trigger))
        if not found:
            people = self._opened(clause.patients(trigger))
            found = [m if m.appointee is not None else self._given.get(id(m), m) for m in people]
            found = [m for m in found if m.appointee is not None]
        return [m for m in found if m is found[0] or m.appointee is None]

    def _opener(self, trigger: Token) -> list[Mention]:
        """Who acts in the clause that a phrase opens: "in a letter to Cecil, Essex complained"."""
        verb = clause.governor(trigger)
        return self._opened(clause.agents(verb)) if trigger.i < verb.i else []

    def _orderer(self, trigger: Token) -> list[Mention]:
        """By whose command something is done: "hanged by command of Cesare", "Cesare ordered his arrest"."""
        causing = had_done(trigger) or caused(trigger)
        if causing is not None:
            return self._opened(clause.agents(causing))
        nouns = spoken.commands(trigger)
        return [m for noun in nouns for m in self.at("possessor", noun) or self.at("of", noun)]

    def _causer(self, trigger: Token) -> list[Mention]:
        """Who has others do it, where both are named: "Cesare ordered Ramiro to arrest Held"."""
        causing = caused(trigger)
        return self._opened(clause.agents(causing)) if causing is not None else []

    def _governed(self, trigger: Token) -> list[Mention]:
        """Of a noun in "under X's direction": the noun or the verb's object that it is said of."""
        head = trigger.head
        opening = min((c.i for c in trigger.children if c.dep_ == "case"), default=trigger.i)
        beside = [m for m in self.mentions if m.right == opening and m.form != "pronoun"]
        if beside:
            return beside
        if head.pos_ in ("VERB", "AUX"):
            leading = trigger.i < head.i and not is_passive(head)  # "under Colbert's direction, it sat"
            doers = clause.agents(head) if leading else []
            return self._opened(doers or clause.patients(head) or clause.subjects(head))
        return self._opened([head])

    def _predicated(self, trigger: Token) -> list[Mention]:
        """The subject of which a noun is predicated: "X was the supervisor", "X was one of the directors"."""
        own = self._at.get(trigger.i)
        return self._opened(predication.bearers(trigger, shared=own is None or not own.holders))

    def _doing_as(self, trigger: Token) -> list[Mention]:
        """Who does something as holder of a post: "As regent, Held ruled", "Held signed it as regent"."""
        if (capacity := predication.capacity(trigger)) is None:
            return []
        things = self._opened(clause.patients(capacity.verb)) if capacity.behind else []
        if any(m.type not in _THINGS and m.token.lemma_ not in _CARES for m in things):
            return []  # "dismissed Gentz as clerk"
        behind = capacity.said or capacity.behind
        before = [] if behind else [m for m in self.mentions if m.right == capacity.opening.i]
        return before or self._opened([t for t in clause.subjects(capacity.verb) if t != trigger])


def places_of(passage: Passage, mentions: Mapping[int, Sequence[Mention]], beliefs: Beliefs) -> Places:
    """The places of a passage; `mentions` maps the id of each passage to its mentions."""

    def elsewhere(other: Passage, token: Token) -> Mention | None:
        return next((m for m in mentions[id(other)] if m.left <= token.i < m.right), None)

    return Places(passage, mentions[id(passage)], inserted(passage, mentions), beliefs, elsewhere)
