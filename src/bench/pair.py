#!/usr/bin/env python3
"""Compares two programs on the same input: runs them in turn, N times each, and prints what they cost.

    src/bench/pair.py [-n N] [--prepare CMD] [--json FILE] --ours CMD --peer CMD

Wall seconds, CPU seconds (user and system, children included) and peak resident memory as the kernel accounts them to the
finished process (wait4), each as minimum, median and maximum, and the ratio of the medians. In turn, so that a machine that gets
slower halfway makes both slower.

A run that exits with another code than --ok (0) ends the comparison: a failed run is a fast run.
CMD is split as a shell would; redirections and variables need `sh -c '...'`. --prepare runs before every measured run, unmeasured.
Peak memory below the floor that is printed cannot be told: a process starts as a copy of this one.
"""
import argparse
import json
import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

MEASURES = (("wall s", 2), ("cpu s", 2), ("peak MiB", 1))


def run(command, accepted, timeout):
    """Returns wall seconds, CPU seconds, peak MiB of one run."""
    with tempfile.TemporaryFile() as output:
        actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)]
        started = time.perf_counter()
        # Not subprocess: its own wait would take the resource usage away.
        try:
            pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions, setpgroup=0)
        except FileNotFoundError:
            sys.exit(f"pair: no such program: {command[0]}")
        watchdog = threading.Timer(timeout, os.killpg, (pid, signal.SIGKILL))
        watchdog.start()
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - started
        watchdog.cancel()
        code = os.waitstatus_to_exitcode(status)
        if code not in accepted:
            output.seek(0, os.SEEK_END)
            output.seek(max(0, output.tell() - 2000))
            print(output.read().decode(errors="replace"), file=sys.stderr)
            sys.exit(f"pair: exit code {code} after {wall:.1f} s: {shlex.join(command)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=3, help="measured runs of each (3)")
    parser.add_argument("--ours", required=True, metavar="CMD")
    parser.add_argument("--peer", required=True, metavar="CMD")
    parser.add_argument("--prepare", metavar="CMD", help="before every run, e.g. to remove the last run's output")
    parser.add_argument("--ok", default="0", metavar="CODES", help="accepted exit codes, comma-separated (0)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one run (600)")
    parser.add_argument("--json", metavar="FILE", help="also write every single run to this file")
    options = parser.parse_args()
    accepted = {int(code) for code in options.ok.split(",")}
    commands = {"ours": shlex.split(options.ours), "peer": shlex.split(options.peer)}
    runs = {name: [] for name in commands}
    floor = run(["true"], {0}, 10)[2]
    for i in range(options.n):
        for name, command in commands.items():
            if options.prepare:
                subprocess.run(shlex.split(options.prepare), check=True, stdin=subprocess.DEVNULL)
            runs[name].append(run(command, accepted, options.timeout))
            print(f"run {i + 1} {name}: " + ", ".join(f"{v:.{d}f} {m}" for (m, d), v in zip(MEASURES, runs[name][-1])), file=sys.stderr)
    print(f"{'':10}{'':6}{'min':>9}{'median':>9}{'max':>9}{'ours/peer':>12}")
    for index, (measure, digits) in enumerate(MEASURES):
        medians = {name: statistics.median(r[index] for r in runs[name]) for name in runs}
        for name in runs:
            values = [r[index] for r in runs[name]]
            numbers = "".join(f"{v:9.{digits}f}" for v in (min(values), medians[name], max(values)))
            last = f"{medians['ours'] / medians['peer']:12.4f}" if name == "ours" and medians["peer"] else ""
            print(f"{measure:10}{name:6}{numbers}{last}")
    print(f"{options.n} runs each; peak memory has a floor of {floor:.1f} MiB")
    if options.json:
        with open(options.json, "w") as file:
            json.dump({name: [dict(zip((m for m, _ in MEASURES), r)) for r in runs[name]] for name in runs}, file, indent=2)


if __name__ == "__main__":
    main()
