#!/usr/bin/env python3
"""Le lot d'Aval sur Apache Spark : chaque partie de l'entrée passe par « aval batch », les totaux sont réunis.

    spark-submit Deploy/spark/lot.py --aval .build/release/aval --sortie hdfs:///verdicts --rapport lot.html hdfs:///envois

Les verdicts sont ceux d'« aval batch » sur une machine. Ils sont écrits en NDJSON, compressés ou non, un fichier par
partie, dans l'ordre des lignes de chaque fichier d'entrée. Le code de sortie est celui d'« aval batch ».
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time

from inputs import Inputs, readable
from parts import FAILED, PROGRAM, SENT, judging, placing
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql.functions import col
from refusal import Refusal

HERE = os.path.dirname(os.path.abspath(__file__))
# `spark-submit` passes on what is printed here by a thread that it does not wait for at the end: seconds for the last words.
LAST_WORDS = 0.5


class Parser(argparse.ArgumentParser):
    """One that leaves the end of the program, and its words, to us."""

    def error(self, message):
        raise Refusal(f"arguments : {message}")


def arguments(words):
    parser = Parser(
        prog="lot.py", description="Juge des déclarations NDJSON sur un cluster Spark.", exit_on_error=False,
        allow_abbrev=False)
    parser.add_argument("entrees", nargs="*", help="fichiers ou dossiers de déclarations, une par ligne")
    parser.add_argument("--sortie", help="dossier des verdicts, qui ne doit pas exister")
    parser.add_argument("--rapport", help="page HTML du rapport, là où le lot est lancé ; elle ne doit pas exister")
    parser.add_argument("--aval", default="aval", help="le programme aval, envoyé aux exécuteurs")
    parser.add_argument("--rules", default="Rules", help="dossier des règles, envoyé aux exécuteurs")
    parser.add_argument("--tariffs", default="Tariffs", help="dossier des tarifs, envoyé aux exécuteurs")
    parser.add_argument("--brief", action="store_true", help="verdicts courts")
    parser.add_argument("--empreinte", action="store_true", help="ajouter l'empreinte de chaque déclaration")
    parser.add_argument("--only", help="statuts à écrire, comme pour aval batch")
    parser.add_argument("--max-line", help="longueur maximale d'une ligne, comme pour aval batch")
    parser.add_argument("--exit-zero", action="store_true", help="sortir avec 0 malgré des refusées ou des illisibles")
    parser.add_argument("--gzip", action="store_true", help="compresser les verdicts")
    parser.add_argument("--morceau", default="64m", help="taille des morceaux de l'entrée (64m)")
    try:
        options, unknown = parser.parse_known_args(words)
    except argparse.ArgumentError as error:
        raise Refusal(f"{error.argument_name} : la valeur manque, ou est de trop") from error
    if unknown:
        raise Refusal(f"option inconnue : {unknown[0]}")
    if not options.entrees:
        raise Refusal("il faut au moins un fichier ou un dossier à juger")
    if not options.sortie:
        raise Refusal("il faut --sortie, le dossier des verdicts")
    if not re.fullmatch("[1-9][0-9]*[kmg]?", options.morceau, re.IGNORECASE):
        raise Refusal("--morceau est une taille comme 64m ou 200k")
    return options


def judging_words(options, aval, rules, tariffs):
    """The command that judges: declarations on its standard input, verdicts and at last the totals on its output."""
    words = [aval, "batch", "-", "--output", "-", "--totals", "--quiet", "--exit-zero", "--jobs", "1"]
    words += ["--format", "ndjson", "--rules", rules, "--tariffs", tariffs]
    words += ["--brief"] if options.brief else []
    words += ["--empreinte"] if options.empreinte else []
    words += ["--only", options.only] if options.only else []
    words += ["--max-line", options.max_line] if options.max_line else []
    return words


def rehearse(options):
    """Has a line that says nothing judged here, as executors will judge: rules and options that cannot be used are told
    before anything starts. Gives the totals of it."""
    for what, path in (("le programme", options.aval), ("les règles", options.rules), ("les tarifs", options.tariffs)):
        if not os.path.exists(path):
            raise Refusal(f"« {path} » n'existe pas : {what} du lot")
    words = judging_words(options, os.path.abspath(options.aval), options.rules, options.tariffs)
    try:
        run = subprocess.run(words, input=b"{}\n", capture_output=True, check=False)
    except OSError as error:
        raise Refusal(f"« {options.aval} » ne peut pas être lancé") from error
    if run.returncode != 0:
        raise Refusal(run.stderr.decode(errors="replace").strip().removeprefix("Erreur : "))
    return json.loads(run.stdout.splitlines()[-1])


def session(options):
    return (
        SparkSession.builder.appName("aval")
        .config("spark.sql.files.maxPartitionBytes", options.morceau)
        # Small files go together: opening one costs as much as reading this.
        .config("spark.sql.files.openCostInBytes", "64k")
        # Verdicts are as confidential as declarations.
        .config("spark.hadoop.fs.permissions.umask-mode", "077")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )


def look_at_outputs(spark, options):
    """What is there already is not replaced, and what cannot be written is told before hours of work."""
    path = spark._jvm.org.apache.hadoop.fs.Path(options.sortie)
    if path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path):
        raise Refusal(f"« {options.sortie} » existe déjà : rien n'y est remplacé")
    if options.rapport:
        if os.path.lexists(options.rapport):
            raise Refusal(f"« {options.rapport} » existe déjà : rien n'est remplacé")
        folder = os.path.dirname(os.path.abspath(options.rapport))
        if not os.access(folder, os.W_OK):
            raise Refusal(f"« {options.rapport} » ne peut pas être écrit dans « {folder} »")


def send(context, options, folder):
    """Sends the program, and the rules with the tariffs as one archive: not every sort of master sends folders, and an
    archive does not keep that a file is a program."""
    # A copy: what a link leads to would be sent under its own name, and is not found by this one.
    program = shutil.copy(options.aval, os.path.join(folder, PROGRAM))
    context.addFile(program)
    path = os.path.join(folder, "regles.tar")
    with tarfile.open(path, "w", dereference=True) as archive:
        archive.add(options.rules, "Rules")
        archive.add(options.tariffs, "Tariffs")
    context.addArchive(f"{path}#{SENT}")
    context.addPyFile(os.path.join(HERE, "parts.py"))


def lines(spark, inputs):
    """The lines as they stand in the files, byte for byte, each with its file and where its piece begins.

    The usual `textFile` would replace what is not UTF-8, and ends lines at a carriage return too.
    """
    # The names of folders such as `annee=2023` are no columns.
    return (
        spark.read.option("recursiveFileLookup", True)
        .text(inputs.patterns, lineSep="\n")
        .select(col("value").cast("binary"), col("_metadata.file_path"), col("_metadata.file_block_start"))
        .rdd
    )


def check(found, count, rules):
    """Each part must have answered once, for all that it was given, by the rules that were looked at."""
    if sorted(part["part"] for part in found) != list(range(count)):
        raise Refusal(f"{len(found)} parties ont donné leurs totaux, sur {count} : rien n'est écrit")
    for part in found:
        given = sum(judged for _, _, _, judged in part["pieces"])
        totals = json.loads(part["totals"]) if part["totals"] else None
        if given != (totals["totaux"]["declarations"] if totals else 0):
            raise Refusal(f"les totaux de la partie {part['part']} ne sont pas ceux de ses {given} lignes")
        if totals and totals["regles"] != rules:
            raise Refusal("une partie a été jugée par d'autres règles que celles d'ici")


def placed_parts(found):
    """For each part its totals, and of its pieces the file, the lines before it in the file, and its lines."""
    before, place = {}, {}
    for path, start, count in sorted((piece[:3] for part in found for piece in part["pieces"])):
        place[path, start] = before.get(path, 0)
        before[path] = place[path, start] + count
    return {
        part["part"]: (
            part["totals"],
            [(readable(path), place[path, start], count) for path, start, count, _ in part["pieces"]])
        for part in found}


def judged_by_file(found):
    judged = {}
    for part in found:
        for path, _, _, count in part["pieces"]:
            judged[readable(path)] = judged.get(readable(path), 0) + count
    return judged


def write(verdicts, options):
    verdicts.saveAsTextFile(options.sortie, "org.apache.hadoop.io.compress.GzipCodec" if options.gzip else None)


def check_written(spark, options, count):
    """A folder of one machine that others do not see holds no more than what was written there."""
    path = spark._jvm.org.apache.hadoop.fs.Path(options.sortie)
    names = [status.getPath().getName() for status in path.getFileSystem(spark._jsc.hadoopConfiguration()).listStatus(path)]
    written = sum(name.startswith("part-") for name in names)
    if written != count:
        raise Refusal(f"« {options.sortie} » a {written} parties sur {count} : tous les exécuteurs l'ont-ils en commun ?")


def summarize(options, found, remarks, nothing):
    """Adds up what the parts counted, and shows it."""
    nothing["totaux"] = {"declarations": 0, "illisibles": 0, "anomalies": [], "exercices": []}
    nothing["remarques"] = remarks
    totals = [part["totals"] for part in found if part["totals"]] + [json.dumps(nothing, ensure_ascii=False)]
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in totals)
        file.flush()
        words = [os.path.abspath(options.aval), "summary", file.name]
        words += ["--report", options.rapport] if options.rapport else []
        words += ["--exit-zero"] if options.exit_zero else []
        return subprocess.run(words, check=False).returncode


def judge(spark, options, nothing, folder):
    inputs = Inputs(spark, options.entrees)
    look_at_outputs(spark, options)
    send(spark.sparkContext, options, folder)
    rows = lines(spark, inputs)
    words = judging_words(options, PROGRAM, "Rules", "Tariffs")
    # Verdicts wait on the disks of executors until it is known which line of its file each part begins with: the input is
    # read once.
    judged = rows.mapPartitionsWithIndex(judging(words)).persist(StorageLevel.DISK_ONLY)
    found = judged.filter(lambda blob: isinstance(blob, dict)).collect()
    check(found, rows.getNumPartitions(), nothing["regles"])
    counts = judged_by_file(found)
    if not sum(counts.values()):
        raise Refusal("aucune déclaration dans ce qui est donné à lire")
    inputs.check_unchanged()
    write(judged.mapPartitionsWithIndex(placing(placed_parts(found), inputs.several)), options)
    check_written(spark, options, rows.getNumPartitions())
    return summarize(options, found, inputs.remarks(counts), nothing)


def explained(error):
    """What of an error of Spark is for whoever runs the batch."""
    text = str(error)
    begin, end = (re.escape(mark) for mark in FAILED)
    if found := re.search(f"{begin}(.*?){end}", text, re.DOTALL):
        return f"une partie n'a pas pu être jugée : {found[1]}"
    if found := re.search(r"\[FAILED_READ_FILE[^\]]*\][^\n]*? file (\S+?)\.?\s", text):
        why = " : archive gzip tronquée ou abîmée" if re.search("EOFException|ZipException|incorrect", text) else ""
        return f"« {readable(found[1])} » ne peut pas être lu jusqu'au bout{why}"
    return "Spark n'a pas pu finir le lot : " + text.strip().split("\n")[0]


def main(words):
    try:
        options = arguments(words)
        nothing = rehearse(options)
        with tempfile.TemporaryDirectory() as folder, session(options) as spark:
            spark.sparkContext.setLogLevel("WARN")
            try:
                return judge(spark, options, nothing, folder)
            except (Py4JError, PySparkException) as error:
                raise Refusal(explained(error)) from error
    except Refusal as refusal:
        print(f"Erreur : {refusal}", file=sys.stderr, flush=True)
        time.sleep(LAST_WORDS)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
