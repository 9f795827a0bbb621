"""The words by which prose names roles, bodies, cases and the rest, over regimes and centuries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.ontology.scheme import normal
from potestas.ontology.vocabulary import Vocabulary
from potestas.ontology.vocabulary import vocabulary as whole_vocabulary

SCHEMES = sorted(whole_vocabulary().schemes)

ROLES = {
    "head": (
        *("consul", "dictator", "pharaoh", "exarch", "grand logothete", "pontifex maximus", "satrap"),
        *("pope", "abbess", "grand vizier", "kapudan pasha", "shogun", "khan", "viceroy", "doge"),
        *("lord chancellor", "earl marshal", "first consul", "supreme director"),
        *("general secretary", "first secretary of the provincial committee", "People’s Commissar"),
        *("prime minister", "chairwoman", "acting director", "attorney general", "editor-in-chief"),
        *("secretary of state for war", "chief of the general staff", "head of the press section"),
    ),
    "deputy head": (
        *("deputy", "vice-president", "deputy people's commissar", "first deputy chairman", "vice-governor"),
        *("master of the horse", "second-in-command", "assistant secretary", "under-secretary of state"),
        *("vicar general", "assistant chief of police", "vice premier"),
    ),
    "secretary": ("secretary", "perpetual secretary", "secretary of the central committee"),
    "member": (
        *("member", "senator", "candidate member", "candidate Politburo member", "deputy to the Estates"),
        *("juror", "privy councillor", "delegate", "cardinal", "prince-elector", "alderman"),
    ),
    "representative": (
        *("plenipotentiary", "papal nuncio", "envoy extraordinary", "ambassador to the Porte"),
        *("royal commissioner", "representative on mission", "chargé d'affaires", "spokesman for the guild"),
    ),
    "staff": (
        *("clerk", "main assistant", "private secretary", "aide-de-camp", "tax collector", "court physician"),
        *("senior investigator", "secret agent", "school inspector", "functionary", "lieutenant colonel"),
    ),
    "magistrate": ("tribune of the plebs", "military tribune", "censor", "aedile", "quaestor", "ephor"),
}

@pytest.mark.parametrize(("group", "phrase"), [(group, phrase) for group in ROLES for phrase in ROLES[group]])
def test_a_role_is_found_under_its_group(group: str, phrase: str, vocabulary: Vocabulary) -> None:
    concept = vocabulary.roles.find(phrase)
    assert concept is not None
    assert vocabulary.roles.within(concept.key, group)


@pytest.mark.parametrize("phrase", ["", "harvest", "of the", "blue Monday", "river of ink"])
def test_what_is_no_role_is_not_found(phrase: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.roles.find(phrase) is None


THINGS = [
    ("bodies", "court martial", "court"),
    ("bodies", "Privy Council", "council"),
    ("bodies", "board of inquiry", "commission"),
    ("bodies", "special troika", "commission"),
    ("bodies", "States-General", "assembly"),
    ("bodies", "House of Commons", "parliament"),
    ("bodies", "Home Office", "ministry"),
    ("bodies", "People's Commissariat of Health", "commissariat"),
    ("bodies", "Praetorian Guard", "police"),
    ("bodies", "consulship", "magistracy"),
    ("bodies", "College of Cardinals", "synod"),
    ("cases", "treason trial", "trial"),
    ("cases", "re-registration of members", "verification"),
    ("cases", "murder of the governor", "affair"),
    ("cases", "royal inquiry", "investigation"),
    ("documents", "imperial rescript", "decree"),
    ("documents", "Treaty of Passarowitz", "treaty"),
    ("documents", "minutes of the meeting", "memorandum"),
    ("documents", "draft of the charter", "draft"),
    ("meetings", "closing session", "session"),
    ("meetings", "cross-examination", "interrogation"),
    ("meetings", "levée", "audience"),
    ("groups", "court faction", "faction"),
    ("groups", "Third Estate", "estate"),
    ("matters", "foreign affairs", "branch of affairs"),
    ("places", "Grand Duchy of Tuscany", "monarchy"),
    ("places", "vilayet", "province"),
    ("acts", "banishment", "exile"),
]


@pytest.mark.parametrize(("scheme", "phrase", "key"), THINGS)
def test_a_thing_is_found_as_its_kind(scheme: str, phrase: str, key: str, vocabulary: Vocabulary) -> None:
    found = vocabulary.schemes[scheme].find(phrase)
    assert found is not None
    assert vocabulary.schemes[scheme].within(found.key, key)


@pytest.mark.parametrize("key", SCHEMES)
def test_words_are_in_lower_case_and_without_articles(key: str, vocabulary: Vocabulary) -> None:
    scheme = vocabulary.schemes[key]
    assert all(word == " ".join(word.lower().split()) for word in scheme.by_word)
    assert not any(word.startswith(("the ", "a ", "an ")) for word in scheme.by_word)


@pytest.mark.parametrize("key", sorted(set(SCHEMES) - {"roles", "acts", "bases"}))
def test_a_compound_is_listed_only_where_its_last_noun_would_not_do(key: str, vocabulary: Vocabulary) -> None:
    scheme = vocabulary.schemes[key]
    idle = []
    for word, concept in scheme.by_word.items():
        rest = {other: c for other, c in scheme.by_word.items() if normal(other) != normal(word)}
        if " " in word and word != concept.key and replace(scheme, by_word=rest).find(word) is concept:
            idle.append(word)
    assert idle == []


@pytest.mark.parametrize("key", SCHEMES)
def test_a_hierarchy_has_no_circle(key: str, vocabulary: Vocabulary) -> None:
    scheme = vocabulary.schemes[key]
    for concept in scheme.concepts.values():
        assert not any(scheme.within(above, concept.key) for above in concept.broader)


def test_no_word_names_both_a_role_and_a_body(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.roles.by_word) & set(vocabulary.bodies.by_word) == set()


def test_every_role_has_a_rank_and_heads_come_first(vocabulary: Vocabulary) -> None:
    roles = vocabulary.roles
    assert all(concept.rank for concept in roles.concepts.values())
    for key, concept in roles.concepts.items():
        assert (concept.rank == 1) == roles.within(key, "head")


def test_a_narrower_title_is_no_synonym(vocabulary: Vocabulary) -> None:
    """Two offices may not become one post because one concept finds both."""
    roles = vocabulary.roles
    assert roles.by_name["vezir"] is roles.by_word["wazir"]
    for title in ("lord privy seal", "earl marshal", "ambassador", "admiral", "archbishop"):
        assert title in roles.by_word and title not in roles.by_name


def test_offices_that_are_bodies_by_themselves(vocabulary: Vocabulary) -> None:
    concepts = vocabulary.roles.concepts
    assert all(concepts[key].magistracy for key in ("consul", "tribune", "censor", "king", "dictator"))
    assert not any(concepts[key].magistracy for key in ("secretary", "member", "governor", "minister"))


@given(st.text(max_size=40), st.sampled_from(SCHEMES))
def test_any_text_may_be_looked_up(text: str, key: str) -> None:
    scheme = whole_vocabulary().schemes[key]
    found = scheme.find(text)
    assert found is None or found.key in scheme.concepts


@given(st.sampled_from(sorted(whole_vocabulary().roles.by_word)), st.sampled_from(["of the city", "for war"]))
def test_a_complement_changes_no_role(word: str, complement: str) -> None:
    roles = whole_vocabulary().roles
    if f"{word} {complement}" not in roles.by_word:
        assert roles.find(f"{word} {complement}") is roles.by_word[word]
