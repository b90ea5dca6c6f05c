#!/usr/bin/env python3
"""All analyzers over a large bundle, beside reading it: the run with every example of src/docs/analyzers.md must take at most as long as
two runs without analyzers, each of which unpacks and indexes the same bundle.

  src/bench/analyze.py --program "java -jar target/cron-support-bundle.jar" [-n RUNS] [--megabytes 200] [--logs 100]
"""
import argparse
import io
import json
import os
import random
import re
import shlex
import statistics
import subprocess
import tarfile
import tempfile
import time

DOCUMENTATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "docs", "analyzers.md")
LEVELS = ["INFO", "DEBUG", "WARN", "ERROR"]


def examples():
    """One item of spec.analyzers for each row of the documentation, and one expression over all logs."""
    items = ["{textAnalyze: {checkName: logs, fileName: 'cluster-resources/pods/logs/*/*/*.log', regex: 'OutOfMemoryError|no such host', "
             "outcomes: [{fail: {when: 'true', message: found}}, {pass: {when: 'false', message: none}}]}}"]
    with open(DOCUMENTATION, encoding="utf-8") as lines:
        for line in lines:
            row = re.match(r"\| `(\w+)` \| `(\{.*?\})` \|", line)
            if row:
                items.append("{%s: %s}" % (row.group(1), row.group(2).replace("\\|", "|")))
    return items


def spec(items):
    return "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nmetadata: {name: bench}\nspec:\n  analyzers: [%s]\n" % ",\n    ".join(items)


def log(size, seed):
    words = random.Random(seed)
    lines, length = [], 0
    while length < size:
        line = "2026-01-01T00:00:%02d.%03dZ %s request %016x took %d ms for user %d\n" % (
            words.randrange(60), words.randrange(1000), words.choice(LEVELS), words.getrandbits(64), words.randrange(2000), words.randrange(9999))
        lines.append(line)
        length += len(line)
    return "".join(lines).encode()


def pods(logs):
    return [{"metadata": {"name": "pod-%d" % i, "namespace": "app"},
             "spec": {"containers": [{"name": "main", "image": "registry.example/app:%d" % i}]},
             "status": {"phase": "Running", "containerStatuses": [{"name": "main", "ready": True, "restartCount": 0, "state": {"running": {}}}]}}
            for i in range(logs)]


def write(path, megabytes, logs):
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        def add(name, content):
            info = tarfile.TarInfo("support-bundle-2026-01-01T00_00_00/" + name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        add("version.yaml", b"apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n  versionNumber: v0.133.0\n")
        add("cluster-info/cluster_version.json", b'{"info": {}, "string": "v1.31.2"}')
        for kind in ("deployments", "statefulsets", "jobs", "replicasets", "events", "ingress", "pvcs"):
            add("cluster-resources/%s/app.json" % kind, b'{"kind": "List", "items": []}')
        for kind in ("nodes", "storage-classes", "ingress-classes", "custom-resource-definitions"):
            add("cluster-resources/%s.json" % kind, b'{"kind": "List", "items": []}')
        add("cluster-resources/pods/app.json", json.dumps({"kind": "PodList", "items": pods(logs)}).encode())
        for i in range(logs):
            add("cluster-resources/pods/logs/app/pod-%d/main.log" % i, log(megabytes * 1000 * 1000 // logs, i))


def seconds(program, bundle, spec_file):
    started = time.monotonic()
    subprocess.run(program + ["analyze", bundle, "--spec", spec_file, "-o", "json"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("-n", type=int, default=3)
    arguments.add_argument("--megabytes", type=int, default=200)
    arguments.add_argument("--logs", type=int, default=100)
    options = arguments.parse_args()
    program = shlex.split(options.program)
    with tempfile.TemporaryDirectory() as directory:
        bundle = os.path.join(directory, "bundle.tar.gz")
        write(bundle, options.megabytes, options.logs)
        items = examples()
        files = {}
        for name, chosen in (("reading", []), ("analyzing", items)):
            files[name] = os.path.join(directory, name + ".yaml")
            with open(files[name], "w", encoding="utf-8") as out:
                out.write(spec(chosen))
        times = {"reading": [], "analyzing": []}
        for _ in range(options.n):
            for name, taken in times.items():
                taken.append(seconds(program, bundle, files[name]))
        reading, analyzing = (statistics.median(times[name]) for name in ("reading", "analyzing"))
        print("%d MB in %d logs, %d analyzers, median of %d runs" % (options.megabytes, options.logs, len(items), options.n))
        print("reading    %6.2f s" % reading)
        print("analyzing  %6.2f s" % analyzing)
        print("analyzing / (2 x reading) = %.2f" % (analyzing / (2 * reading)))


if __name__ == "__main__":
    main()
