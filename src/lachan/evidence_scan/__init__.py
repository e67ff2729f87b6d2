"""Files that become evidence: what an uploaded file is, by its content, and what its scanned pages say.

Pure: bytes in, facts out. Nothing here stores, decides or knows a database; a proposal waits for a person."""
