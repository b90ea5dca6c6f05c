#!/usr/bin/env python3
"""Runs support-bundle, the tool to compare with, and our program with the same specifications on the same cluster, and prints every
difference between the two bundles in paths and content that src/docs/differences.md does not list.

    compare.py [--ours COMMAND] [--theirs COMMAND] [--keep DIR] SPEC...

Ours runs while theirs does, and again. What differs between our two runs is volatile (times, versions of resources, counters) and says
nothing about the tools, so no list of volatile fields is needed; a difference counts when our two runs agree and theirs does not.
A value that only we mask is counted, not reported; a value that only they mask is a difference.

A row of the table in differences.md is: id | files (a glob) | where (a glob over JSON pointers; "-" for the file as a whole) | ours |
theirs | why. Where ours or theirs is code, the value must be that. Ends with 1 when a difference is not listed, and with --all also
when one that is listed was not met: a list that is longer than the truth hides what it no longer needs to.
"""
import argparse
import datetime
import fnmatch
import http.server
import io
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
MASK = "***HIDDEN***"
LIMIT = 900  # seconds; the other tool takes 90 for the sample


def java():
    return f"{os.environ['JAVA_HOME']}/bin/java" if "JAVA_HOME" in os.environ else "java"


def command(text):
    """A command line whose program may be given by a path from here: it runs elsewhere."""
    program, *rest = shlex.split(text)
    return [str(pathlib.Path(program).absolute()) if "/" in program else program, *rest]


class Bundle:
    """Paths below the top directory: bytes of files, targets of links."""

    def __init__(self, data):
        self.files, self.links = {}, {}
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
            for member in tar:
                path = member.name.split("/", 1)[1] if "/" in member.name else ""
                if member.isfile():
                    self.files[path] = tar.extractfile(member).read()
                elif member.issym():
                    self.links[path] = member.linkname

    def paths(self):
        return self.files.keys() | self.links.keys()


def run(command, environment, directory):
    with open(directory / "output", "ab") as log:
        done = subprocess.run(command, env=environment, cwd=directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=LIMIT)
    return done.returncode


def ours(command, spec, directory, name):
    target = directory / f"{name}.tar.gz"
    environment = dict(os.environ, SUPPORT_BUNDLE_WORK_DIRECTORY=str(directory / "work"))
    code = run([*command, "collect", "--spec", str(spec), "--output", str(target)], environment, directory)
    return Bundle(target.read_bytes()) if target.exists() else code


def theirs(command, spec, directory):
    target = directory / "theirs.tar.gz"
    code = run([*command, str(spec), "--interactive=false", "--auto-update=false", "-o", str(target)[:-7]], dict(os.environ), directory)
    return Bundle(target.read_bytes()) if target.exists() else code


def parsed(data):
    """A JSON document, or the lines of a text."""
    try:
        return json.loads(data)
    except ValueError:
        return data.decode("utf-8", "replace").split("\n")


def masked_more(mine, other):
    return isinstance(mine, str) and MASK in mine and re.fullmatch(
        ".*".join(re.escape(part) for part in mine.split(MASK)), str(other), re.DOTALL) is not None


class Answers(http.server.BaseHTTPRequestHandler):
    """What HTTP_SERVER in specifications stands for."""

    def do_GET(self):
        pages = {"/hello.txt": ("text/plain", b"hello\n"), "/hello.json": ("application/json", b'{"b": 1, "a": [1, 2.0]}')}
        if self.path == "/slow":
            time.sleep(3)
        kind, body = pages.get(self.path, ("text/plain", b"no such page\n"))
        self.answer(200 if self.path in pages else 404, kind, body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer(201, self.headers.get("Content-Type", "text/plain"), body)

    do_PUT = do_POST

    def answer(self, status, kind, body):
        self.send_response_only(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("X-Fixture", "one"), ("X-Fixture", "two")):
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass  # the slow answer comes when nobody waits any more

    def log_message(self, *_):
        pass


def serve():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


ABSENT = object()

# How often a difference must be there to count.
ATTEMPTS = 3


def differences(before, after, other, pointer, masked):
    """JSON pointers where our two runs agree and the other tool says something else."""
    if before is ABSENT and after is ABSENT and other is ABSENT or same(before, other) or same(after, other):
        return
    if isinstance(before, dict) and isinstance(other, dict):
        for key in sorted(before.keys() | other.keys()):
            later = after.get(key, ABSENT) if isinstance(after, dict) else ABSENT
            yield from differences(before.get(key, ABSENT), later, other.get(key, ABSENT), f"{pointer}/{key}", masked)
    elif isinstance(before, list) and isinstance(other, list) and len(before) == len(other):
        if len(before) > 1 and sorted(map(json.dumps, before)) == sorted(map(json.dumps, other)):
            yield pointer, "(in another order)", "(the same elements)"
            return
        for index, (mine, one) in enumerate(zip(before, other)):
            later = after[index] if isinstance(after, list) and len(after) == len(before) else ABSENT
            yield from differences(mine, later, one, f"{pointer}/{index}", masked)
    elif same(before, after) and not taken_in_time(pointer, before, other):
        if masked_more(before, other):
            masked[0] += 1
        else:
            yield pointer, before, other


def taken_in_time(pointer, ours, theirs):
    """The clock of the run: two fast runs of ours may well see the same second, and theirs another."""
    stamps = [one for one in (ours, theirs) if isinstance(one, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one)]
    if not pointer.endswith("/timestamp") or len(stamps) != 2:
        return False
    one, two = (datetime.datetime.fromisoformat(stamp) for stamp in stamps)
    return abs((one - two).total_seconds()) < LIMIT


def same(one, two):
    return one is not ABSENT and two is not ABSENT and type(one) is type(two) and one == two


def short(value):
    text = "(absent)" if value is ABSENT else value if isinstance(value, str) and value.startswith("(") else json.dumps(value)
    return text if len(text) <= 160 else text[:157] + "..."


def compare(before, after, other, masked):
    """Triples of path, JSON pointer (or "-") and a sentence."""
    for path in sorted(before.paths() & after.paths() | other.paths()):
        if path not in other.paths():
            yield path, "-", "ours there, theirs not there"
        elif path not in before.paths():
            if path not in after.paths():
                yield path, "-", "ours not there, theirs there"
        elif path in before.links or path in other.links:
            if before.links.get(path) != other.links.get(path):
                yield path, "-", f"link: ours {before.links.get(path)}, theirs {other.links.get(path)}"
        elif path in after.files:
            mine, one = before.files[path], other.files[path]
            found = list(differences(parsed(mine), parsed(after.files[path]), parsed(one), "", masked))
            yield from ((path, pointer or "/", f"ours {short(a)}, theirs {short(b)}") for pointer, a, b in found)
            if mine != one and not found:
                yield path, "*", ""  # only what is volatile differs
            layout = mine.count(b"\n") != one.count(b"\n") and len(mine) == len(after.files[path])
            if not found and layout and parsed(mine) == parsed(one):
                yield path, "-", f"layout: ours {mine.count(10) + 1} lines, theirs {one.count(10) + 1}"


class Listed:
    """The deliberate differences."""

    def __init__(self, file):
        self.rows, self.used, self.touched = [], Counter(), set()
        for line in file.read_text().splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if line.startswith("| `") and len(cells) >= 6:
                values = [cell.strip("`") if cell.startswith("`") and cell.endswith("`") else None for cell in cells[3:5]]
                chance = "run to run" in cells[5]  # met on some days only
                self.rows.append((cells[0].strip("`"), [g.strip(" `") for g in cells[1].split("<br>")], cells[2].strip("`"), values, chance))

    def find(self, path, pointer, what):
        """Whether a row lists the difference; that row then counts as used, with the glob that fits."""
        for name, files, where, values, _ in self.rows:
            glob = next((glob for glob in files if fnmatch.fnmatchcase(path, glob)), None)
            if glob and (where == "*" or fnmatch.fnmatchcase(pointer, where)):
                if all(value is None or f"{side} {value}" in what for side, value in zip(("ours", "theirs"), values)):
                    self.used[name, glob] += 1
                    return True
        return False

    def touch(self, path):
        """A file whose differences are all volatile: what lists it as a whole is needed all the same, on a day when two runs agree."""
        for name, files, where, _, _ in self.rows:
            for glob in files:
                if where == "*" and fnmatch.fnmatchcase(path, glob):
                    self.touched.add((name, glob))

    def unused(self):
        return [f"{name} ({glob})" for name, files, _, _, chance in self.rows for glob in files
                if not chance and not self.used[name, glob] and (name, glob) not in self.touched]


class Result(NamedTuple):
    """What became of one specification; no files when there was no bundle."""

    files: int
    masked: int
    found: list
    volatile: list
    trouble: str


def side_by_side(arguments, spec, address, directory):
    """Ours runs while theirs does, and again afterwards."""
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "output").write_text("")
    for name in ("before", "theirs", "after"):
        (directory / f"{name}.tar.gz").unlink(missing_ok=True)  # or the next is called "theirs (1)"
    copy = directory / "spec.yaml"
    copy.write_text(spec.read_text().replace("HTTP_SERVER", address))
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(theirs, arguments.theirs, copy, directory)
        before = ours(arguments.ours, copy, directory, "before")
        other = waiting.result()
    after = ours(arguments.ours, copy, directory, "after")
    if not all(isinstance(bundle, Bundle) for bundle in (before, other, after)):
        output = (directory / "output").read_text(errors="replace")[-2000:]
        return Result(0, 0, [], [], f"no bundle: ours {before}, theirs {other}, ours {after}\n{output}")
    masked = [0]
    found = list(compare(before, after, other, masked))
    return Result(len(other.paths()), masked[0], [one for one in found if one[2]], [path for path, _, what in found if not what], "")


def one(arguments, spec, address):
    if arguments.keep:
        return side_by_side(arguments, spec, address, arguments.keep / spec.stem)
    return one_again(arguments, spec, address)


def one_again(arguments, spec, address):
    with tempfile.TemporaryDirectory() as scratch:
        return side_by_side(arguments, spec, address, pathlib.Path(scratch))


def lasting(fresh, listed, again):
    """Those that are there each time: our runs take less than a second, and a node that says that it lives between them and the other
    tool's run makes a difference that is not between the tools."""
    for _ in range(ATTEMPTS - 1):
        if fresh:
            found = {(path, pointer) for path, pointer, what in again().found if not listed.find(path, pointer, what)}
            fresh = [one for one in fresh if one[:2] in found]
    return fresh


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", default=f"{java()} -jar {HERE.parent.parent}/target/cron-support-bundle.jar", type=command)
    parser.add_argument("--theirs", default="support-bundle", type=command)
    parser.add_argument("--differences", default=HERE.parent / "docs" / "differences.md", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="keep the bundles below this directory")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many specifications at once; default: one for each processor")
    parser.add_argument("--all", action="store_true", help="these are all specifications: a difference that is listed and not met is stale")
    parser.add_argument("specs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    listed, files, known, unlisted, address = Listed(arguments.differences), 0, 0, 0, serve()
    print(f"{'specification':44} {'files':>6} {'masked more':>12} {'listed':>7} {'unlisted':>9}")
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = pool.map(lambda spec: one(arguments, spec, address), arguments.specs)
        for spec, result in zip(arguments.specs, results):
            if result.trouble:
                print(f"{spec.stem:44} {result.trouble}", flush=True)
                unlisted += 1
                continue
            for path in result.volatile:
                listed.touch(path)
            fresh = lasting([one for one in result.found if not listed.find(*one)], listed, lambda spec=spec: one_again(arguments, spec, address))
            lines = [f"    {path} {pointer}: {what}" for path, pointer, what in fresh]
            print(f"{spec.stem:44} {result.files:6} {result.masked:12} {len(result.found) - len(lines):7} {len(lines):9}")
            print("".join(line + "\n" for line in lines[:40]), end="", flush=True)
            if len(lines) > 40:
                print(f"    and {len(lines) - 40} more")
            files, known, unlisted = files + result.files, known + len(result.found) - len(lines), unlisted + len(lines)
    print(f"{len(arguments.specs)} specifications{'':28} {files:6} {'':12} {known:7} {unlisted:9}")
    met = Counter()
    for (name, _), count in listed.used.items():
        met[name] += count
    print("\nlisted differences met: " + (", ".join(f"{name} {count}" for name, count in sorted(met.items())) or "none"))
    stale = listed.unused()
    print("listed and not met: " + (", ".join(stale) or "none"))
    print(f"unlisted differences: {unlisted}")
    sys.exit(1 if unlisted or arguments.all and stale else 0)


if __name__ == "__main__":
    main()
