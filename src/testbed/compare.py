#!/usr/bin/env python3
"""Runs support-bundle, the tool to compare with, and our program with the same specifications on the same cluster, and prints every
difference between the two bundles in paths and content that src/docs/differences.md does not list.

    compare.py [--ours COMMAND] [--theirs COMMAND] [--keep DIR] SPEC...

Ours runs before and after theirs. What differs between our two runs is volatile (times, versions of resources, counters) and says
nothing about the tools, so no list of volatile fields is needed; a difference counts when our two runs agree and theirs does not.
A value that only we mask is counted, not reported; a value that only they mask is a difference.

A row of the table in differences.md is: id | files (a glob) | where (a glob over JSON pointers; "-" for the file as a whole) | ours |
theirs | why. Where ours or theirs is code, the value must be that. Ends with 1 when a difference is not listed.
"""
import argparse
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

HERE = pathlib.Path(__file__).resolve().parent
MASK = "***HIDDEN***"
LIMIT = 900  # seconds; the other tool takes 90 for the sample


def java():
    return f"{os.environ['JAVA_HOME']}/bin/java" if "JAVA_HOME" in os.environ else "java"


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
    elif same(before, after):
        if masked_more(before, other):
            masked[0] += 1
        else:
            yield pointer, before, other


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
            layout = mine.count(b"\n") != one.count(b"\n") and len(mine) == len(after.files[path])
            if not found and layout and parsed(mine) == parsed(one):
                yield path, "-", f"layout: ours {mine.count(10) + 1} lines, theirs {one.count(10) + 1}"


class Listed:
    """The deliberate differences."""

    def __init__(self, file):
        self.rows = []
        for line in file.read_text().splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if line.startswith("| `") and len(cells) >= 6:
                values = [cell.strip("`") if cell.startswith("`") and cell.endswith("`") else None for cell in cells[3:5]]
                self.rows.append((cells[0].strip("`"), [g.strip(" `") for g in cells[1].split("<br>")], cells[2].strip("`"), values))

    def find(self, path, pointer, what):
        for name, files, where, values in self.rows:
            if any(fnmatch.fnmatchcase(path, glob) for glob in files) and (where == "*" or fnmatch.fnmatchcase(pointer, where)):
                if all(value is None or f"{side} {value}" in what for side, value in zip(("ours", "theirs"), values)):
                    return name
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", default=f"{java()} -jar {HERE.parent.parent}/target/cron-support-bundle.jar", type=shlex.split)
    parser.add_argument("--theirs", default="support-bundle", type=shlex.split)
    parser.add_argument("--differences", default=HERE.parent / "docs" / "differences.md", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="keep the bundles below this directory")
    parser.add_argument("specs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    listed, unlisted, used = Listed(arguments.differences), 0, Counter()
    address = serve()
    print(f"{'specification':44} {'files':>6} {'masked more':>12} {'listed':>7} {'unlisted':>9}")
    for spec in arguments.specs:
        with tempfile.TemporaryDirectory() as scratch:
            directory = (arguments.keep / spec.stem) if arguments.keep else pathlib.Path(scratch)
            directory.mkdir(parents=True, exist_ok=True)
            (directory / "output").write_text("")
            for name in ("before", "theirs", "after"):
                (directory / f"{name}.tar.gz").unlink(missing_ok=True)  # or the next is called "theirs (1)"
            copy = directory / "spec.yaml"
            copy.write_text(spec.read_text().replace("HTTP_SERVER", address))
            before = ours(arguments.ours, copy, directory, "before")
            other = theirs(arguments.theirs, copy, directory)
            after = ours(arguments.ours, copy, directory, "after")
            if not all(isinstance(bundle, Bundle) for bundle in (before, other, after)):
                print(f"{spec.stem:44} no bundle: ours {before}, theirs {other}, ours {after}")
                print((directory / "output").read_text(errors="replace")[-2000:])
                unlisted += 1
                continue
            masked, known, lines = [0], 0, []
            for path, pointer, what in compare(before, after, other, masked):
                name = listed.find(path, pointer, what)
                if name:
                    known += 1
                    used[name] += 1
                else:
                    lines.append(f"    {path} {pointer}: {what}")
            print(f"{spec.stem:44} {len(other.paths()):6} {masked[0]:12} {known:7} {len(lines):9}", flush=True)
            print("".join(line + "\n" for line in lines[:40]), end="", flush=True)
            if len(lines) > 40:
                print(f"    and {len(lines) - 40} more")
            unlisted += len(lines)
    print("\nlisted differences met: " + (", ".join(f"{name} {count}" for name, count in sorted(used.items())) or "none"))
    print(f"unlisted differences: {unlisted}")
    sys.exit(1 if unlisted else 0)


if __name__ == "__main__":
    main()
