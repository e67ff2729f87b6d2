"""BLHS as data, with the rules of its Điều 7, 9, 12, 14, 27, 150 and 151 that YAML cannot say."""
