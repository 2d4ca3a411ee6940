"""Fetching from the web, on the standard library's `http.client` and `ssl`.

Clients that follow redirects, keep connections and look names up by themselves would have to be talked out of each:
here a question goes to one address that was checked, and that is all it does. Proxies named in the environment are
not used, for behind one nobody can tell where a question ends up.
"""

from recoupe.errors import Refused, Unfetched
from recoupe.reading.fetch.asking import MAX_BYTES, TIMEOUT, Fetched, fetch
from recoupe.reading.fetch.guard import PORTS, Resolver, why_not

__all__ = ["MAX_BYTES", "PORTS", "TIMEOUT", "Fetched", "Refused", "Resolver", "Unfetched", "fetch", "why_not"]
