"""Claims to incidents and situations."""

from recoupe.linking.link import Linked, link

__all__ = ["Linked", "link"]
