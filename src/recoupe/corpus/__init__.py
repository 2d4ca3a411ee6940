"""A corpus: reports by the million (Parquet, JSON Lines, CSV, WARC) to Parquet tables, on one machine or on Spark."""
