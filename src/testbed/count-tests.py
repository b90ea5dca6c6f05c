#!/usr/bin/env python3
"""Says how many tests of each group really ran, from the XML reports of Surefire and Failsafe, and fails when a test that could
have run did not. A test that is skipped because its server is missing looks like success to Maven; here every server was started.

    count-tests.py [--target DIR] [--require GROUP[,GROUP...]]

| reports (under DIR, default target)       | group                                                        |
|-------------------------------------------|--------------------------------------------------------------|
| surefire-reports                          | unit                                                         |
| failsafe-reports                          | by class name, see SERVERS; otherwise in-process             |
| failsafe-reports-native, …-jar            | native, jar: the same tests against the finished program     |

Fails when a test failed, was skipped and is not in ALLOWED_SKIPS, when a class ran no test at all, and when a required group
(default: all but K3s) ran none.
"""
import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

# The server that an integration test needs is part of its class name.
SERVERS = [("LocalStack", re.compile("LocalStack")), ("K3s", re.compile("K3s")), ("real-server", re.compile("RealServer|Testbed"))]
DIRECTORIES = {"surefire-reports": "unit", "failsafe-reports": None, "failsafe-reports-native": "native", "failsafe-reports-jar": "jar"}
GROUPS = ["unit", "in-process", "real-server", "LocalStack", "native", "jar", "K3s"]
REQUIRED = GROUPS[:-1]
# What may be skipped even here: a pattern for "class.method", and why.
ALLOWED_SKIPS = [
    (re.compile(r"(^|\.)\w*K3s\w*"), "K3s needs privileged containers"),
    (re.compile(r"(^|\.)LoadRealServerIT\b"), "thousands of pods would disturb the other tests of the bed; TESTBED_LOAD asks for them"),
    (re.compile(r"ApiServerDriftTest\.expiresTokensAsTheRealServer"), "a real server compacts for the first time after five minutes"),
]


class Report:
    def __init__(self):
        self.passed, self.failed, self.skipped, self.seconds = Counter(), Counter(), Counter(), Counter()
        self.allowed, self.problems = [], []

    def read(self, directory):
        for file in sorted(directory.glob("TEST-*.xml")):
            try:
                suite = ElementTree.parse(file).getroot()
            except ElementTree.ParseError as problem:
                self.problems.append(f"{file.name} is not readable: {problem}")
                continue
            self.suite(suite, DIRECTORIES[directory.name])

    def suite(self, suite, fixed):
        name = suite.get("name", "?")
        cases = suite.findall("testcase")
        group = fixed or next((g for g, pattern in SERVERS if pattern.search(name)), "in-process")
        self.seconds[group] += float(suite.get("time", "0").replace(",", ""))
        for case in cases:
            self.case(case, name, group)
        # A class that is skipped as a whole may be counted without being listed.
        unlisted = int(suite.get("skipped", "0")) - sum(case.find("skipped") is not None for case in cases)
        for _ in range(unlisted):
            self.skip(group, name, "the whole class")
        # An assumption that fails before the first test leaves an empty report that says nothing of a skip.
        if not cases and unlisted <= 0:
            self.skip(group, name, "the class ran no test")

    def case(self, case, suite, group):
        name = ".".join(filter(None, [case.get("classname") or suite, case.get("name")]))
        skipped = case.find("skipped")
        if skipped is not None:
            self.skip(group, name, skipped.get("message") or (skipped.text or "").strip().split("\n")[0] or "no reason given")
        elif case.find("failure") is not None or case.find("error") is not None:
            self.failed[group] += 1
            self.problems.append(f"{name} failed ({group})")
        else:
            self.passed[group] += 1

    def skip(self, group, name, reason):
        self.skipped[group] += 1
        why = allowed(name)
        if why:
            self.allowed.append(f"{name} ({group}): {why}")
        else:
            self.problems.append(f"{name} was skipped ({group}): {reason}")


def allowed(name):
    return next((why for pattern, why in ALLOWED_SKIPS if pattern.search(name)), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=pathlib.Path, default=pathlib.Path("target"))
    parser.add_argument("--require", default=",".join(REQUIRED), help="groups that must have run (%(default)s)")
    options = parser.parse_args()
    required = [group for group in options.require.split(",") if group]
    unknown = set(required) - set(GROUPS)
    if unknown:
        parser.error(f"unknown group: {', '.join(sorted(unknown))}")
    report = Report()
    for directory in DIRECTORIES:
        report.read(options.target / directory)
    print(f"{'group':14}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>10}")
    for group in GROUPS:
        counts = report.passed[group], report.failed[group], report.skipped[group]
        print(f"{group:14}{counts[0]:8}{counts[1]:8}{counts[2]:9}{report.seconds[group]:10.1f}")
        if group in required and not counts[0]:
            report.problems.append(f"no {group} test ran")
    for line in report.allowed:
        print(f"skipped, as it may be: {line}")
    for line in report.problems:
        print(f"PROBLEM: {line}")
    totals = (sum(counter.values()) for counter in (report.passed, report.failed, report.skipped))
    print("total: {} passed, {} failed, {} skipped".format(*totals))
    sys.exit(1 if report.problems else 0)


if __name__ == "__main__":
    main()
