"""Files of a case from and to other programs' formats: pure, no database, every way in and out with its loss report.

By right of BLTTHS Điều 131 (the list of a file's papers comes in as the clerk keeps it) and Điều 88."""
