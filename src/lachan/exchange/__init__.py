"""Other systems and file formats: every adapter to the world lives here and only here.

By right of TTLT 01/2017 Điều 7 (sổ tiếp nhận): what the books hold comes in, with its own numbers."""
