"""FollowTheMoney in and out (Aleph, OpenSanctions, newsrooms): entities as JSON lines, checked by the library's own schema."""
