"""Why a triple holds: all minimal proofs, from the ontology's axioms down to what texts state, with times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rdflib import OWL, RDF, Graph, URIRef

from potestas.extract.claim import Claim
from potestas.graph.layout import Triple
from potestas.graph.owl.axioms import rules
from potestas.graph.proofs.forms import FORMS
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.derivation import Derivation, least
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.proof import Proof
from potestas.graph.reasoning.statements import premises
from potestas.graph.wording import date_in_words, lasting
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Explanation:
    """A triple and its minimal proofs, the shortest first: none rests on more than another does.

    With `as_of` (EDTF) those that held or may have held then.
    """

    triple: Triple
    proofs: tuple[Proof, ...]
    as_of: str | None = None
    words: Words = field(kw_only=True, repr=False, compare=False)

    def to(self, form: str = "text", quotes: bool = True) -> str:
        """The proofs as `text`, `json`, `ttl` (RDF in Turtle) or `html` (a page).

        Without `quotes` they tell where the words of the text stand, but not the words.
        """
        words = Words(self.words.data, self.words.vocabulary, quotes=quotes)
        return FORMS[form].proofs(self.triple, self.proofs, words, self.as_of)

    def __str__(self) -> str:
        return self.to()


def derivation(accepted: Graph, vocabulary: Vocabulary, held: Sequence[Holding]) -> Derivation:
    """All minimal proofs of what an accepted graph tells and what follows; `held` tells when facts hold."""
    return Derivation(premises(accepted, vocabulary, held), rules(vocabulary.graph), least)


def explanation(
    triple: Triple, derivation: Derivation, words: Words, as_of: str | None = None
) -> Explanation | None:
    """The explanation of a triple by the proofs of a derivation that keeps the `least`; None without proofs.

    With `as_of`, an EDTF date, by those that may hold then. Raises DateError.
    """
    proofs = derivation.proofs.get(triple, ())
    kept = [proof for proof in proofs if proof.at(as_of) != "no"]
    return Explanation(triple, tuple(sorted(kept, key=_order)), as_of, words=words) if kept else None


def refusal(
    triple: Triple,
    words: Words,
    claims: Iterable[Claim],
    at_another_time: Explanation | None,
    date: str | None,
) -> str:
    """Why there is no explanation: when else the triple held, or who says it whom nobody need believe.

    `claims` are those that are not accepted.
    """
    said = words.statement(triple)
    if at_another_time and date:
        times = dict.fromkeys(
            f"{'held' if proof.certainty == 'certain' else 'may have held'} {lasting(proof.span)}"
            for proof in at_another_time.proofs
        )
        return f"{said}: not in {date_in_words(date)}; it {'; it '.join(times)}"
    doubted = [f"{claim.status} only (fact {claim.id})" for claim in claims if _says(claim, triple, words)]
    because = f"; it is {', '.join(doubted)}" if doubted else ""
    return f"from what is accepted it does not follow that {said}{because}"


def properties(vocabulary: Vocabulary) -> set[URIRef]:
    """The properties that rules or facts give between things; not what only names classes or sameness."""
    heads = {rule.head[1] for rule in rules(vocabulary.graph) if rule.head is not None}
    stated = {states.property for kind in vocabulary.kinds.values() for states in kind.states}
    return stated | {head for head in heads if isinstance(head, URIRef)} - {RDF.type, OWL.sameAs}


def _says(claim: Claim, triple: Triple, words: Words) -> bool:
    """Whether a claim would state the triple if it were accepted."""
    subject, property, value = triple
    wanted = words.name(subject), property, words.name(value)
    kind = words.vocabulary.kinds[claim.kind]
    keys = {key: getattr(claim, key) for key in kind.arguments}
    return any(
        (keys.get(states.source_key), states.property, keys.get(states.target_key)) == wanted
        and words.vocabulary.applies(states.when, keys)
        for states in kind.states
    )


def _order(proof: Proof) -> tuple[tuple[int, int], list[str]]:
    return proof.size, sorted(proof.grounds)
