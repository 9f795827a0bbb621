"""The words of the SKOS schemes in a text: which of them a stretch of tokens ends with."""

from __future__ import annotations

from potestas.extract.passage import Passage
from potestas.extract.spelling import without_accents
from potestas.ontology.scheme import COMPLEMENT
from potestas.ontology.vocabulary import Concept, Vocabulary

LONGEST_WORD = 4
"""Tokens in the longest phrase of a scheme that is looked for."""


class Concepts:
    """Looks phrases up. `clean` is the text into which the passages' offsets point."""

    def __init__(self, vocabulary: Vocabulary, clean: str) -> None:
        self._clean = clean
        self.posts, self.bodies = vocabulary.roles, vocabulary.bodies
        self._schemes = {
            "Post": vocabulary.roles,
            "Body": vocabulary.bodies,
            "Case": vocabulary.cases,
            "Document": vocabulary.documents,
            "Meeting": vocabulary.meetings,
            "Group": vocabulary.groups,
            "Place": vocabulary.places,
            "Other": vocabulary.matters,
        }

    def phrase(self, passage: Passage, left: int, right: int) -> str:
        """The tokens `left`..`right` (exclusive) as the text has them, on one line."""
        return " ".join(self._clean[passage.starts[left] : passage.ends[right - 1]].split())

    def ending(self, passage: Passage, left: int, right: int) -> tuple[str, Concept, int] | None:
        """(type, concept, first token) of the longest word of any scheme that ends the stretch."""
        for start in range(max(left, right - LONGEST_WORD), right):
            phrase = self.phrase(passage, start, right).lower()
            last = passage.doc[right - 1]
            lemmas = {phrase, phrase[: len(phrase) - len(last.text)] + last.lemma_.lower()}
            lemmas |= {form.replace("-", " ") for form in lemmas}  # "superintendent-general"
            lemmas |= {without_accents(form) for form in lemmas if not form.isascii()}  # "vezír"
            for kind, scheme in self._schemes.items():
                for form in sorted(lemmas):
                    if form in scheme.by_word:
                        return kind, scheme.by_word[form], start
        title = passage.doc[right - 1].lower_ if right > left else ""
        whole = self.posts.find(title) if " " in title else None  # "advocate general"
        return ("Post", whole, right - 1) if whole is not None else None

    def opening(self, passage: Passage, left: int, right: int) -> tuple[str, Concept, int] | None:
        """The same for a post whose name goes on behind the stretch: "master | of the horse"."""
        doc = passage.doc
        if right == len(doc) or doc[right].lower_ not in COMPLEMENT:
            return None
        for start in range(max(left, right - LONGEST_WORD), right):
            for end in range(min(right + LONGEST_WORD, len(doc)), right + 1, -1):
                phrase = self.phrase(passage, start, end).lower()
                if phrase in self.posts.by_word:
                    return "Post", self.posts.by_word[phrase], start
        return None

    def is_title(self, passage: Passage, left: int, right: int) -> bool:
        """Whether the whole stretch is a word for a post or a body."""
        phrase = self.phrase(passage, left, right).lower()
        return phrase in self.posts.by_word or phrase in self.bodies.by_word
