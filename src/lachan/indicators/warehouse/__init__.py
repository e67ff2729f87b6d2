"""A warehouse: the record of one province or many as Parquet files, without identities, for engines beyond one server."""
