#!/usr/bin/env python3
"""The desk at size: pages of a full database under ten readers, and a flood of posts beside them.

    .ci/with-postgres .venv/bin/python benchmarks/site.py [--claims 100000] [--incidents 5000] [--readers 10]
                                                          [--each 40] [--workers 2] [--url http://host:port]

Fills the database that DATABASE_URL names with made-up reports (`site_texts`, `site_fill`; the same ones each time), if
it is empty, by as many processes as there are cores. Each page is then measured alone: queries, the processor's time
for its first reader (nothing cached) and for the next, bytes. What the worker draws after weighing is drawn (the
incidents that are asked for and the first maps of the list, not those of its later sheets), and `recoupe serve` is
started on the database as a public site behind one proxy would be. Ten --readers ask for --each pages of every kind in
a mixed order, over connections of their own, without a pause between two pages; readers, server, worker and database
share the machine. For every kind it prints how many were asked for, the median, the 95th percentile and the slowest
(milliseconds). A static file, which no query is made for, is asked for in the same run: on a loaded machine it is slow,
too. Then they read only the kinds that the aim is about, 300 ms at the 95th percentile, which are marked with a star;
the exit status is 1 where one of these takes longer.

Then one network posts fifty comments a second, and the readers read again: their times with and without it are set
side by side, and what the flood was answered is counted.

With --url an own server is measured that runs on the same database; its proxies must be one, and it is flooded.
"""
# ruff: noqa: A005 - the module of that name is read before any script's folder is looked at

from __future__ import annotations

import argparse
import os
import platform
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from site_load import AIMED, Cost, Flood, Reader, Seen, read

AIM = 300.0
"""Milliseconds at the 95th percentile, for the kinds that are `AIMED` at."""

HEAD = f"{'':26}{'n':>5}{'p50':>7}{'p95':>7}{'max':>7} ms{'queries':>9}{'first':>7}{'again':>7} ms{'kB':>8}"


def main() -> int:
    """Fill, serve, read, flood; return 1 if the aim is missed."""
    args = _arguments()
    with TemporaryDirectory(prefix="recoupe-site-") as folder:
        os.environ["RECOUPE_DATA"] = data = args.data or folder
        os.environ["RECOUPE_PROXIES"] = "1"
        from recoupe.desk import start

        start.set_up(Path(data))
        start.migrate()
        from django.db import connection

        import site_fill
        import site_pages

        _machine(connection.vendor)
        began = time.perf_counter()
        for line in site_fill.fill(args.claims, args.incidents, args.pages, args.archived, args.comments):
            print(f"  {time.perf_counter() - began:6.0f} s  {line}", flush=True)
        people = site_fill.people()
        kinds = site_pages.kinds()
        costs = site_pages.costs(kinds, people)
        drawn = site_pages.draw_ahead(kinds)
        print(f"  {time.perf_counter() - began:6.0f} s  {drawn} incidents drawn ahead", flush=True)
        cookies = {role: site_pages.cookie(user) for role, user in people.items()}
        page = next(k for k in kinds if k.name == "situation, discussed").paths[0]
        connection.close()
        with _server(args, data) as url:
            read(url, kinds, cookies, 2, args.readers)  # every process has read its templates and catalogues
            alone = read(url, kinds, cookies, args.each, args.readers)
            _table("Readers alone", alone, costs)
            aimed = read(url, [k for k in kinds if k.name in AIMED], cookies, 3 * args.each, args.readers)
            _table("Readers of the pages that the aim is about", aimed, costs)
            public = [k for k in kinds if not k.role] + [k for k in kinds if k.name in AIMED and k.role]
            without = read(url, public, cookies, args.each, args.readers)
            flood = Flood(url, page)
            flood.start()
            during = read(url, public, cookies, args.each, args.readers)
            flood.stop()
            _flooded(without, during, flood)
            _memory(url)
        print(f"{time.perf_counter() - began:.0f} s in all")
    return int(any(aimed[name].at(0.95) > AIM for name in AIMED if name in aimed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name, default in (("claims", 100_000), ("incidents", 5000), ("pages", 24), ("archived", 976),
                          ("comments", 4000), ("readers", 10), ("each", 40), ("workers", 2)):  # fmt: skip
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--url", default="", help="a server that runs already, on the database of DATABASE_URL")
    parser.add_argument("--data", default="", help="data folder to use and to keep")
    return parser.parse_args()


def _machine(vendor: str) -> None:
    cpus = len(os.sched_getaffinity(0))
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?")
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{cpus} cores ({model}), Python {platform.python_version()}, {vendor}; load average {load}")


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf8").splitlines()
    except OSError:
        return []


@contextmanager
def _server(args: argparse.Namespace, data: str) -> Iterator[str]:
    """Serve the desk as a public site would, and yield its address; or that of the server that was named."""
    if args.url:
        yield args.url.rstrip("/")
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "recoupe", "serve", "--data", data, "--port", str(port)]
    server = subprocess.Popen([*command, "--workers", str(args.workers)])  # noqa: S603 - our own program
    url = f"http://127.0.0.1:{port}"
    try:
        for _try in range(120):
            time.sleep(1)
            if server.poll() is not None:
                raise SystemExit("the server has stopped")
            try:
                Reader(url, 0).ask("/en/")
                break
            except OSError:
                continue
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _table(title: str, seen: Mapping[str, Seen], costs: Mapping[str, Cost]) -> None:
    load = os.getloadavg()[0]
    print(f"\n{title} (load average {load:.1f})\n{HEAD}")
    for name, one in seen.items():
        print(_row(name, one, costs.get(name)))


def _row(name: str, one: Seen, cost: Cost | None) -> str:
    star = "*" if name in AIMED else " "
    row = f"{star} {name:24}{len(one.took):5}{one.at(0.5):7.0f}{one.at(0.95):7.0f}{max(one.took, default=0):7.0f}   "
    if cost:
        row += f"{cost.queries:9}{cost.first:7.0f}{cost.again:7.0f}   "
    else:
        row += f"{'–':>9}{'–':>7}{'–':>7}   "
    return row + f"{one.bytes / 1000:8.0f}" + (f"  failed: {dict(one.failed)}" if one.failed else "")


def _flooded(without: Mapping[str, Seen], during: Mapping[str, Seen], flood: Flood) -> None:
    """Print what readers noticed of the flood, and what it was answered."""
    print(f"\nReaders without and with {flood.rate} posts a second from one network\n"
          f"{'':26}{'p50':>7}{'':>7}{'p95':>9}")  # fmt: skip
    for name in without:
        print(_pair(name, without[name], during[name]))
    print(_pair("all of them", _all(without), _all(during)))
    told = ", ".join(f"{n} of {status}" for status, n in sorted(flood.answers.items()))
    print(f"  the flood was answered: {told}; the slowest answer took {flood.slowest:.0f} ms")


def _pair(name: str, before: Seen, after: Seen) -> str:
    times = f"{before.at(0.5):7.0f}{after.at(0.5):7.0f}{before.at(0.95):9.0f}{after.at(0.95):7.0f} ms"
    return f"  {name:24}{times}"


def _all(seen: Mapping[str, Seen]) -> Seen:
    return Seen(took=[took for one in seen.values() for took in one.took])


def _memory(url: str) -> None:
    """Print the memory of the processes that have this server's port open, and of this one."""
    port = url.rsplit(":", 1)[-1]
    held = []
    for folder in Path("/proc").glob("[0-9]*"):
        command = " ".join(_lines(str(folder / "cmdline"))).replace("\0", " ")
        if "recoupe.desk.server" in command and f" {port} " in command:
            held += [
                int(line.split()[1]) // 1024 for line in _lines(str(folder / "status")) if line.startswith("VmRSS")
            ]
    mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nMemory of the server's processes: {', '.join(map(str, sorted(held))) or '?'} MB; of this one {mine} MB")


if __name__ == "__main__":
    sys.exit(main())
