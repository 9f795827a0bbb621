"""What `potestas query` takes: a named query, each a subcommand made from its header, or SPARQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start
from potestas.cli.tables import show
from potestas.ontology.errors import InputError
from potestas.queries.named import NamedQuery, Parameter, named_queries, named_query


class Queries(click.Group):
    """The named queries as subcommands; what holds a brace is SPARQL, what ends in .rq a file with SPARQL."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(named_queries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if "{" in cmd_name:
            return _sparql_command(cmd_name)
        if Path(cmd_name).suffix in (".rq", ".sparql"):
            return _sparql_command(_read(Path(cmd_name)))
        return _named_command(named_query(cmd_name))


@click.group(cls=Queries, invoke_without_command=True, subcommand_metavar="QUERY ...")
@click.argument("place", metavar="PLACE", required=False)
@click.option("--list", "listing", is_flag=True, help="Lists the named queries with their parameters.")
@click.pass_context
def command(ctx: click.Context, place: str | None, listing: bool) -> None:
    """Asks PLACE (also the URL of a SPARQL endpoint) a named query, SPARQL, or a file .rq that holds SPARQL.

    \b
    potestas query out/ career --person "Thomas Cromwell"
    potestas query out/ "SELECT ?a ?b WHERE { ?a pot:supervises ?b }"
    """
    if listing:
        queries = named_queries().values()
        show(
            ("query", "question", "parameters"),
            [(query.name, query.question, _usage(query)) for query in queries],
        )
        ctx.exit()
    if ctx.invoked_subcommand is None:
        raise click.UsageError("name a place and a query; `potestas query --list` shows the queries", ctx)


def _usage(query: NamedQuery) -> str:
    """The parameters as they are typed, those that may be left out in brackets."""
    typed = [
        (f'--{parameter.name} "{parameter.example}"', parameter) for parameter in query.parameters.values()
    ]
    return " ".join(text if parameter.required else f"[{text}]" for text, parameter in typed)


def _named_command(query: NamedQuery) -> click.Command:
    def ask(as_of: str | None, min_confidence: float | None, format: str, **given: str | None) -> None:
        values = {name: value for name, value in given.items() if value is not None}
        _ask(query.name, values, as_of=as_of, min_confidence=min_confidence, format=format)

    columns = "; ".join(f"{name}: {meaning}" for name, meaning in query.columns.items())
    made = click.command(query.name, help=f"{query.question}\n\nColumns: {columns}.")(_printed(ask))
    made.params[:0] = [_option(parameter) for parameter in query.parameters.values()]
    return made


def _option(parameter: Parameter) -> click.Option:
    return click.Option(
        [f"--{parameter.name}"],
        metavar=parameter.type.upper(),
        required=parameter.required,
        help=f"{parameter.means}; for example {parameter.example!r}",
    )


def _sparql_command(sparql: str) -> click.Command:
    @click.command
    @_printed
    def ask(**taken: Any) -> None:
        _ask(sparql, {}, **taken)

    return ask


def _printed(ask: Callable[..., None]) -> Callable[..., None]:
    """With the options that all questions have."""
    return options.output_format("table", "csv", "json", "ttl")(options.as_of(options.min_confidence(ask)))


def _ask(query: str, values: Mapping[str, str], **taken: Any) -> None:
    """Puts a query to the place that the argument of the group names."""
    group = click.get_current_context().parent
    assert group is not None
    start("query", {"place": group.params["place"], "query": query, "values": values, **taken})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save the query as UTF-8") from error
