"""Claims to incidents and situations."""

from recoupe.linking.bulk import Linking, link_rows
from recoupe.linking.link import Linked, link
from recoupe.linking.rows import claim_rows, row_schema

__all__ = ["Linked", "Linking", "claim_rows", "link", "link_rows", "row_schema"]
