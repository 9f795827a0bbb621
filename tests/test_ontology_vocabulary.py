"""The ontology as the program reads it: kinds of relation, conditions, and the refusal of faulty files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from rdflib import FOAF, ORG

from potestas.ontology.errors import OntologyError
from potestas.ontology.vocabulary import POT, Condition, Vocabulary, load

FOLDER = Path(__file__).parent.parent / "ontology"

CORE = {
    *("tenure", "appointment", "removal", "part-of", "formation", "abolition", "replaces"),
    *("supervision", "examination", "charge"),
}
EXTENDED = {"order", "report", "approval", "authorship", "attendance", "sanction", "accusation"}

ENTITY_TYPES = {"Person", "Body", "Group", "Case", "Document", "Meeting", "Place", "Other"}


def test_the_kinds_and_types_that_the_outside_relies_on(vocabulary: Vocabulary) -> None:
    assert {key for key, kind in vocabulary.kinds.items() if kind.core} == CORE
    assert set(vocabulary.kinds) == CORE | EXTENDED
    assert set(vocabulary.entity_types) == ENTITY_TYPES
    assert set(vocabulary.statuses.concepts) == {"asserted", "reported", "alleged", "refuted", "intended"}
    assert set(vocabulary.bases.concepts) == {"formal", "de facto"}
    acts = {"arrest", "expel", "exile", "sentence", "execute", "reprimand", "deport"}
    assert set(vocabulary.acts.concepts) == acts


def test_the_names_that_queries_rely_on(vocabulary: Vocabulary) -> None:
    tenure, supervision = vocabulary.kinds["tenure"], vocabulary.kinds["supervision"]
    examination = vocabulary.kinds["examination"]
    assert (tenure.iri, tenure.during) == (POT.Tenure, ORG.memberDuring)
    assert {key: a.property for key, a in tenure.arguments.items() if key != "predecessor"} == {
        "subject": ORG.member,
        "object": ORG.organization,
        "role": ORG.role,
    }
    assert tenure.post is not None and tenure.post.property == POT.inPost
    assert {statement.property for statement in tenure.states} == {ORG.memberOf, ORG.headOf, ORG.holds}
    assert [a.property for a in supervision.arguments.values()][:2] == [POT.supervisor, POT.supervised]
    assert [a.property for a in examination.arguments.values()] == [POT.examiner, POT.examined]
    assert [s.property for s in supervision.states + examination.states] == [POT.supervises, POT.examines]


@pytest.mark.parametrize("key", sorted(CORE | EXTENDED))
def test_every_kind_can_be_stated_drawn_and_put_into_words(key: str, vocabulary: Vocabulary) -> None:
    kind = vocabulary.kinds[key]
    assert kind.states
    assert kind.edges or key == "replaces"
    required = {argument.key for argument in kind.arguments.values() if argument.required}
    sayable = [set(re.findall(r"{(\w+)}", wording)) for wording in kind.wordings]
    assert any(fields <= required for fields in sayable)
    assert set(kind.arguments) - set().union(*sayable) <= {"body"}


def test_what_may_stand_in_an_argument(vocabulary: Vocabulary) -> None:
    tenure = vocabulary.kinds["tenure"].arguments
    assert set(tenure["subject"].expects) == {FOAF.Person, ORG.Organization, POT.Group}
    assert (tenure["role"].expects, tenure["role"].scheme) == ((), "roles")
    task = vocabulary.kinds["charge"].arguments["task"]
    assert (task.expects, task.scheme, task.required) == ((), None, False)


def test_conditions_look_at_roles_and_at_kinds_of_bodies(vocabulary: Vocabulary) -> None:
    head = Condition("role", "roles", "head")
    assert vocabulary.applies(head, {"role": "grand vizier"})
    assert not vocabulary.applies(head, {"role": "deputy governor"})
    assert not vocabulary.applies(head, {"role": None})
    inquiry = Condition("object", "bodies", "commission")
    kinds = {"Bencoolen inquiry": "commission", "Bencoolen": "state"}
    assert vocabulary.applies(inquiry, {"object": "Bencoolen inquiry"}, kinds)
    assert not vocabulary.applies(inquiry, {"object": "Bencoolen"}, kinds)
    assert vocabulary.applies(Condition("predecessor"), {"predecessor": "Raffles"})
    assert vocabulary.applies(None, {})


def test_an_edge_weighs_what_the_role_is_worth(vocabulary: Vocabulary) -> None:
    tenure = vocabulary.kinds["tenure"]

    def weight(role: str | None) -> float:
        (edge,) = vocabulary.edges(tenure, {"subject": "A", "object": "B", "role": role})
        return edge.weight

    ranks = ["sultan", "vice-president", "senator", "ambassador", "scribe"]
    weights = [weight(role) for role in ranks]
    assert weights == sorted(set(weights), reverse=True)
    assert weight("sultan") == 1
    assert weight(None) == weight("scribe") == min(weights)


def test_the_edge_with_a_condition_comes_before_the_one_without(vocabulary: Vocabulary) -> None:
    tenure, supervision = vocabulary.kinds["tenure"], vocabulary.kinds["supervision"]
    seat = {"subject": "Bacon", "object": "Patent inquiry", "role": "member"}
    assert [e.means for e in vocabulary.edges(tenure, seat)] == ["office"]
    kinds = {"Patent inquiry": "commission"}
    assert [e.means for e in vocabulary.edges(tenure, seat, kinds)] == ["commission"]
    named = {"subject": "Bacon", "object": "Commission on Patents", "role": "member"}
    assert [e.means for e in vocabulary.edges(tenure, named)] == ["commission"]
    watched = {"subject": "Richelieu", "object": "Académie", "basis": "de facto"}
    assert [e.means for e in vocabulary.edges(supervision, watched)] == ["informal"]


def test_what_a_fact_entails(vocabulary: Vocabulary) -> None:
    (appointed,) = vocabulary.kinds["appointment"].entails
    assert appointed.kind == "tenure" and appointed.when == Condition("body")
    assert appointed.give == {"subject": "object", "object": "body", "role": "role", "start": "date"}
    (removed,) = vocabulary.kinds["removal"].entails
    assert removed.give == {"subject": "object", "object": "body", "role": "role", "end": "date"}
    (before,) = vocabulary.kinds["tenure"].entails
    assert before.when == Condition("predecessor") and before.give["end"] == "start"


FAULTS = [
    ("kinds/charge.ttl", 'pot:kind "charge"', 'pot:kind "trust"', "belongs in a file trust.ttl"),
    ("kinds/charge.ttl", 'pot:key "task"', 'pot:key "errand"', "argument 'errand'"),
    ("kinds/charge.ttl", 'pot:key "subject" ;', "", '"subject"'),
    ("kinds/charge.ttl", "time:Instant", "time:Duration", "pot:dated"),
    ("kinds/charge.ttl", "pot:weight 0.8", 'pot:weight "much"', "a number as pot:weight"),
    ("kinds/charge.ttl", "means:mandate", "means:magic", "means#magic"),
    ("kinds/charge.ttl", "means:mandate", "<https://w3id.org/potestas/role#head>", "no means of power"),
    ("kinds/charge.ttl", "{task}", "{deed}", "argument 'deed'"),
    ("kinds/charge.ttl", "gave {object}", "gave {object", "wording"),
    ("kinds/charge.ttl", "skos:example", "skos:note", "lacks skos:example"),
    ("kinds/charge.ttl", "dcterms:source", "dcterms:title", "lacks dcterms:source"),
    ("kinds/charge.ttl", "pot:core true ;", "", "lacks pot:core"),
    ("kinds/charge.ttl", "foaf:Agent", "foaf:Image", "no type of entity"),
    ("kinds/charge.ttl", "@prefix pot:", "@prefix top:", "not Turtle"),
    ("kinds/tenure.ttl", "pot:scheme pot:Roles", "pot:scheme pot:Rolls", "Rolls"),
    ("kinds/tenure.ttl", "role:head", "role:hat", "role#hat"),
    ("kinds/tenure.ttl", 'pot:to "post"', 'pot:to "seat"', "argument 'seat'"),
    ("kinds/removal.ttl", 'pot:kind "tenure"', 'pot:kind "tenor"', "'tenor', which is no kind"),
    ("kinds/removal.ttl", '[ pot:key "end" ;', '[ pot:key "basis" ;', "takes no basis"),
    ("schemes/bases.ttl", '"formal"@en ;', '"de facto"@en ;', "'de facto' already"),
    ("schemes/bases.ttl", '"official"@en', '"de facto"@en', "'de facto' already"),
    ("schemes/acts.ttl", 'pot:key "acts"', 'pot:key "deeds"', "'acts'"),
    ("schemes/cases.ttl", "skos:broader case:case", "skos:broader case:cause", "case#cause"),
    ("schemes/roles.ttl", "pot:rank 1", 'pot:rank "first"', "a number as pot:rank"),
    ("core.ttl", "pot:scheme pot:Cases", "pot:scheme pot:Causes", "Causes"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the ontology, without most of its roles and shapes, so that it loads fast."""
    left_out = shutil.ignore_patterns("*.py", "__pycache__", "roles-*", "shapes")
    return Path(shutil.copytree(FOLDER, tmp_path / "ontology", ignore=left_out))


def test_the_copy_itself_loads(copy: Path) -> None:
    assert load(copy).kinds


@pytest.mark.parametrize(("name", "right", "wrong", "said"), FAULTS)
def test_a_faulty_file_is_refused_by_its_name(
    name: str, right: str, wrong: str, said: str, copy: Path
) -> None:
    file = copy / name
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(OntologyError) as refusal:
        load(copy)
    line = str(refusal.value)
    assert said in line and "\n" not in line
    assert file.name in line or "schemes" in line


def test_an_unreadable_file_is_refused_by_its_name(copy: Path) -> None:
    (copy / "kinds" / "charge.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=r"charge\.ttl"):
        load(copy)
