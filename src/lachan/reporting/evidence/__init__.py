"""A file of evidence on paper: six pictures, slides, a booklet, the list of papers, a draft of requests. Pure: what is
printed is handed in, redacted for its reader; no database, no clock."""
