"""Constructions of historical prose, each with many names: further training sentences for the parser.

The treebanks hold little of what histories are full of: offices between commas, absolute participles, lists
in which the verb is said once. `constructions.conllu` has sentences of that kind in our own words, annotated
by hand after the guidelines of Universal Dependencies (v2); MISC says of a word what may stand there
(`Slot=Person`, `Place`, `Body`, `Office`, `Organ`). Each variation takes other words for all slots: names
from the articles that train the name recogniser, offices and bodies from the ontology.
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import conllu
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from potestas.extract.model.treebank import documents
from potestas.ontology.vocabulary import vocabulary

CONSTRUCTIONS = Path(__file__).with_name("constructions.conllu")
VARIATIONS = 40
"""Of each sentence, the one that is written first among them."""
LONGEST_NAME = 3
NAMED = {"Person": "PER", "Place": "LOC", "Body": "ORG"}

Filler = tuple[str, ...]


def _names(path: Path) -> Mapping[str, Sequence[Filler]]:
    """By type, the names of the articles: people of up to three words, places and bodies of one."""
    found: dict[str, set[Filler]] = {kind: set() for kind in NAMED.values()}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in json.loads(line)["sents"]:
                for start, end, kind, _ in sentence["spans"]:
                    words = tuple(word.strip() for word in sentence["tokens"][start:end])
                    longest = LONGEST_NAME if kind == "PER" else 1
                    if (
                        kind in found
                        and len(words) <= longest
                        and all(w.isalpha() and w.istitle() for w in words)
                    ):
                        found[kind].add(words)
    return {kind: sorted(names) for kind, names in found.items()}


def _fillers(names: Path) -> Mapping[str, Sequence[Filler]]:
    known = vocabulary()
    named = _names(names)
    fillers = {slot: named[kind] for slot, kind in NAMED.items()}
    for slot, scheme in (("Office", known.roles), ("Organ", known.bodies)):
        fillers[slot] = sorted((word,) for word in scheme.by_word if word.isalpha() and word.islower())
    return fillers


def _varied(
    sentence: conllu.TokenList, fillers: Mapping[str, Sequence[Filler]], chance: random.Random
) -> conllu.TokenList:
    """The sentence with other words in its slots; the further words of a name hang flat on its first."""
    words: list[list[dict[str, object]]] = []
    for token in sentence:
        misc = dict(token["misc"] or {})
        slot = misc.pop("Slot", None)
        chosen = chance.choice(fillers[slot]) if slot else (token["form"],)
        rows = [{**token, "form": form, "misc": None} for form in chosen]
        if slot:
            for row in rows:
                row["lemma"] = row["form"]
        for row in rows[1:]:
            row["deprel"] = "flat"
        rows[-1]["misc"] = misc or None
        words.append(rows)
    first, place = {0: 0}, 1
    for number, rows in enumerate(words, start=1):
        first[number] = place
        place += len(rows)
    tokens = []
    for number, rows in enumerate(words, start=1):
        for i, row in enumerate(rows):
            row["id"] = first[number] + i
            row["head"] = first[number] if i else first[int(str(row["head"]))]
            tokens.append(conllu.models.Token(row))
    return conllu.TokenList(tokens)


def read(names: Path, vocab: Vocab, seed: int = 0) -> Iterator[Doc]:
    """All variations, in an order drawn from the seed."""
    chance = random.Random(seed)
    fillers = _fillers(names)
    originals = conllu.parse(CONSTRUCTIONS.read_text(encoding="utf-8"))
    sentences = list(originals)
    sentences += [_varied(s, fillers, chance) for s in originals for _ in range(VARIATIONS - 1)]
    chance.shuffle(sentences)
    yield from documents(sentences, vocab)


def add(target: Path, names: Path, vocab: Vocab) -> None:
    """Add the variations to the documents of a spaCy DocBin."""
    docs = DocBin().from_disk(target)
    for doc in read(names, vocab):
        docs.add(doc)
    docs.to_disk(target)
