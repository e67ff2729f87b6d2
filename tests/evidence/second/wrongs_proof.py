"""Injected defects of sufficiency, lawfulness, folio, custody: written from the catalogue's words and the law."""

from . import wrongs_proof_1, wrongs_proof_2  # noqa: F401 - they register
