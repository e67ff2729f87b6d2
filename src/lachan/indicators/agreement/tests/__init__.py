"""Tests of the comparison of books."""
