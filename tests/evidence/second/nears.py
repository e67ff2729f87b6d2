"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask."""

from . import nears_1, nears_2, nears_3, nears_4, nears_5, nears_6  # noqa: F401 - they register
