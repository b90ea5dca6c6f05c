#!/usr/bin/env python3
"""Guards masked.py: what only the other tool masks must be found."""
import importlib.util
import pathlib
import unittest

SPEC = importlib.util.spec_from_file_location("masked", pathlib.Path(__file__).with_name("masked.py"))
masked = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(masked)
M = masked.MASK


class MaskedTest(unittest.TestCase):
    def wrong(self, ours, theirs, path="a.json"):
        return masked.check("test", {path: ours}, {path: theirs}, [])

    def test_finds_what_only_they_mask(self):
        self.assertEqual(self.wrong('{"a":[{"name":"x","value":"s"}]}', '{"a":[{"name":"x","value":"%s"}]}' % M), 1)
        self.assertEqual(self.wrong('{"a":"u:%s s"}' % M, '{"a":"u:p %s"}' % M), 1)
        self.assertEqual(self.wrong("one\ntwo s\n", f"one\ntwo {M}\n", "a.log"), 1)

    def test_is_content_with_what_both_mask(self):
        self.assertEqual(self.wrong('{"a":"%s"}' % M, '{"a":"u:%s@h"}' % M), 0)
        self.assertEqual(self.wrong('{"a":"u:%s@%s/x"}' % (M, M), '{"a":"u:%s@h/x"}' % M), 0)
        self.assertEqual(self.wrong('{"a":"***TOKEN_SECRET_0123456789AB***"}', '{"a":"%s"}' % M), 0)
        self.assertEqual(self.wrong(f"one\ntwo {M} x\n", f"one\ntwo {M} x\n", "a.log"), 0)

    def test_reads_their_broken_json_by_lines(self):
        self.assertEqual(self.wrong('{\n"a": "%s"\n}' % M, '{\n"a": %s\n}' % M), 1)
        self.assertEqual(self.wrong('{\n"a": "%s",\n"b": 1}' % M, '{\n"a": "%s\n"b": 1}' % M), 1)


if __name__ == "__main__":
    unittest.main()
