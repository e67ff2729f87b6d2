"""The catalogue of questions: one module a group, one function a rule, its sentence its docstring."""

from . import (  # noqa: F401 - they register
    a_sources,
    a_sufficiency,
    b_collected,
    b_exhibits,
    b_folios,
    b_papers,
    b_persons,
    c_consistency,
    d_innocence,
    e_omission,
    f_people,
    g_money,
    h_law,
    i_display,
)
from .rule import CATALOGUE, Found, Rule, rule

__all__ = ["CATALOGUE", "Found", "Rule", "rule"]
