#!/usr/bin/env python3
"""Tells what support-bundle, the tool to compare with, has masked and we have not, in bundles of the same cluster.

    masked.py DIR...        directories of compare.py --keep, or their parent
    masked.py OURS THEIRS   two archives

JSON is compared member by member (objects of lists by name and namespace), text line by line where the lines around are the same.
A place of theirs that ours does not have is counted apart. Ends with 1 when something is masked in theirs and not in ours, but for the
places that the table "Masked by support-bundle alone" of src/docs/differences.md lists.
"""
import difflib
import fnmatch
import json
import pathlib
import re
import sys
import tarfile

HERE = pathlib.Path(__file__).resolve().parent
MASK = "***HIDDEN***"
OURS = re.compile(r"\*\*\*(HIDDEN|TOKEN_[A-Z]+_[0-9A-F]+)\*\*\*")


def bundle(path):
    files = {}
    with tarfile.open(path, mode="r:gz") as tar:
        for member in tar:
            if member.isfile() and "/" in member.name:
                files[member.name.split("/", 1)[1]] = tar.extractfile(member).read().decode("utf-8", "surrogateescape")
    return files


def identity(item):
    """What an object of a list is called, or None."""
    if isinstance(item, dict):
        metadata = item.get("metadata")
        if isinstance(metadata, dict) and "name" in metadata:
            return item.get("kind"), metadata.get("namespace"), metadata["name"]
        if isinstance(item.get("name"), str):
            return item["name"]
    return None


def pairs(ours, theirs, where):
    """Every text of theirs with what ours has in its place, or None."""
    if isinstance(theirs, dict):
        for key, value in theirs.items():
            yield from pairs(ours.get(key) if isinstance(ours, dict) else None, value, f"{where}/{key}")
    elif isinstance(theirs, list):
        named = {}
        if isinstance(ours, list):
            for item in ours:
                named.setdefault(identity(item), item)
        for i, value in enumerate(theirs):
            name = identity(value)
            same = named.get(name) if name is not None else ours[i] if isinstance(ours, list) and i < len(ours) else None
            yield from pairs(same, value, f"{where}/{i}")
    elif isinstance(theirs, str):
        yield where, theirs, ours


def lines(ours, theirs):
    a, b = ours.splitlines(), theirs.splitlines()
    plain = [OURS.sub("#", line) for line in a], [OURS.sub("#", line) for line in b]
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        if tag == "equal" or i2 - i1 == j2 - j1:
            for k in range(j2 - j1):
                yield f"line {j1 + k + 1}", b[j1 + k], a[i1 + k]
        else:
            for k in range(j1, j2):
                yield f"line {k + 1}", b[k], None


def covered(theirs, ours):
    """Whether everything that theirs hides in a text is hidden in ours: then what ours shows stands in theirs as well, in this order."""
    if not isinstance(ours, str):
        return False
    shown = re.split(r"\*\*\*(?:HIDDEN|TOKEN_[A-Z]+_[0-9A-F]+)\*\*\*", ours)
    if len(shown) == 1 or not theirs.startswith(shown[0]) or not theirs.endswith(shown[-1]):
        return False
    at = len(shown[0])
    for part in shown[1:-1]:
        found = theirs.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return at <= len(theirs) - len(shown[-1])


def check(name, ours, theirs, listed):
    counts = {"masked in both": 0, "not in ours": 0, "listed": 0}
    wrong = []
    for path, text in sorted(theirs.items()):
        if MASK not in text:
            continue
        mine = ours.get(path)
        if mine is None:
            counts["not in ours"] += text.count(MASK)
            continue
        try:
            found = list(pairs(json.loads(mine), json.loads(text), ""))
        except ValueError:
            found = list(lines(mine, text))
        for where, hidden, shown in found:
            if MASK not in hidden:
                continue
            if shown is None:
                counts["not in ours"] += hidden.count(MASK)
            elif covered(hidden, shown):
                counts["masked in both"] += hidden.count(MASK)
            elif any(fnmatch.fnmatchcase(path, glob) and re.search(shape, hidden) for glob, shape in listed):
                counts["listed"] += 1
            else:
                wrong.append((path, where, hidden, shown))
    print(f"{name}: " + ", ".join(f"{value} {key}" for key, value in counts.items()) + f", {len(wrong)} in theirs alone")
    for path, where, hidden, shown in wrong:
        print(f"  {path} {where}\n    theirs {hidden[:160]!r}\n    ours   {str(shown)[:160]!r}")
    return len(wrong)


def table():
    """Globs of files and regular expressions over what theirs has, of differences.md."""
    document = (HERE.parent / "docs" / "differences.md").read_text()
    part = document.split("## Masked by support-bundle alone", 1)[1] if "## Masked by support-bundle alone" in document else ""
    return re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", part, re.M)


def main():
    listed = table()
    arguments = [pathlib.Path(one) for one in sys.argv[1:]]
    if not arguments:
        sys.exit(__doc__)
    if len(arguments) == 2 and all(one.is_file() for one in arguments):
        sys.exit(1 if check(arguments[0].name, bundle(arguments[0]), bundle(arguments[1]), listed) else 0)
    directories = [below.parent for one in arguments for below in sorted(one.rglob("theirs.tar.gz"))]
    wrong = 0
    for directory in directories:
        mine = next((directory / name for name in ("after.tar.gz", "before.tar.gz") if (directory / name).exists()), None)
        if mine:
            wrong += check(directory.name, bundle(mine), bundle(directory / "theirs.tar.gz"), listed)
    print(f"{len(directories)} specifications, {wrong} places masked in theirs alone")
    sys.exit(1 if wrong or not directories else 0)


if __name__ == "__main__":
    main()
