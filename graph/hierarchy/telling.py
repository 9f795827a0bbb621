"""Where something stood, in words: each step with its time, how sure it is, and the sentences behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rdflib import ORG, RDFS, Graph
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.hierarchy.chains import Chain
from potestas.graph.hierarchy.standing import Rank, Standing
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.proof import Proof
from potestas.graph.wording import as_title, at, in_words, lasting, sentence, when
from potestas.ontology.vocabulary import POT, Vocabulary

Name = Callable[[Node], str]
"""The name of a body, a person or a post as it stands in the graph."""

PARTS = ("chain", "above", "below", "appointed")
_ANONYMOUS = re.compile(r"\[.+\]")


class Telling:
    """Puts a standing into lines. A fact is quoted where it is first needed, and later named by its id.

    `most` is how many chains, and how many above and below, are told; None for all.
    """

    def __init__(self, name: Name, vocabulary: Vocabulary, types: dict[str, str], most: int | None) -> None:
        self._name, self._vocabulary, self._types, self._most = name, vocabulary, types, most
        self._quoted: set[str] = set()

    def lines(self, standing: Standing, parts: Iterable[str] = PARTS) -> Iterator[str]:
        """The parts that are asked for, each below its heading."""
        told = {
            "chain": lambda: self._chains(standing),
            "above": lambda: self._ranks("Above", standing.above),
            "below": lambda: self._ranks("Below", standing.below),
            "appointed": lambda: self._appointing(standing),
        }
        yield f"{self.name(standing.thing)}{f', {at(standing.date)}' if standing.date else ''}"
        for part in parts:
            yield from told[part]()

    def name(self, thing: Node) -> str:
        return _ANONYMOUS.sub(lambda found: as_title(found[0]), self._name(thing))

    def _phrase(self, thing: Node) -> str:
        """The name as it stands in a sentence: "the head of Gosplan"."""
        name = self._name(thing)
        return in_words(name, self._types[name]) if name in self._types else f"the {self.name(thing)}"

    def step(self, step: Proof) -> str:
        """One step of command: "the chairman of Gosplan ranks above the deputy head of Gosplan"."""
        above, _, below = step.triple
        said = relation(step, self._vocabulary.hierarchy)
        return f"{self._phrase(above)} {said} {self._phrase(below)}"

    def _chains(self, standing: Standing) -> Iterator[str]:
        for number, chain in enumerate(standing.chains[: self._most], start=1):
            count = f" {number} of {len(standing.chains)}" if len(standing.chains) > 1 else ""
            yield f"\nChain of command{count}: {_sure(chain.certainty, chain.proof)}"
            yield f"  {self.name(chain.start)}"
            yield from self._steps(chain)
        yield from self._rest(len(standing.chains))

    def _steps(self, chain: Chain) -> Iterator[str]:
        for step in chain.steps:
            yield f"  ↑ {self.name(step.thing)}{self._held(step.holders)}"
            said = relation(step.proof, self._vocabulary.hierarchy)
            yield f"      {said} it: {_sure(step.certainty, step.proof)}"
            yield from (f"        {line}" for line in self._sources(step.proof))

    def _held(self, holders: Iterable[Proof]) -> str:
        people: dict[Node, str] = {}
        for holder in holders:
            people[holder.triple[0]] = people.get(holder.triple[0]) or lasting(holder.span)
        said = (f"{self.name(person)}{f' ({time})' if time else ''}" for person, time in people.items())
        return f": {'; '.join(said)}" if people else ""

    def _ranks(self, heading: str, ranks: Iterable[Rank]) -> Iterator[str]:
        shown = in_person(ranks)
        if shown:
            yield f"\n{heading}"
        for rank in shown[: self._most]:
            yield f"  {self.capacity(rank)}: {_sure(rank.certainty, rank.proof)}"
            for step in rank.steps:
                yield f"      {self.step(step)}"
                yield from (f"        {line}" for line in self._sources(step))
        yield from self._rest(len(shown))

    def capacity(self, rank: Rank) -> str:
        """Who it is, by which post, or who held it: "Mezhlauk, chairman of Gosplan"."""
        own = [p.triple[2] for p in rank.proof.premises if p.triple[:2] == (rank.thing, ORG.holds)]
        own += [p.triple[0] for p in rank.proof.premises if p.triple[1:] == (ORG.heldBy, rank.thing)]
        posts = ", ".join(self.name(post) for post in own)
        return f"{self.name(rank.thing)}{f', {posts}' if posts else self._held(rank.holders)}"

    def _appointing(self, standing: Standing) -> Iterator[str]:
        own = [proof for proof in standing.appointed if proof.triple[0] == standing.thing]
        filled = [proof for proof in standing.appointed if proof.triple[0] != standing.thing]
        if filled or standing.by_office:
            yield "\nWho filled the place, or could have"
        yield from self._acts(filled)
        for rank in standing.by_office[: self._most]:
            yield f"  by office: {self.capacity(rank)}: {_sure(rank.certainty, rank.proof)}"
            yield f"      {self.step(rank.proof)}"
            yield from (f"        {line}" for line in self._sources(rank.proof))
        yield from self._rest(len(standing.by_office))
        if own:
            yield "\nWhom it appointed"
        yield from self._acts(own)

    def _acts(self, proofs: Sequence[Proof]) -> Iterator[str]:
        for proof in proofs[: self._most]:
            if proof.holding:
                yield f"  stated: {sentence(proof.holding.claim, self._vocabulary, self._types)}"
                yield from (f"        {line}" for line in self._sources(proof))
        yield from self._rest(len(proofs))

    def _sources(self, proof: Proof) -> Iterator[str]:
        """The sentences that state what a proof rests on, and those by which it had ended."""
        for holding in holdings_of(proof):
            yield from self._quotes(holding.claim)
            if holding.ended_by:
                yield from (f"ended by then: {line}" for line in self._quotes(holding.ended_by))

    def _quotes(self, claim: Claim) -> Iterator[str]:
        if claim.id in self._quoted:
            yield f"fact {claim.id}, see above"
            return
        self._quoted.add(claim.id)
        time = f", {said}" if (said := when(claim)) else ""
        for item in claim.evidence[:1]:
            note = f", note {item.note}" if item.note else ""
            yield f"“{' '.join(item.quote.split())}” ({item.document}{note}; fact {claim.id}{time})"

    def _rest(self, count: int) -> Iterator[str]:
        if self._most is not None and count > self._most:
            yield f"  … and {count - self._most} more (--most {count} shows all)"


def in_person(ranks: Iterable[Rank]) -> list[Rank]:
    """Without the posts of people who stand there by them."""
    ranks = list(ranks)
    by_post = {post for rank in ranks for post in rank.posts}
    return [rank for rank in ranks if rank.thing not in by_post]


def relation(proof: Proof, ontology: Graph) -> str:
    """What a proof says of its two ends; of a step of command, of which sort it is: "ranks above"."""
    said = proof.premises[0] if proof.triple[1] == POT.commands else proof
    property = said.triple[1]
    return str(ontology.value(property, RDFS.label) or re.split(r"[/#]", str(property))[-1])


def holdings_of(proof: Proof) -> list[Holding]:
    """What is told on which a proof rests, in the order of its premises, each once."""
    found = {proof.holding.claim.id: proof.holding} if proof.holding else {}
    for premise in proof.premises:
        for holding in holdings_of(premise):
            found.setdefault(holding.claim.id, holding)
    return list(found.values())


def _sure(certainty: str, proof: Proof) -> str:
    return ", ".join(filter(None, [certainty, lasting(proof.span)]))
