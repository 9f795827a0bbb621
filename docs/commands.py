"""Writes docs/commands.md from the program itself (`make docs`); a test says when it is out of date."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from potestas.cli import VERBS, face
from potestas.queries.named import NamedQuery, named_queries

PAGE = Path(__file__).with_name("commands.md")


def page() -> str:
    """The command reference in Markdown: every verb's help, then every named query."""
    verbs = [f"## potestas {verb}\n\n```text\n{help_of(verb)}```" for verb in VERBS]
    queries = ["\n".join(lines(query)) for query in named_queries().values()]
    head = "# Commands\n\nWritten by `make docs` from what the program says of itself."
    return "\n\n".join([head, *verbs, "## Named queries", *queries]) + "\n"


def help_of(verb: str) -> str:
    return CliRunner().invoke(face, [verb, "--help"], prog_name="potestas").output


def lines(query: NamedQuery) -> Iterator[str]:
    """A named query: its question, what it takes and what each column of the answer holds."""
    yield f"### {query.name}\n\n{query.question}\n"
    for parameter in query.parameters.values():
        needed = ", needed" if parameter.required else ""
        yield f"- `--{parameter.name}`{needed}: {parameter.means} (`{parameter.example}`)"
    yield "\n| column | what |\n|---|---|"
    for column, means in query.columns.items():
        yield f"| {column} | {means} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
