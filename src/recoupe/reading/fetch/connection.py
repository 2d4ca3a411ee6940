"""One question to one checked address: the connection is made to it by number, and all of it within one deadline."""

from __future__ import annotations

import io
import socket
import ssl
import time
from functools import cache
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any, cast

import certifi

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.reading.fetch.guard import Target


class Deadline:
    """A moment by which all must be done. A server that sends a byte now and then cannot hold it up."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Incoming(io.RawIOBase):
    """What a socket receives, each piece of it within the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class Channel:
    """A connection as http.client wants one: it gives out one stream to read from. To be closed by who opened it."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def send(self, data: bytes) -> None:
        """Send all of `data`."""
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes in."""
        return io.BufferedReader(_Incoming(self._sock, self._deadline))

    def close(self) -> None:
        """Close the connection."""
        self._sock.close()


@cache
def _trust() -> ssl.SSLContext:
    """Return the authorities that vouch for servers: the operating system's (or those that SSL_CERT_FILE names), and
    certifi's where it has none.
    """
    paths = ssl.get_default_verify_paths()
    return ssl.create_default_context(cafile=None if paths.cafile or paths.capath else certifi.where())


def connect(asked: Target, address: str, deadline: Deadline, timeout: float) -> Channel:
    """Return a connection to `address`, one of the checked ones of the target, made within `timeout` seconds. Over TLS
    the server must prove that it has the target's name. Raises OSError (TimeoutError and ssl.SSLError are kinds of it).
    """
    sock = socket.create_connection((address, asked.port), timeout=timeout)
    if not asked.secure:
        return Channel(sock, deadline)
    try:
        sock.settimeout(deadline.left())
        return Channel(_trust().wrap_socket(sock, server_hostname=asked.host), deadline)
    except BaseException:
        sock.close()
        raise


def ask(channel: Channel, asked: Target, headers: Mapping[str, str]) -> HTTPResponse:
    """Send the question and return the answer, its head read. No cookie, no name, no word of an earlier question.

    Raises OSError, http.client.HTTPException.
    """
    lines = [f"GET {asked.path} HTTP/1.1", f"Host: {asked.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    channel.send(("\r\n".join(lines) + "\r\nConnection: close\r\n\r\n").encode("ascii"))
    response = HTTPResponse(cast(socket.socket, channel), method="GET")
    response.begin()
    return response
