"""Taking reports in: addresses, texts, files, feeds, and the worker that reads them."""
