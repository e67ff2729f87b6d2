"""The catalogue of questions: one module a group, one function a rule, its sentence its docstring."""

from . import a_sufficiency, b_lawfulness, c_consistency, d_innocence, e_omission, f_people  # noqa: F401 - they register
from .rule import CATALOGUE, Found, Rule, rule

__all__ = ["CATALOGUE", "Found", "Rule", "rule"]
