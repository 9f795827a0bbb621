"""The command line: for each verb a room that does its work, and in `verbs/` one that says what it takes.

What a verb takes is loaded when it is named, the rest when there is work to do, so that `potestas --help` and
`potestas VERB --help` answer at once; besides the names of the package itself this is the one place where
imports are lazy.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from potestas.ontology.errors import PotestasError
from potestas.ontology.nearest import nearest

VERBS = {
    "build": "Reads texts and writes their facts, graph, validation and report.",
    "query": "Asks a named question, or SPARQL.",
    "trace": "Shows the dated steps by which one gained power over another.",
    "compare": "Sets side by side how two came to have power over the same.",
    "person": "Shows all that is told of a person, on one page.",
    "body": "Shows all that is told of a body or group, on one page.",
    "entities": "Lists entities, and who may be one or may be two.",
    "centrality": "Ranks people and bodies by their place in the network of power.",
    "network": "Lists the ties of power at a date, or how they changed in a series.",
    "sway": "Shows whom somebody's power reached, and in how many steps.",
    "gatekeepers": "Shows through whom all power over somebody passed.",
    "explain": "Proves a statement, down to the sentences that it rests on.",
    "hierarchy": "Shows who stood above and below whom, in which chains of command, and why.",
    "reason": "Lists what follows from the accepted facts.",
    "validate": "Checks the graph and says in words what is wrong with it.",
    "contradictions": "Lists facts that cannot both be so, with the words of both sides.",
    "report": "Writes the report and its pictures.",
    "draw": "Draws one picture.",
    "export": "Writes the graph or its network for other programs.",
    "serve": "Answers queries over HTTP, with a start page.",
    "coverage": "Lists the sentences with words of power that gave no fact.",
    "score": "Compares the facts with facts annotated by hand.",
}

INTERRUPTED = 130
WRONG = 2


class Verbs(click.Group):
    """The verbs, each loaded when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in VERBS:
            near = nearest(cmd_name, VERBS)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"there is no verb {cmd_name!r}{hint}", ctx)
        room = importlib.import_module(f"potestas.cli.verbs.{cmd_name}")
        assert isinstance(room.command, click.Command)
        return room.command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=Verbs,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="potestas")
def face() -> None:
    """Reads historical prose into a knowledge graph of institutions and power, and answers from it.

    Most verbs work on a folder that `potestas build` wrote, or on a Turtle, TriG or N-Quads file.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits: 0 done, 1 nothing found or data that do not conform, 2 wrong input."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit status; whatever is wrong is one line on standard error."""
    try:
        status = face.main(arguments, prog_name="potestas", standalone_mode=False)
    except click.Abort:
        return _complain("interrupted; what was there before is unchanged", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG
    except click.UsageError as error:
        hint = f"; `{error.ctx.command_path} --help` shows what to write" if error.ctx else ""
        return _complain(error.format_message().rstrip(".") + hint, WRONG)
    except PotestasError as error:
        return _complain(str(error), error.exit_status)
    except OSError as error:
        return _complain(f"{error.filename or 'the output'}: {error.strerror or error}", WRONG)
    return int(status or 0)


def _complain(message: str, status: int) -> int:
    click.echo(f"potestas: {' '.join(message.split())}", err=True)
    return status
