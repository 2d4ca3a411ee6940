"""Which addresses may be asked: a page that somebody names must not reach into the network that Recoupe runs in.

A name is looked up here, every address that it has is checked, and the connection goes to one of the checked ones: a
name server that answers differently the second time (DNS rebinding) is never asked a second time.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

from recoupe.errors import Refused, Unfetched
from recoupe.i18n import gettext as _

Resolver = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses, IPv4 or IPv6, as text. Raises OSError."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports where pages are served. Others (mail, databases, shells) take words for commands that were meant as a page."""

LONGEST_URL = 4_000

# Addresses that stand for others: what they lead to cannot be told from here, or is an IPv4 address in disguise.
_DISGUISES = (
    (ip_network("::ffff:0:0/96"), "IPv4-mapped"),
    (ip_network("::/96"), "IPv4-compatible"),
    (ip_network("64:ff9b::/96"), "NAT64"),
    (ip_network("64:ff9b:1::/48"), "NAT64"),
    (ip_network("2002::/16"), "6to4"),
    (ip_network("2001::/32"), "Teredo"),
)
_SHARED = ip_network("100.64.0.0/10")
_SITE_LOCAL = ip_network("fec0::/10")
# Where clouds keep the keys of the machine; those at link-local addresses are refused with all of these.
_METADATA = frozenset({"100.100.100.200", "fd00:ec2::254", "192.0.0.192"})


@dataclass(frozen=True)
class Target:
    """An address taken apart: what is connected to, and what is asked for there."""

    url: str
    secure: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The value of the header Host."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.secure else 80) else f"{name}:{self.port}"


def _refused(what: str, url: str) -> Refused:
    return Refused(what, where=url, todo=_("Save the page yourself, and give the file"))


def target(url: str, *, allow_private: bool = False) -> Target:
    """Return an address taken apart, without its fragment. Raises Refused for what is no plain address of the web:
    another scheme, a name and password, a port that pages are not served on, characters that no address has.
    """
    shown = url[:200]
    if len(url) > LONGEST_URL:
        raise _refused(_("the address has {n} characters", n=len(url)), shown)
    if re.search(r"[\x00-\x20\x7f\\\ud800-\udfff]", url.strip()):
        raise _refused(_("the address holds a blank, a backslash or a control character"), shown)
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if ":" not in host:
            host = host.encode("idna").decode("ascii").lower()
    except ValueError:  # no number for a port, a label of a name that is empty or too long, a broken [IPv6]
        raise _refused(_("this is no address of a page"), shown) from None
    if parts.scheme not in {"http", "https"}:
        raise _refused(_("only http and https are fetched, not {scheme}", scheme=parts.scheme or "?"), shown)
    if not host or re.search(r"[^a-z0-9._:-]", host):
        raise _refused(_("this is no address of a page"), shown)
    if "@" in parts.netloc:
        raise _refused(_("the address holds a user's name or password"), parts._replace(netloc=host).geturl()[:200])
    secure = parts.scheme == "https"
    if port is None:
        port = 443 if secure else 80
    if port not in PORTS and not allow_private:
        raise _refused(_("pages are not fetched from port {port}", port=port), shown)
    # What is written already in the form %XX stays; letters beyond ASCII take it on.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return Target(parts._replace(fragment="").geturl(), secure, host, port, path)


def why_not(address: str, *, allow_private: bool = False) -> str | None:
    """Return why an IP address is not connected to, or None. `allow_private` lets through this machine and private
    networks, and nothing else: link-local addresses and those where clouds keep keys stay shut.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return _("{address} is no IP address", address=address)
    kind = _private(ip)
    if kind is None or (allow_private and kind in _OWN and str(ip) not in _METADATA):
        return None
    return _("{address} is not on the web ({kind})", address=address, kind=kind)


_OWN = frozenset({"loopback", "private", "shared"})


def _private(ip: IPv4Address | IPv6Address) -> str | None:
    """Return what kind of address that no public page is at this is, by the registries of IANA; None for others."""
    if ip.is_loopback:
        return "loopback"
    if ip.is_unspecified:
        return "unspecified"
    for block, name in _DISGUISES:
        if ip.version == block.version and ip in block:
            return name
    if ip.is_multicast:
        return "multicast"
    if ip.is_link_local or (ip.version == 6 and ip in _SITE_LOCAL):
        return "link-local"
    if ip.version == 4 and ip in _SHARED:
        return "shared"
    if ip.is_reserved or (ip.version == 4 and ip in ip_network("0.0.0.0/8")):
        return "reserved"
    if ip.is_private or not ip.is_global:
        return "private"
    return None


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the operating system knows them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(
    asked: Target, *, allow_private: bool = False, timeout: float, resolve: Resolver | None = None
) -> list[str]:
    """Return the addresses of a target that may be connected to, all of them checked.

    Raises Refused if any of them is shut: a name that leads to the web and into a private network means no good.
    Raises Unfetched if the name has no address, or is not found within `timeout` seconds.
    """
    found = _within(timeout, resolve or look_up, asked)
    for address in found:
        why = why_not(address, allow_private=allow_private)
        if why:
            todo = _("If it is your own, add --allow-private")
            raise Refused(why, where=asked.url, todo=todo)
    return found


def _within(timeout: float, resolve: Resolver, asked: Target) -> list[str]:
    """Look a name up in a thread of its own: the operating system's look-up takes no time limit."""
    answer: list[list[str] | OSError] = []

    def ask() -> None:
        try:
            answer.append(resolve(asked.host, asked.port))
        except OSError as error:
            answer.append(error)
        except UnicodeError:  # raised by getaddrinfo for names that the operating system cannot spell
            answer.append(socket.gaierror(socket.EAI_NONAME, "Name or service not known"))

    thread = threading.Thread(target=ask, name="recoupe-look-up", daemon=True)
    thread.start()
    thread.join(max(0.0, timeout))
    if not answer:
        raise Unfetched(
            _("looking up the name {host} took too long", host=asked.host),
            where=asked.url,
            todo=_("Try again later"),
            retry=True,
        )
    found = answer[0]
    if isinstance(found, OSError) or not found:
        later = isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN
        raise Unfetched(
            _("there is no server of the name {host}", host=asked.host),
            where=asked.url,
            todo=_("Check the address, and the network"),
            retry=later,
        )
    return found
