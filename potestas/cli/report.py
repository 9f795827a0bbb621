"""`potestas report`: the report and its pictures, anew."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options
from potestas.edition import report_files, save_in
