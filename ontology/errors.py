"""What can go wrong for a user, as one line that says which file or name and what to do.

    PotestasError             exit status 2
    ├── OntologyError         a Turtle file of the ontology is wrong
    ├── InputError            a text, a folder or a graph cannot be read
    ├── OutputError           a result cannot be written
    ├── DateError             a date is not EDTF
    ├── QueryError            a query is unknown, malformed or lacks a parameter
    ├── WorkerLost            a process that took part in the work was ended from outside
    ├── UnknownName           no entity or concept has this name
    └── NothingFound          all went well, and there is no answer: exit status 1
"""

from __future__ import annotations

from typing import ClassVar


class PotestasError(Exception):
    """Base of the tree; the message is one line for the user."""

    exit_status: ClassVar[int] = 2


class OntologyError(PotestasError):
    """A Turtle file of the ontology is wrong; the message names the file."""


class InputError(PotestasError):
    """A text, a folder or a graph cannot be read; the message names the file."""


class OutputError(PotestasError):
    """A result cannot be written; the message names the path."""


class DateError(PotestasError):
    """A date is not EDTF (ISO 8601-2); the message quotes it."""


class QueryError(PotestasError):
    """A query is unknown, malformed or lacks a parameter."""


class WorkerLost(PotestasError):
    """A process that took part in the work was ended from outside."""


class UnknownName(PotestasError):
    """No entity or concept has this name; the message suggests the nearest ones."""


class NothingFound(PotestasError):
    """All went well, and there is no answer."""

    exit_status: ClassVar[int] = 1
