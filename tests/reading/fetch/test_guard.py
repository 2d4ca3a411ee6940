from __future__ import annotations

import ipaddress
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import Refused, Unfetched
from recoupe.reading.fetch import fetch
from recoupe.reading.fetch.guard import addresses, target, why_not

SHUT = {
    "127.0.0.1": "loopback",
    "127.8.8.8": "loopback",
    "::1": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "fd12:3456::1": "private",
    "192.0.2.7": "private",
    "198.18.0.1": "private",
    "2001:db8::1": "private",
    "100.64.0.1": "shared",
    "100.127.255.254": "shared",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "link-local",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "0.0.0.0": "unspecified",  # noqa: S104
    "0.1.2.3": "reserved",
    "::": "unspecified",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "::ffff:93.184.216.34": "IPv4-mapped",
    "::7f00:1": "IPv4-compatible",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b:1::a00:1": "NAT64",
    "2002:7f00:1::": "6to4",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "Teredo",
}


@pytest.mark.parametrize(("address", "kind"), SHUT.items())
def test_what_is_not_on_the_web_is_shut(address: str, kind: str) -> None:
    assert f"({kind})" in (why_not(address) or "")


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::6810:84e5", "2a00:1450:4007::200e"])
def test_the_web_is_open(address: str) -> None:
    assert why_not(address) is None


def test_asking_for_private_addresses_opens_this_machine_and_its_networks_alone() -> None:
    opened = {address for address in SHUT if why_not(address, allow_private=True) is None}
    assert opened == {address for address, kind in SHUT.items() if kind in {"loopback", "private", "shared"}}
    for cloud in ("169.254.169.254", "100.100.100.200", "fd00:ec2::254"):
        assert why_not(cloud, allow_private=True)


@given(st.ip_addresses())
def test_nothing_that_is_not_global_gets_through(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if why_not(str(ip)) is None:
        assert ip.is_global
        assert not ip.is_multicast
        assert not (ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_reserved or ip.is_unspecified)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/a", "only http and https are fetched, not ftp"),
        ("file:///etc/passwd", "not file"),
        ("gopher://example.org", "not gopher"),
        ("//example.org/a", "not ?"),
        ("http:///a", "no address of a page"),
        ("http://[::1", "no address of a page"),
        ("http://a..b/", "no address of a page"),
        ("http://example.org:port/", "no address of a page"),
        ("http://exa%6Dple.org/", "no address of a page"),
        ("http://user:secret@example.org/a", "name or password"),
        ("http://user@example.org/a", "name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:6379/", "port 6379"),
        ("http://example.org/a b", "a blank"),
        ("http://example.org/a\r\nHost: b", "control character"),
        ("http://example.org\\@other.org/", "backslash"),
        ("http://example.org/" + "a" * 5000, "characters"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(url: str, why: str) -> None:
    with pytest.raises(Refused) as caught:
        target(url)
    assert why in caught.value.what
    assert "secret" not in str(caught.value)
    assert caught.value.todo
    assert not caught.value.retry


def test_an_address_is_taken_apart() -> None:
    found = target("HTTPS://Bücher.Example.ORG./a/é?q=ü x".replace(" ", "%20") + "#part")
    assert (found.host, found.port, found.secure) == ("xn--bcher-kva.example.org", 443, True)
    assert found.path == "/a/%C3%A9?q=%C3%BC%20x"
    assert found.authority == "xn--bcher-kva.example.org"
    assert "#" not in found.url
    assert target("http://[2606:4700::1]:8080").authority == "[2606:4700::1]:8080"
    assert target("http://example.org?a=1").path == "/?a=1"


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://example.org/{text}"):
        try:
            found = target(url)
        except Refused:
            continue
        assert found.path.startswith("/")
        assert found.path.isascii()
        assert found.authority.isascii()
        assert not set(found.path + found.authority) & set("\r\n\t ")


def at(*found: str):
    return lambda _host, _port: list(found)


def test_every_address_of_a_name_is_checked() -> None:
    asked = target("http://example.org/")
    assert addresses(asked, timeout=5, resolve=at("93.184.216.34")) == ["93.184.216.34"]
    with pytest.raises(Refused, match=r"127.0.0.1 is not on the web") as caught:
        addresses(asked, timeout=5, resolve=at("93.184.216.34", "127.0.0.1"))
    assert "--allow-private" in (caught.value.todo or "")


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "127.1", "017700000001", "localhost", "[::ffff:7f00:1]"])
def test_other_spellings_of_loopback_are_seen_through(spelling: str) -> None:
    with pytest.raises(Refused, match=r"is not on the web|no address of a page"):
        fetch(f"http://{spelling}/", timeout=5)


def test_a_name_without_an_address_and_one_that_may_come_back() -> None:
    def fails(number: int):
        def resolve(_host: str, _port: int) -> list[str]:
            raise socket.gaierror(number, "…")

        return resolve

    for resolve, retry in ((fails(socket.EAI_NONAME), False), (fails(socket.EAI_AGAIN), True), (at(), False)):
        with pytest.raises(Unfetched, match="no server of the name") as caught:
            addresses(target("http://example.org/"), timeout=5, resolve=resolve)
        assert caught.value.retry is retry


def test_a_slow_name_server_does_not_hold_it_up() -> None:
    def slow(_host: str, _port: int) -> list[str]:
        time.sleep(3)
        return ["93.184.216.34"]

    started = time.monotonic()
    with pytest.raises(Unfetched, match="took too long"):
        addresses(target("http://example.org/"), timeout=0.1, resolve=slow)
    assert time.monotonic() - started < 2
