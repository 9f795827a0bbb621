"""Writes docs/hierarchy.md: questions of hierarchy about a chapter, answered by the program.

    python docs/hierarchy.py FOLDER

FOLDER is what `potestas build` made of the chapter. Its words may not be copied: proofs show where they are.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from click.testing import CliRunner

from potestas.cli import face

PAGE = Path(__file__).with_name("hierarchy.md")

TRAVEL = "Commission for Foreign Travel"
INQUIRY = "[investigation of the murder of Sergei Kirov]"

QUESTIONS = (
    (
        "Who stood over the People's Commissariat of Internal Affairs (NKVD) in March 1935?",
        ("superiors", "NKVD", "1935-03", "Ezhov supervises NKVD"),
        "The reading has no date for Iagoda's office, so that his headship then is only possible.",
    ),
    (
        "And in February 1936?",
        ("superiors", "NKVD", "1936-02", "Genrikh Iagoda oversees NKVD"),
        "It knows no end of either's hold on it, so both are possible and neither is certain.",
    ),
    (
        "Who answered for the investigation of Kirov's murder in December 1934?",
        ("superiors", INQUIRY, "1934-12", f"Ezhov supervises {INQUIRY}"),
        "Three were charged with it together; who of them stood over whom it does not know.",
    ),
    (
        "Who stood over the Commission for Foreign Travel in January 1935?",
        ("superiors", TRAVEL, "1935-01", f"Ezhov oversees {TRAVEL}"),
        "Ezhov had taken the chair a month before; how long he kept it is not known, so it is possible only.",
    ),
    (
        "Who stood over the Party Control Commission in February 1935?",
        ("superiors", "Party Control Commission", "1935-02", "Ezhov oversees Party Control Commission"),
        "That Ezhov took over from Kaganovich the reading did not tie to the latter's office, which it cannot"
        " date: no end follows for him, and of March too it would call him possible, wrongly.",
    ),
)


def page(folder: Path) -> str:
    """The page in Markdown: each question, what was asked, what was answered, what is not known."""
    parts = [HEAD]
    for question, (query, over, date, statement), unknown in QUESTIONS:
        commands = [f'query {{}} {query} --over "{over}" --as-of {date}']
        commands.append(f'explain {{}} "{statement}" --as-of {date} --no-quotes')
        told = [f"$ potestas {command.format('out')}\n{answer(command, folder)}" for command in commands]
        parts += [f"## {question}", "```text\n" + "\n".join(told) + "```", *([unknown] if unknown else [])]
    return "\n\n".join(parts) + "\n"


HEAD = """# Questions of hierarchy

Written by `docs/hierarchy.py` from the program's own output, on a chapter about the Soviet Communist Party in
the 1930s, which is not ours to copy: proofs show where the words stand (document, characters from its
beginning, footnote), not the words. `sure` says whether it held at some day of that date for certain, or
possibly, as far as the dates of the text tell."""


def answer(command: str, folder: Path) -> str:
    """What the program prints; the folder stands in it as `out`."""
    words = [str(folder) if word == "{}" else word for word in shlex.split(command)]
    return CliRunner().invoke(face, words).output.replace(str(folder), "out")


if __name__ == "__main__":
    PAGE.write_text(page(Path(sys.argv[1])), encoding="utf-8")
