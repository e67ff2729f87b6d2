"""Tests of the ledger of published figures."""
