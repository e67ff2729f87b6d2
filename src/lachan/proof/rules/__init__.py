"""The catalogue of questions: modules by group, one function a rule, its sentence its docstring."""

from . import (  # noqa: F401 - they register
    a_sources,
    a_sufficiency,
    b_collected,
    b_exhibits,
    b_folios,
    b_papers,
    b_persons,
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
    g_money,
    h_law,
    i_display,
)
from .rule import CATALOGUE, Found, Rule, rule

__all__ = ["CATALOGUE", "Found", "Rule", "rule"]
