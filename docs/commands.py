"""Writes docs/commands.md from the program itself (`make docs`); a test says when it is out of date."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

from potestas.cli import VERBS, run
from potestas.queries.named import named_queries

PAGE = Path(__file__).with_name("commands.md")


def help_of(*arguments: str) -> str:
    with redirect_stdout(io.StringIO()) as shown:
        run([*arguments, "--help"])
    return shown.getvalue()


def page() -> str:
    """The command reference in Markdown: every verb's help, then every named query."""
    parts = ["# Commands", "Written by `make docs` from the program's own help."]
    for verb in VERBS:
        parts += [f"## potestas {verb}", f"```text\n{help_of(verb)}```"]
    parts.append("## Named queries")
    for query in named_queries().values():
        parts += [f"### {query.name}", query.question]
        parts += [
            f"- `--{name}`{' (required)' if parameter.required else ''}: {parameter.means}; "
            f"for example `{parameter.example}`"
            for name, parameter in query.parameters.items()
        ]
        parts.append("Answers with " + "; ".join(f"*{name}*: {means}" for name, means in query.columns.items()) + ".")
    return "\n\n".join(parts).replace("\n\n- ", "\n- ").replace("\n- ", "\n\n- ", 0) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
