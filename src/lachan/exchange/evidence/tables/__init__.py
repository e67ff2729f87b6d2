"""Tables that come in as workbooks or CSV: the clerk's list of papers, bank statements, call records."""
