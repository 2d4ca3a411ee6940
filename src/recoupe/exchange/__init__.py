"""The formats that go out: JSON, GeoJSON, CSV, Markdown."""
