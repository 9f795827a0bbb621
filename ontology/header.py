"""The comment header of a SPARQL file: TOML behind `# `, up to the first line that is no comment."""

from __future__ import annotations

import tomllib
from itertools import takewhile
from typing import Any


def header(text: str) -> dict[str, Any]:
    """What a SPARQL file says of itself. Raises tomllib.TOMLDecodeError.

    >>> header('# title = "Colleagues"\\nSELECT ?a { ?a ?b ?c } # no part of it')
    {'title': 'Colleagues'}
    """
    lines = takewhile(lambda line: line.startswith("#"), text.splitlines())
    return tomllib.loads("\n".join(line.removeprefix("#").removeprefix(" ") for line in lines))
