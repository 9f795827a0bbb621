"""Text → the words that a parser is shown: names and titles made whole, phrases of time left out.

A word is `(word, start, end)`: clean offsets in code points, the end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language

from potestas.extract.date_grammar import ORDINALS
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

Word = tuple[str, int, int]

_TITLES = words("names", "titles")
_POSTPOSED = words("posts", "postposed")
_CLOSING = words("posts", "closing")
_KIN = words("names", "kin")
_NTH = f"(?:for (?:the|a)|a) (?:{'|'.join(sorted(ORDINALS))}|last) time"
_VAGUE = re.compile(rf"\b(?:{'|'.join([*sorted(words('insertions', 'vague')), _NTH])})\b", re.IGNORECASE)
_UNBROKEN = re.compile(r"\S{500}")
_VOWELS = tuple("aeiou")
_HYPHENS = ("-", "‐", "‑")
_NAME_PART = re.compile(r"[A-ZÀ-ÖØ-Þ]|[dl]'[A-ZÀ-ÖØ-Þ]")
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiou]{1,3}(?:n|ng|h|k|l|p)?")
"""What follows the hyphen in the given names of East Asia."""
_SECONDS = words("names", "seconds")
_LINKS, _ASSIMILATED = words("names", "hyphenated"), words("names", "assimilated")
_PREFIXED, _REPEATING = words("names", "prefixed"), words("names", "repeating")
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?")
_EPITHETS = words("names", "epithets") | frozenset(ORDINALS)
_LOCAL = frozenset({"in", "at", "within", "throughout", "across"})
"""Prepositions that no man's name follows, but a place: "in Russia the White general"."""
_NUMERAL = re.compile(r"[IVXLC]{2,}")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
_UNFINISHED = words("insertions", "unfinished")
"""Words after which a clause goes on."""
_WITHIN = frozenset({",", ";", ":", ")", "'s", "’s"})
"""What, like a small letter, shows that a sentence goes on."""
_BEFORE_TIMES = frozenset({".", ",", ";", ":", "(", '"', "—", "–"}) | _CONJUNCTIONS


def shown_words(nlp: Language, text: str, offset: int, times: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of a block that begins at clean offset `offset`, without the stretches `times` in it.

    What tells a time so vaguely that it dates nothing ("was at this time established"), or for how manieth
    time ("consul for the third time"), is left out as well.
    """
    found: list[Word] = []
    for begin, stretch in _stretches(text):
        for token in nlp.tokenizer(stretch):
            if not token.is_space:
                found += _unstopped(token.text, offset + begin + token.idx)
    vague = [(offset + m.start(), offset + m.end()) for m in _VAGUE.finditer(text)]
    return _titled(_timeless(_surnamed(_joined(_unnumbered(found))), sorted([*times, *vague])))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text, and where each part of it begins: cut where white space is long in coming.

    The tokenizer takes signs from the ends of what stands between white space one by one, and each time
    copies the rest; a line of a hundred thousand brackets would keep it for minutes. What holds no letter
    for so long says nothing, and is left out.
    """
    begin = 0
    for run in _UNBROKEN.finditer(text):
        says_nothing = not any(sign.isalnum() for sign in run[0])
        yield begin, text[begin : run.start() if says_nothing else run.end()]
        begin = run.end()
    yield begin, text[begin:]


def _unstopped(word: str, start: int) -> list[Word]:
    """A full stop that the tokenizer took for a part of an acronym at the end of a sentence stands alone."""
    end = start + len(word)
    if (
        word.endswith(".")
        and len(word) > 4
        and "." not in word[:-1]
        and word[:-1] not in _TITLES
        and sum(c.isupper() for c in word) > 1
    ):
        return [(word[:-1], start, end - 1), (".", end - 1, end)]
    return [(word, start, end)]


def _unnumbered(tokens: list[Word]) -> list[Word]:
    """Without the full stops of numerals inside a sentence: "Sixtus IV. resigned", "Charles VIII., who"."""
    if not tokens:
        return []
    nothing = ("", 0, 0)
    return [
        token
        for before, token, after in zip([nothing, *tokens[:-1]], tokens, [*tokens[1:], nothing], strict=True)
        if not (
            token[0] == "."
            and before[2] == token[1]
            and _NUMERAL.fullmatch(before[0])
            and (after[0][:1].islower() or after[0] in _WITHIN)
        )
    ]


def _timeless(tokens: list[Word], times: Sequence[tuple[int, int]]) -> list[Word]:
    """Without the phrases that tell the time, and without the comma that would hang in the air after one."""
    kept: list[Word] = []
    waiting = list(reversed(times))
    taken = False
    for word, start, end in tokens:
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        if waiting and waiting[-1][0] <= start:
            taken = True
        elif taken and word == "," and (not kept or kept[-1][0] in _BEFORE_TIMES):
            if len(kept) > 1 and kept[-1][0] == "," and kept[-2][0].lower() in _UNFINISHED:
                kept.pop()  # "Held and, from May on, Imhof", "Held had already, in May, resigned"
            taken = False
        else:
            kept.append((word, start, end))
            taken = False
    return kept


def _joined(tokens: list[Word]) -> list[Word]:
    """Split initials ("Ia" "."), soft signs, hyphenated names ("Saint-Just") and "co-opted" made whole."""
    joined: list[Word] = []
    quoting = False
    for word, start, end in tokens:
        touching = bool(joined) and joined[-1][2] == start
        if word == "'":
            soft = (
                touching and not quoting and joined[-1][0][-1:].isalpha() and joined[-1][0][-1] not in "sxz"
            )
            if soft:  # a soft sign at the end of a Slavic name: "Avel' Enukidze"
                last, last_start, _ = joined.pop()
                joined.append((last + word, last_start, end))
                continue
            quoting = not touching
        whole = _made_whole(joined, word) if touching else None
        if whole is not None:
            joined[-1] = (whole, joined[-1][1], end)
            continue
        joined.append((word, start, end))
    return [piece for token in joined for piece in _reopened(token)]


def _made_whole(before: Sequence[Word], word: str) -> str | None:
    """A word with the one that it touches, where both are one name, title or prefixed word."""
    last, start, _ = before[-1]
    ends = last[1:] in _VOWELS and len(before) > 1 and _NAMED.fullmatch(before[-2][0])  # "Chen Yi."
    initial = word == "." and re.fullmatch(r"[A-ZÀ-Þ][a-z]?", last) and not ends
    opening = word in _HYPHENS and (last[:1].isupper() or last in _ASSIMILATED | _PREFIXED | _REPEATING)
    if initial or (opening and not last.endswith(_HYPHENS)) or _is_by_marriage(last + word):
        return last + word
    first = last[:-1] if last.endswith(_HYPHENS) else ""
    if word.islower() and first.lower() in _PREFIXED | _REPEATING:  # "re-elected" is shown as "elected"
        return word if first.lower() in _REPEATING else last + word
    if first and _NAME_PART.match(word):
        return f"{last[:1].upper()}{last[1:]}{word}"  # "ad-Din" is a name by its second part
    if not first[:1].isupper() or not word.islower():
        return None
    surnamed = len(before) > 1 and before[-2][0][:1].isupper() and before[-2][2] + 1 == start
    if surnamed and _SYLLABLE.fullmatch(word) and word not in _SECONDS:
        return first + word  # "Sun Yat-sen": a tagger knows names without hyphens
    linked = word in _LINKS or first.rpartition("-")[2] in _LINKS
    return last + word if linked else None  # "Shuja-ud-Daula"


def _surnamed(tokens: list[Word]) -> list[Word]:
    """Names made whole with what their bearers were called: "Ivan the Terrible", "Charles the Second"."""
    whole: list[Word] = []
    for i, token in enumerate(tokens):
        if _is_called(tokens, i):
            whole.pop()
            name, start, _ = whole.pop()
            whole.append((name, start, token[2]))
        else:
            whole.append(token)
    return whole


def _is_called(tokens: list[Word], i: int) -> bool:
    """Whether the word at i is what the man before it was called; not "Thus the Great Council"."""
    if i < 2 or tokens[i - 1][0] != "the" or tokens[i][0].lower() not in _EPITHETS:
        return False
    name, called, following = tokens[i - 2][0], tokens[i][0], tokens[i + 1][0] if i + 1 < len(tokens) else ""
    if following.lower() in vocabulary().roles.by_word or (i > 2 and tokens[i - 3][0].lower() in _LOCAL):
        return False
    named = bool(_NAMED.fullmatch(name)) and name.lower() not in _UNFINISHED
    return named and called[:1].isupper() and not following[:1].isupper()


def _is_by_marriage(word: str) -> bool:
    """Whether a word is, or goes on to be, "father-in-law"."""
    kin, hyphen, rest = word.partition("-")
    return bool(hyphen) and kin.lower() in _KIN and "in-law".startswith(rest)


def _titled(tokens: list[Word]) -> list[Word]:
    """Titles of several words made one: "attorney general", "commander in chief", "secretary of state"."""
    whole: list[Word] = []
    i = 0
    while i < len(tokens):
        length = next((n for n in (3, 2) if _is_title(tokens[i : i + n], n)), 1)
        title = tokens[i : i + length]
        whole.append((" ".join(word for word, _, _ in title), title[0][1], title[-1][2]))
        i += length
    return whole


def _is_title(tokens: Sequence[Word], length: int) -> bool:
    if len(tokens) < length:
        return False
    parts = [word.lower() for word, _, _ in tokens]
    known = vocabulary().roles.by_word
    whole = " ".join(parts) in known
    heads = [(" ".join(parts[:i]), " ".join(parts[i:])) for i in range(1, length)]
    return any(
        (after in _POSTPOSED and (whole or head.removesuffix("s") in known)) or (after in _CLOSING and whole)
        for head, after in heads
    )


def _reopened(token: Word) -> list[Word]:
    """A hyphen that joined nothing stands for itself again ("Soviet-era", "Paris -")."""
    word, start, end = token
    if len(word) > 1 and word.endswith(_HYPHENS):
        return [(word[:-1], start, end - 1), (word[-1], end - 1, end)]
    return [token]
