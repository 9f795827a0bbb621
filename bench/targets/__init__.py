"""What is fuzzed, a room for each part of the program that takes what comes from outside.

`target.py` says what a target is and what samples there are to spoil.
"""

from targets.endpoint import ENDPOINT
from targets.files import FILES
from targets.graphs import GRAPHS
from targets.prose import PROSE
from targets.questions import QUESTIONS

TARGETS = PROSE | FILES | GRAPHS | QUESTIONS | ENDPOINT
"""All targets by their names."""
