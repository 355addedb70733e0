#!/usr/bin/env python3
"""Le lot sur Spark et le lot sur une machine donnent les mêmes verdicts, les mêmes totaux et le même rapport."""
import glob
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
AVAL = os.environ.get("AVAL", os.path.join(ROOT, ".build/debug/aval"))

# Parts do not compare their numbers with one another, and say so: of all that is said, that alone differs.
NUMBERS = re.compile("[^\n]*(numéro revient|numéros reviennent|Les numéros d)[^\n]*\n".encode())
# A report of parts knows of no single run: sources, date and options stand in that of one machine alone.
RUN = re.compile(b'<dl class="lot">.*?</dl>', re.DOTALL)

LOCAL = {**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell"}


def declarations(count, seed):
    """Lines of every sort: the samples of the repository, lines cut short, other bytes than UTF-8, blank ones."""
    dice = random.Random(seed)
    samples = []
    for path in sorted(glob.glob(os.path.join(ROOT, "Samples/*/*.json"))):
        if not path.endswith(".verdict.json"):
            with open(path, "rb") as file:
                samples.append(file.read().replace(b"\r", b" ").replace(b"\n", b" "))
    lines = []
    for _ in range(count):
        line = dice.choice(samples)
        kind = dice.random()
        if kind < 0.03:
            line = line[: dice.randrange(len(line))]
        elif kind < 0.06:
            line = line.replace(b"e", b"\xe9", 1)
        elif kind < 0.08:
            line = b" "
        elif kind < 0.10:
            line += b"\r"
        lines.append(line)
    return b"\n".join(lines) + b"\n"


class Batches(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.mkdir(self.path("envois"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)

    def both(self, *options):
        """Runs the batch on one machine and on Spark; gives what each wrote: verdicts, summary, report."""
        one = subprocess.run(
            [AVAL, "batch", self.path("envois"), "--quiet", "--exit-zero", "--format", "ndjson",
             "--output", self.path("un.ndjson"),
             "--report", self.path("un.html"), *options],
            cwd=ROOT, capture_output=True, check=True)
        many = subprocess.run(
            [sys.executable, os.path.join(HERE, "lot.py"), "--aval", AVAL, "--sortie", self.path("verdicts"),
             "--rapport", self.path("spark.html"), "--morceau", "200k", *options, self.path("envois")],
            cwd=ROOT, capture_output=True, check=False,
            env=LOCAL)
        self.assertEqual(many.returncode, 0, many.stderr.decode()[-4000:])
        return (self.outcome("un.ndjson", one.stdout, "un.html"), self.outcome("verdicts/part-*", many.stdout, "spark.html"))

    def outcome(self, pattern, summary, report):
        lines = []
        for path in sorted(glob.glob(self.path(pattern))):
            with open(path, "rb") as file:
                lines += file.read().splitlines()
        with open(self.path(report), "rb") as file:
            return sorted(lines), NUMBERS.sub(b"", summary), RUN.sub(b"", NUMBERS.sub(b"", file.read()))

    def test_one_file_in_many_pieces_gives_the_same_lines(self):
        self.write("envois/2023.ndjson", declarations(1500, seed=1))
        one, many = self.both()
        self.assertGreater(len(one[0]), 1000)
        self.assertEqual(one, many)

    def test_several_files_give_the_same_lines_with_their_names(self):
        for year in range(2021, 2025):
            self.write(f"envois/été {year}.ndjson", declarations(200, seed=year))
        one, many = self.both("--brief", "--only", "refusee,illisible")
        self.assertTrue(any(line.startswith(b'{"fichier":') for line in one[0]))
        self.assertEqual(one, many)

    def test_faulty_rules_fail_the_job_instead_of_losing_lines(self):
        self.write("envois/a.ndjson", declarations(20, seed=3))
        os.mkdir(self.path("vide"))
        run = subprocess.run(
            [sys.executable, os.path.join(HERE, "lot.py"), "--aval", AVAL, "--rules", self.path("vide"), "--sortie",
             self.path("verdicts"), self.path("envois")],
            cwd=ROOT, capture_output=True, check=False,
            env=LOCAL)
        self.assertNotEqual(run.returncode, 0)
        self.assertFalse(os.path.exists(self.path("verdicts/_SUCCESS")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
