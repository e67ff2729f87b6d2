"""The register of shortcomings, causes and conditions, with what is done about each and whether it worked."""
