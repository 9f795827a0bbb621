"""Inputs for fuzzing: what is nearly right, made of samples that are right and of what has tripped others.

Wholly random characters are refused at the door. What goes deep is a sample with a few things wrong: a
stretch taken out, told twice or put elsewhere, a token of another place, a value of another type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

ODD = (
    *("", " ", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\x7f", "\x85", "\ufeff", "\u2028", "\u200f"),
    *("\u202e", "\u0301", "\U0001d4d0", "\ufffd", "ı", "ﬁ", "١٩٣٤", "שופט", "القاضي", "大臣", "\u00ad"),
    *("\\", "\\u0000", '"', "'", '"""', "“", "”", "(", ")", "[", "]", "{", "}", "<", ">", "<!--", "]]>"),
    *("&amp;", "&#0;", "`", "<script>alert(1)</script>", "../../etc/passwd", "%00", "$x", "?x", "#", "^^"),
    *("@en", "@prefix", "_:b", "0", "-1", "1e999", "9" * 40, "0x10", "NaN", "true", "null", "..", "/"),
    *("~", "*", "**", ";", ",", "=", "|", "+", "!", "(" * 300, "[" * 2000, "{" * 300, '"“' * 300),
)
"""Words and signs that mean something somewhere, or should mean nothing anywhere."""

_PLAIN = ("true", "nan", "-inf", "1979-05-27", "07:32:00", "[]", "{}", '[""]', "[[]]", '""', "0")
_KEY = re.compile(r"\s*([\w\"'. -]+?)\s*=")
_TERM = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|\s+|[\w:$?@^-]+|.', re.DOTALL)
_SIGNS = frozenset(".,;()[]{}|/+*=")
_NO_TEXT = 0.1
"""How often bytes are no text, and a line is one too many."""
_NESTED = 0.4
"""How often a value holds others."""
_LONGEST = 400
"""Characters of a sample that one input shows at once."""

_RANDOMS = st.randoms(use_true_random=True)
"""One draw an input; a draw for each choice would take twenty times as long."""


def mangled(
    samples: Sequence[str], tokens: Sequence[str] = (), longest: int = _LONGEST
) -> st.SearchStrategy[str]:
    """A stretch of a sample, at most `longest` characters, with up to five things wrong."""

    def make(random: Random) -> str:
        sample = random.choice(samples)
        start = random.randrange(len(sample) - longest // 2) if len(sample) > longest else 0
        text = sample[start : start + longest]
        for _ in range(random.choice((0, 1, 1, 2, 3, 5))):
            at = random.randint(0, len(text))
            end = min(len(text), at + random.choice((0, 1, 1, 4, 20)))
            text = text[:at] + _instead(text[at:end], text, tokens, random) + text[end:]
        return text

    return _RANDOMS.map(make)


def _instead(cut: str, text: str, tokens: Sequence[str], random: Random) -> str:
    """What stands in the place of what was cut out."""
    elsewhere = random.randint(0, len(text))
    return random.choice(
        (
            random.choice(tokens or ODD),
            random.choice(ODD),
            text[elsewhere : elsewhere + 30],
            cut * random.choice((0, 2, 3, 30)),
            "".join(chr(random.choice((random.randrange(128), random.randrange(0xD800)))) for _ in range(3)),
        )
    )


def reworded(head: str, parts: Sequence[str], tokens: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """A head and some parts, in which some words stand in the places of others of their sort."""
    words = [[found for found in _TERM.findall(part) if not found.isspace()] for part in parts]

    def make(random: Random) -> str:
        chosen = [random.randrange(len(parts)) for _ in range(random.choice((1, 1, 2, 5)))]
        terms = [term for number in chosen for term in [*_TERM.findall(parts[number]), "\n"]]
        for _ in range(random.choice((0, 1, 2, 4))):
            at = random.randrange(len(terms))
            other = random.choice(words[random.choice((chosen[0], random.randrange(len(parts))))])
            if terms[at].isspace() or terms[at] in _SIGNS:
                terms[at] = random.choice((terms[at], terms[at], other, *tokens[:1]))
            else:
                terms[at] = other if other not in _SIGNS else random.choice(tokens or ODD)
        return f"{head}\n" + "".join(terms)

    return _RANDOMS.map(make)


def as_bytes(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Texts as UTF-8, now and then with a few bytes that are none, and now and then bytes alone."""

    def make(random: Random, text: str) -> bytes:
        content, at = text.encode("utf-8", "surrogatepass"), random.randint(0, len(text))
        if random.random() < _NO_TEXT:
            return random.randbytes(random.randrange(60))
        broken = random.random() < _NO_TEXT
        return content[:at] + random.randbytes(2) + content[at + 1 :] if broken else content

    return st.builds(make, _RANDOMS, texts)


def mostly(usual: st.SearchStrategy[Any], other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Two of one for one of the other; `one_of` counts what it is given twice once."""
    return st.sampled_from((usual, usual, other)).flatmap(lambda chosen: chosen)


def spoilt_toml(samples: Sequence[str], keys: Sequence[str]) -> st.SearchStrategy[str]:
    """Lines of samples, of which some have another value, another key or another table's head."""

    def make(random: Random) -> str:
        lines = [line for line in random.choice(samples).splitlines() if line.strip()]
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            at, key, value = random.randrange(len(lines)), random.choice(keys), _value(random)
            known = _KEY.match(lines[at])
            same = f"{known[1] if known else key} = {value}"
            lines[at] = random.choice((same, same, same, f"{key} = {value}", f"[[{key}]]", f"[{key}]"))
            if random.random() < _NO_TEXT:
                lines.insert(at, random.choice((f"{key} = {value}", *lines)))
        return "\n".join(lines)

    return _RANDOMS.map(make)


def _value(random: Random) -> str:
    """A value of TOML, as it is written."""
    inner = [_value(random) for _ in range(random.randrange(3))] if random.random() < _NESTED else []
    return random.choice(
        (
            *(json.dumps(random.choice(ODD)), str(random.randint(-3, 2**70)), random.choice(_PLAIN)),
            *(f"[{', '.join(inner)}]", "{ " + ", ".join(f"k{n} = {v}" for n, v in enumerate(inner)) + " }"),
        )
    )
