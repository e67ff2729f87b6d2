"""Filling a report asked for out of turn."""

from pathlib import Path

from ..content import Given, ReportContent
from ..skeleton import fill as fill_skeleton
from ..skeleton import form

WORDS = form(Path(__file__).parent)


def fill(given: Given) -> ReportContent:
    return fill_skeleton("ad_hoc", WORDS, given)
