"""TTLT 01/2017 as data, with the one rule of its Điều 8 that YAML cannot say."""
