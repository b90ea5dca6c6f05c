#!/usr/bin/env python3
"""The counter guards the whole run, so it must be seen to complain: reports as Surefire writes them, and what the counter says."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

COUNTER = pathlib.Path(__file__).with_name("count-tests.py")
ALL = {"surefire-reports": "ATest", "failsafe-reports": "AnIT", "failsafe-reports-native": "AnIT", "failsafe-reports-jar": "AnIT"}


class CountTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.target = pathlib.Path(directory.name)
        for reports, name in ALL.items():
            self.report(reports, name, '<testcase classname="{}" name="works"/>')
        self.report("failsafe-reports", "RealServerIT", '<testcase classname="{}" name="works"/>')
        self.report("failsafe-reports", "UploadLocalStackIT", '<testcase classname="{}" name="works"/>')

    def report(self, reports, name, cases, **counts):
        full = "io.example." + name
        (self.target / reports).mkdir(exist_ok=True)
        attributes = " ".join(f'{k}="{v}"' for k, v in {"name": full, "time": "1,234.5", **counts}.items())
        (self.target / reports / f"TEST-{full}.xml").write_text(f"<testsuite {attributes}>{cases.format(full)}</testsuite>")

    def count(self, *arguments):
        run = subprocess.run([sys.executable, COUNTER, "--target", self.target, *arguments], capture_output=True, text=True)
        self.assertEqual("", run.stderr)
        return run.returncode, run.stdout

    def assert_complains(self, about):
        code, output = self.count()
        self.assertIn("PROBLEM: " + about, output)
        self.assertEqual(1, code)

    def test_is_content_when_every_group_ran(self):
        code, output = self.count()
        self.assertEqual(0, code, output)
        self.assertTrue(output.endswith("\ntotal: 6 passed, 0 failed, 0 skipped\n"), output)

    def test_complains_about_a_skipped_test(self):
        self.report("failsafe-reports-native", "BIT", '<testcase classname="{}" name="x"><skipped message="no bed"/></testcase>')
        self.assert_complains("io.example.BIT.x was skipped (native): no bed")

    def test_complains_about_a_class_that_ran_nothing(self):
        self.report("failsafe-reports", "RealServerIT", "", tests=0, skipped=0)
        self.assert_complains("io.example.RealServerIT was skipped (real-server): the class ran no test")
        self.assert_complains("no real-server test ran")

    def test_complains_about_a_skipped_class_that_lists_no_test(self):
        self.report("failsafe-reports", "BLocalStackIT", "", tests=1, skipped=1)
        self.assert_complains("io.example.BLocalStackIT was skipped (LocalStack): the whole class")

    def test_complains_about_failures_and_errors(self):
        self.report("surefire-reports", "BTest", '<testcase name="x"><failure/></testcase><testcase name="y"><error/></testcase>')
        self.assert_complains("io.example.BTest.x failed (unit)")
        self.assert_complains("io.example.BTest.y failed (unit)")

    def test_complains_about_a_group_without_reports(self):
        (self.target / "failsafe-reports-jar" / "TEST-io.example.AnIT.xml").unlink()
        self.assert_complains("no jar test ran")

    def test_complains_about_a_report_that_was_cut(self):
        (self.target / "surefire-reports" / "TEST-io.example.CTest.xml").write_text("<testsuite")
        self.assert_complains("TEST-io.example.CTest.xml is not readable")

    def test_lets_k3s_be_skipped_and_says_so(self):
        self.report("failsafe-reports", "ClusterK3sIT", '<testcase classname="{}" name="x"><skipped message="no"/></testcase>')
        code, output = self.count()
        self.assertEqual(0, code, output)
        self.assertIn("skipped, as it may be: io.example.ClusterK3sIT.x (K3s): K3s needs privileged containers", output)
        self.assertIn("1 skipped", output)

    def test_requires_only_what_is_asked_for(self):
        (self.target / "failsafe-reports-jar" / "TEST-io.example.AnIT.xml").unlink()
        self.assertEqual(0, self.count("--require", "unit,native")[0])


if __name__ == "__main__":
    unittest.main()
