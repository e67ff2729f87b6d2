"""Exhibits as files: a photograph with what cameras hide in it, a recording of a tone, a few seconds of film."""
