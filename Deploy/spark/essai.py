#!/usr/bin/env python3
"""Le lot sur Spark et le lot sur une machine donnent les mêmes verdicts, les mêmes totaux, le même rapport et le même code de
sortie, sur un cluster de deux exécuteurs qui sont des processus à eux."""
import glob
import gzip
import json
import os
import random
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

import lot
import parts
import refusal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
AVAL = os.environ.get("AVAL", os.path.join(ROOT, ".build/debug/aval"))
SUBMIT = os.path.join(os.path.dirname(sys.executable), "spark-submit")
MASTER = "local-cluster[2,1,1024]"
MOST_SECONDS = 300

# Parts do not compare their numbers with one another, and say so; files that are left out are told in words of each. Of all
# that is said, these alone differ.
NUMBERS = re.compile("[^\n]*(numéro revient|numéros reviennent|Les numéros d|de côté)[^\n]*\n".encode())
# A report of parts knows of no single run: sources, date and options stand in that of one machine alone.
RUN = re.compile(b'<dl class="lot">.*?</dl>', re.DOTALL)


def samples():
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "Samples/*/*.json"))):
        if not path.endswith(".verdict.json"):
            with open(path, "rb") as file:
                found.append(file.read().replace(b"\r", b" ").replace(b"\n", b" "))
    return found


def declarations(count, seed):
    """Lines of every sort: the samples of the repository, lines cut short, other bytes than UTF-8, blank ones."""
    dice = random.Random(seed)
    choices = samples()
    lines = []
    for _ in range(count):
        line = dice.choice(choices)
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


def accepted():
    """A line that is accepted."""
    for path in sorted(glob.glob(os.path.join(ROOT, "Samples/*/*.verdict.json"))):
        with open(path, "rb") as file:
            if json.load(file).get("statut") == "acceptee":
                with open(path.removesuffix(".verdict.json") + ".json", "rb") as sample:
                    return sample.read().replace(b"\n", b" ") + b"\n"
    raise AssertionError("no sample is accepted")


class Folder:
    """A folder of a test, with the declarations in « envois » and what a batch and a job on Spark make of them."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory()
        os.mkdir(self.at("envois"))

    def remove(self):
        self._folder.cleanup()

    def at(self, *names):
        return os.path.join(self._folder.name, *names)

    def write(self, name, data):
        os.makedirs(os.path.dirname(self.at(name)), exist_ok=True)
        with open(self.at(name), "wb") as file:
            file.write(data)

    def batch(self, *options):
        """The batch on one machine."""
        return subprocess.run(
            [AVAL, "batch", self.at("envois"), "--quiet", "--format", "ndjson", "--output", self.at("un.ndjson"),
             "--report", self.at("un.html"), *options],
            cwd=ROOT, capture_output=True, check=False, timeout=MOST_SECONDS)

    def spark(self, *options, inputs=None, conf=(), meanwhile=None):
        """The batch on Spark, as it is documented; `meanwhile` sees it run."""
        words = [SUBMIT, "--master", MASTER, "--conf", "spark.ui.enabled=false"]
        for setting in conf:
            words += ["--conf", setting]
        words += [os.path.join(HERE, "lot.py"), "--aval", AVAL, "--sortie", self.at("verdicts")]
        words += ["--rapport", self.at("spark.html"), "--morceau", "200k", *options]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            with subprocess.Popen(
                    words + (inputs or [self.at("envois")]), cwd=ROOT, stdout=output, stderr=errors,
                    env={**os.environ, "PYSPARK_PYTHON": sys.executable}) as job:
                try:
                    if meanwhile:
                        meanwhile(job)
                    code = job.wait(MOST_SECONDS)
                finally:
                    job.kill()
            output.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(words, code, output.read(), errors.read())

    def verdicts(self, pattern):
        lines = []
        for path in sorted(glob.glob(self.at(pattern))):
            with open(path, "rb") as file:
                lines += file.read().splitlines()
        return sorted(lines)

    def report(self, name):
        with open(self.at(name), "rb") as file:
            return RUN.sub(b"", NUMBERS.sub(b"", file.read()))


class SameBatch:
    """What holds wherever both were run on the same declarations."""

    def test_the_verdicts_are_those_of_one_machine(self):
        self.assertGreater(len(self.folder.verdicts("un.ndjson")), 50)
        self.assertEqual(self.folder.verdicts("un.ndjson"), self.folder.verdicts("verdicts/part-*"))

    def test_the_summary_is_that_of_one_machine(self):
        self.assertEqual(NUMBERS.sub(b"", self.one.stdout), NUMBERS.sub(b"", self.many.stdout))

    def test_the_report_is_that_of_one_machine(self):
        self.assertEqual(self.folder.report("un.html"), self.folder.report("spark.html"))

    def test_the_exit_code_is_that_of_one_machine(self):
        self.assertEqual((self.one.returncode, self.many.returncode), (1, 1), self.many.stderr.decode()[-4000:])

    def test_nobody_else_may_read_what_it_wrote(self):
        paths = [self.folder.at("verdicts"), self.folder.at("spark.html"), *glob.glob(self.folder.at("verdicts/*"))]
        self.assertGreater(len(paths), 3)
        for path in paths:
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode) & 0o077, 0, path)


class OneFileInManyPieces(SameBatch, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.write("envois/2023.ndjson", b"\xef\xbb\xbf" + declarations(1500, seed=1))
        cls.one, cls.many = cls.folder.batch(), cls.folder.spark()

    def test_it_went_in_several_parts(self):
        self.assertGreater(len(glob.glob(self.folder.at("verdicts/part-*"))), 3)


class ManySmallFiles(SameBatch, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        for number in range(60):
            cls.folder.write(f"envois/annee={2020 + number % 3}/été [{number}].ndjson", declarations(4, seed=number))
        cls.folder.write("envois/annee=2020/archive.ndjson.gz", gzip.compress(declarations(50, seed=100)))
        cls.folder.write("envois/vide.ndjson", b" \n\n")
        cls.folder.write("envois/lisez-moi.txt", b"bonjour\n")
        options = ("--brief", "--only", "refusee,illisible")
        cls.one, cls.many = cls.folder.batch(*options), cls.folder.spark(*options)

    def test_lines_that_cannot_be_read_have_the_name_of_their_file(self):
        lines = self.folder.verdicts("verdicts/part-*")
        self.assertTrue(any(line.startswith(b'{"fichier":') for line in lines))

    def test_small_files_are_gathered(self):
        self.assertLess(len(glob.glob(self.folder.at("verdicts/part-*"))), 30)

    def test_what_was_not_read_is_said(self):
        said = self.many.stdout.decode()
        self.assertRegex(said, "1 fichier.* laissé.* de côté .*lisez-moi.txt")
        self.assertRegex(said, "vide.ndjson » : aucune déclaration")


class AnExecutorKilled(SameBatch, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.write("envois/2023.ndjson", declarations(3000, seed=5))
        cls.one, cls.many = cls.folder.batch(), cls.folder.spark(meanwhile=kill_an_executor)

    def test_an_executor_was_lost_while_it_judged(self):
        self.assertIn(b"Lost executor", self.many.stderr)


def kill_an_executor(job):
    """Waits until a program judges on an executor, and kills that executor."""
    os.kill(executor_that_judges(job), signal.SIGKILL)


def executor_that_judges(job):
    """Waits until a program judges on an executor: the process of that executor."""
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until and job.poll() is None:
        processes = running()
        for number, (_, words) in processes.items():
            if b"--totals" not in words or b"batch" not in words:
                continue
            line = ancestors(number, processes)
            executors = [one for one in line if any(b"CoarseGrainedExecutorBackend" in word for word in processes[one][1])]
            if executors and job.pid in line:
                return executors[0]
        time.sleep(0.02)
    raise AssertionError("no executor was seen to judge")


def running():
    """The processes of this machine: the parent of each, and its words."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                parent = int(file.read().rpartition(b")")[2].split()[1])
            with open(f"/proc/{name}/cmdline", "rb") as file:
                found[int(name)] = (parent, file.read().split(b"\0"))
        except OSError:
            continue
    return found


def ancestors(number, processes):
    line = []
    while number in processes and number not in line:
        line.append(number)
        number = processes[number][0]
    return line


class Jobs(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.remove)

    def assert_refused(self, run, words):
        self.assertEqual(run.returncode, 2, run.stderr.decode()[-4000:])
        self.assertRegex(run.stdout.decode(), f"(?m)^Erreur : .*{words}")
        self.assertFalse(os.path.exists(self.folder.at("verdicts/_SUCCESS")))

    def test_the_input_is_read_once(self):
        data = declarations(3000, seed=7)
        self.folder.write("envois/a.ndjson", data)
        os.mkdir(self.folder.at("journal"))
        run = self.folder.spark(
            "--brief", "--only", "illisible", "--exit-zero", "--morceau", "2m",
            conf=["spark.eventLog.enabled=true", "spark.eventLog.compress=false", "spark.eventLog.rolling.enabled=false",
                  f"spark.eventLog.dir=file://{self.folder.at('journal')}"])
        self.assertEqual(run.returncode, 0, run.stderr.decode()[-4000:])
        read = 0
        for path in glob.glob(self.folder.at("journal/*")):
            with open(path, encoding="utf-8") as file:
                for event in map(json.loads, file):
                    if event["Event"] == "SparkListenerTaskEnd":
                        read += event["Task Metrics"]["Input Metrics"]["Bytes Read"]
        self.assertGreaterEqual(read, len(data))
        self.assertLess(read, 1.6 * len(data))

    def test_nothing_to_say_ends_with_zero(self):
        self.folder.write("envois/a.ndjson", accepted())
        self.assertEqual(self.folder.batch().returncode, 0)
        run = self.folder.spark()
        self.assertEqual(run.returncode, 0, run.stderr.decode()[-4000:])

    def test_files_without_a_declaration_end_with_two(self):
        self.folder.write("envois/a.ndjson", b"\n \n")
        self.assert_refused(self.folder.spark(), "aucune déclaration")

    def test_an_archive_cut_short_is_named(self):
        self.folder.write("envois/a.ndjson.gz", gzip.compress(declarations(300, seed=9))[:-3000])
        self.assert_refused(self.folder.spark(), "a.ndjson.gz » ne peut pas être lu jusqu'au bout")

    def test_what_is_there_is_not_replaced(self):
        self.folder.write("envois/a.ndjson", accepted())
        self.folder.write("spark.html", b"important")
        self.assert_refused(self.folder.spark(), "existe déjà")
        with open(self.folder.at("spark.html"), "rb") as file:
            self.assertEqual(file.read(), b"important")


class AnInputThatChangesMeanwhile(unittest.TestCase):
    """What a file became while it was judged was judged neither as it was nor as it is."""

    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.remove)
        self.data = declarations(2000, seed=11)
        self.folder.write("envois/a.ndjson", self.data)

    def assert_refused(self, change):
        def meanwhile(job):
            # The file is open by now, and whole in one part: what is changed is what was read.
            executor_that_judges(job)
            change(self.folder.at("envois/a.ndjson"))

        run = self.folder.spark("--morceau", "64m", meanwhile=meanwhile)
        self.assertEqual(run.returncode, 2, run.stderr.decode()[-4000:])
        self.assertRegex(
            run.stdout.decode(), "(?m)^Erreur : « .*a.ndjson » a changé pendant le lot : rien n'est écrit$")
        self.assertFalse(os.path.exists(self.folder.at("verdicts")))
        self.assertFalse(os.path.exists(self.folder.at("spark.html")))

    def test_a_file_that_grows_is_told(self):
        def grow(path):
            with open(path, "ab") as file:
                file.write(accepted())

        self.assert_refused(grow)

    def test_a_file_replaced_by_one_of_its_size_is_told(self):
        def replace(path):
            with open(path + ".autre", "wb") as file:
                file.write(self.data[::-1])
            os.replace(path + ".autre", path)

        self.assert_refused(replace)

    def test_a_file_that_goes_is_told(self):
        self.assert_refused(os.remove)


class APartThatIsNotWhole(unittest.TestCase):
    """Programs that do less, or something else, than judging what they are given: nothing is written of the others."""

    # It answers as the real one does to the line that says nothing, by which a job is tried before it starts.
    PROGRAM = """#!{python}
import subprocess
import sys

given = sys.stdin.buffer.read()
is_trial = given == b"{{}}\\n"
run = subprocess.run(["{aval}", *sys.argv[1:]], input=given if is_trial else {given}, stdout=subprocess.PIPE)
sys.stdout.buffer.write(run.stdout if is_trial else {said})
sys.exit(run.returncode if is_trial else {code})
"""

    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.remove)
        self.folder.write("envois/a.ndjson", declarations(200, seed=12))

    def assert_refused(self, words, given="given", said="run.stdout", code="0"):
        program = self.folder.at("programme")
        self.folder.write("programme", self.PROGRAM.format(
            python=sys.executable, aval=AVAL, given=given, said=said, code=code).encode())
        os.chmod(program, 0o755)
        run = self.folder.spark("--aval", program)
        self.assertEqual(run.returncode, 2, run.stderr.decode()[-4000:])
        self.assertRegex(run.stdout.decode(), f"(?m)^Erreur : .*{words}")
        self.assertFalse(os.path.exists(self.folder.at("verdicts")))
        self.assertFalse(os.path.exists(self.folder.at("spark.html")))

    def test_one_that_judged_half_of_its_lines_is_told(self):
        self.assert_refused(r"les totaux de la partie \d+ ne sont pas ceux de ses \d+ lignes", given="given[:len(given) // 2]")

    def test_one_that_ends_before_its_totals_is_told(self):
        self.assert_refused(
            "une partie n'a pas pu être jugée : aval batch n'a pas donné ses totaux",
            said='run.stdout[:run.stdout.rindex(b\'{"totaux":\')]')

    def test_one_that_fails_is_told_with_its_code(self):
        self.assert_refused("une partie n'a pas pu être jugée : aval batch a fini avec 3", code="3")

    def test_one_that_judged_by_other_rules_is_told(self):
        self.assert_refused("une partie a été jugée par d'autres règles", said="run.stdout.replace(b'sha256:', b'sha256:0')")


class WhatPartsGiveBack(unittest.TestCase):
    """What no small job can be made to do at a moment of one's choice is asked of the functions themselves."""

    RULES = "sha256:1"

    @staticmethod
    def part(number, lines, rules=RULES):
        totals = json.dumps({"totaux": {"declarations": lines}, "regles": rules}) if lines else ""
        return {"part": number, "totals": totals, "pieces": [("file:///a.ndjson", number, lines, lines)]}

    def assert_refused(self, words, found, count):
        with self.assertRaisesRegex(refusal.Refusal, words):
            lot.check(found, count, self.RULES)

    def test_all_of_them_once_are_taken(self):
        lot.check([self.part(1, 3), self.part(0, 0), self.part(2, 5)], 3, self.RULES)

    def test_one_that_is_missing_is_told(self):
        self.assert_refused("2 parties ont donné leurs totaux, sur 3", [self.part(0, 3), self.part(2, 5)], 3)

    def test_one_that_answers_twice_is_told(self):
        self.assert_refused("3 parties ont donné leurs totaux, sur 3", [self.part(0, 3), self.part(1, 4), self.part(1, 4)], 3)

    def test_one_without_totals_for_its_lines_is_told(self):
        silent = {**self.part(1, 4), "totals": ""}
        self.assert_refused("les totaux de la partie 1 ne sont pas ceux de ses 4 lignes", [self.part(0, 3), silent], 2)

    def test_one_judged_by_other_rules_is_told(self):
        self.assert_refused("par d'autres règles", [self.part(0, 3), self.part(1, 4, rules="sha256:2")], 2)

    def test_one_that_was_read_again_and_is_another_is_told(self):
        first = self.part(0, 3)
        again = self.part(0, 2)
        place = parts.placing({0: (first["totals"], [("/a.ndjson", 0, 3)])}, several=False)
        self.assertEqual(list(place(0, [b"{}", first])), [b"{}"])
        with self.assertRaises(parts.PartFailure) as failure:
            list(place(0, [b"{}", again]))
        self.assertEqual(
            lot.explained(failure.exception), "une partie n'a pas pu être jugée : une entrée a changé pendant le lot")

    def test_a_folder_that_executors_do_not_share_is_told(self):
        folder = Folder()
        self.addCleanup(folder.remove)
        for name in ("part-00000", "part-00002", "_SUCCESS"):
            folder.write(f"verdicts/{name}", b"")
        options = lot.arguments(["--sortie", folder.at("verdicts"), "envois"])
        with lot.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate() as spark:
            lot.check_written(spark, options, 2)
            with self.assertRaisesRegex(refusal.Refusal, "a 2 parties sur 3 : tous les exécuteurs l'ont-ils en commun"):
                lot.check_written(spark, options, 3)


class FoundBeforeAnythingStarts(unittest.TestCase):
    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.remove)
        self.folder.write("envois/a.ndjson", accepted())

    def assert_told(self, words, *options, inputs=None):
        run = self.folder.spark(*options, inputs=inputs)
        self.assertEqual(run.returncode, 2, run.stderr.decode()[-4000:])
        # It is `spark-submit` that puts both outputs of the job together.
        self.assertRegex(run.stdout.decode(), f"(?ms)^Erreur : .*{words}")
        self.assertNotIn(b"Traceback", run.stdout + run.stderr)
        self.assertNotIn(b"SparkContext", run.stderr)
        self.assertFalse(os.path.exists(self.folder.at("verdicts")))

    def test_faulty_rules_are_told_in_french_with_their_place(self):
        subprocess.run(["cp", "-R", os.path.join(ROOT, "Rules"), self.folder.at("Rules")], check=True)
        with open(self.folder.at("Rules/categories.yaml"), "a", encoding="utf-8") as file:
            file.write("\nzork: 1\n")
        self.assert_told(r"categories.yaml:\d+:\d+", "--rules", self.folder.at("Rules"))

    def test_rules_that_are_not_there_are_told(self):
        self.assert_told("« /nulle/part » n'existe pas : les règles", "--rules", "/nulle/part")

    def test_a_wrong_status_is_told(self):
        self.assert_told("--only : les statuts sont", "--only", "zork")

    def test_an_unknown_option_is_told(self):
        self.assert_told("option inconnue : --zork", "--zork")

    def test_a_missing_value_is_told(self):
        self.assert_told("--max-line : la valeur manque", "--max-line", inputs=["--brief"])

    def test_a_value_that_cannot_be_is_told(self):
        self.assert_told("la valeur 'zork' ne convient pas", "--max-line", "zork")


if __name__ == "__main__":
    unittest.main(verbosity=2)
