"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation."""

from . import wrongs_rest_1, wrongs_rest_2, wrongs_rest_3, wrongs_rest_4  # noqa: F401 - they register
