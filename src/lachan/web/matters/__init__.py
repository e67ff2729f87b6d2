"""The list of matters: filters, search without diacritics, keyset paging."""
