"""The catalogue of questions: modules by group, one function a rule, its sentence its docstring."""

from . import (  # noqa: F401 - they register
    a_sufficiency,
    b_lawfulness,
    c_consistency,
    c_time,
    c_versions,
    d_innocence,
    d_weighing,
    e_offences,
    e_omission,
    f_minors,
    f_people,
    f_victims,
)
from .rule import CATALOGUE, Found, Rule, rule

__all__ = ["CATALOGUE", "Found", "Rule", "rule"]
