"""HTML, plain text, JSON, CSV, folders: bytes to Report."""
