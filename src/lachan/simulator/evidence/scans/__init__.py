"""Scanned pages that were never paper: text drawn as a picture, stamped, set askew, and put into a PDF without a text layer."""
