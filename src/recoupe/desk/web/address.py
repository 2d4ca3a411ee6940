"""Whose request it is: the reader's address behind the proxies that we trust, and the network that it belongs to."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from recoupe.desk import environment as env

if TYPE_CHECKING:
    from django.http import HttpRequest

V4, V6 = 24, 48
"""What is left of an address: the network of a few hundred, or of one customer."""


def client_address(request: HttpRequest) -> str:
    """Return the reader's address. Only as many entries of X-Forwarded-For are believed as there are trusted proxies.

    Empty where it is no address (a socket of the machine itself).
    """
    here = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(env.PROXIES.read())
    if proxies > 0:
        passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(passed) >= proxies:
            here = passed[-proxies]
    try:
        found = ip_address(here)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(found)


def network_of(address: str) -> str:
    """Return the network of an address, without the part that tells a person: `203.0.113.0/24`. Empty for none."""
    if not address:
        return ""
    wide = V6 if ":" in address else V4
    return str(ip_network(f"{address}/{wide}", strict=False))
