#!/usr/bin/env python3
"""Le lot d'Aval sur Apache Spark : chaque morceau de l'entrée passe par « aval batch », les totaux sont réunis.

    spark-submit Deploy/spark/lot.py --aval .build/release/aval --sortie hdfs:///verdicts --rapport lot.html hdfs:///envois

Les verdicts sont ceux d'« aval batch » sur une machine. Ils sont écrits en NDJSON, compressés ou non, une partie par
morceau de l'entrée, dans l'ordre des lignes à l'intérieur d'une partie.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import urllib.parse

from pyspark import SparkFiles
from pyspark.accumulators import AccumulatorParam
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

TOTALS = '{"totaux":'
ILLEGIBLE = re.compile(r'^\{"ligne":(\d+),')


class ByPart(AccumulatorParam):
    """What each part gave, under its number: a part that is run again, or twice at once, counts once."""

    def zero(self, value):
        return {}

    def addInPlace(self, left, right):
        left.update(right)
        return left


def arguments():
    parser = argparse.ArgumentParser(description="Juge des déclarations NDJSON sur un cluster Spark.")
    parser.add_argument("entrees", nargs="+", help="fichiers ou dossiers de déclarations, une par ligne")
    parser.add_argument("--sortie", required=True, help="dossier des verdicts, qui ne doit pas exister")
    parser.add_argument("--rapport", help="page HTML du rapport, sur la machine qui lance le lot")
    parser.add_argument("--aval", default="aval", help="le programme aval, envoyé aux exécuteurs")
    parser.add_argument("--rules", default="Rules", help="dossier des règles, envoyé aux exécuteurs")
    parser.add_argument("--tariffs", default="Tariffs", help="dossier des tarifs, envoyé aux exécuteurs")
    parser.add_argument("--brief", action="store_true", help="verdicts courts")
    parser.add_argument("--only", help="statuts à écrire, comme pour aval batch")
    parser.add_argument("--gzip", action="store_true", help="compresser les verdicts")
    parser.add_argument("--morceau", default="64m", help="taille des morceaux de l'entrée (64m)")
    return parser.parse_args()


def session(options):
    return (
        SparkSession.builder.appName("aval")
        .config("spark.sql.files.maxPartitionBytes", options.morceau)
        # A file costs as much to open as a whole piece holds: no partition takes two pieces, so that line numbers and
        # names of files are those of one file.
        .config("spark.sql.files.openCostInBytes", options.morceau)
        .getOrCreate()
    )


def lines(spark, paths):
    """The lines as they stand in the files, byte for byte, each with its file and where its piece begins.

    The usual `textFile` would replace what is not UTF-8, and ends lines at a carriage return too.
    """
    return (
        spark.read.text(paths, lineSep="\n")
        .select(col("value").cast("binary"), col("_metadata.file_path"), col("_metadata.file_block_start"))
        .rdd
    )


def pieces(rows):
    """For each partition that holds lines: its file, where it begins, how many lines."""

    def look(number, iterator):
        count, place = 0, None
        for row in iterator:
            count += 1
            place = place or (row[1], row[2])
        if place:
            yield number, place[0], place[1], count

    return rows.mapPartitionsWithIndex(look).collect()


def first_lines(found):
    """For each partition, the lines of its file before it and the name of the file."""
    before, result = {}, {}
    for number, path, _, count in sorted(found, key=lambda piece: (piece[1], piece[2])):
        result[number] = (before.get(path, 0), readable(path))
        before[path] = before.get(path, 0) + count
    return result


def readable(path):
    """`file:///a%20b` as people write it."""
    parts = urllib.parse.urlsplit(path)
    return urllib.parse.unquote(parts.path) if parts.scheme in ("", "file") else urllib.parse.unquote(path)


def command(options):
    """What runs on an executor: the lines come as Latin-1 characters written in UTF-8, and `iconv` makes bytes of them."""
    words = ["./" + os.path.basename(os.path.abspath(options.aval)), "batch", "-", "--output", "-", "--totals", "--quiet", "--exit-zero", "--jobs", "1"]
    words += ["--format", "ndjson", "--rules", os.path.basename(os.path.abspath(options.rules))]
    words += ["--tariffs", os.path.basename(os.path.abspath(options.tariffs))]
    words += ["--brief"] if options.brief else []
    words += ["--only", options.only] if options.only else []
    # Files that were sent stand in the executor's working directory; on the driver's machine alone, in a folder of Spark's.
    script = 'set -o pipefail; cd "$AVAL_FILES" 2>/dev/null; iconv -f UTF-8 -t ISO-8859-1 | ' + shlex.join(words)
    return "/bin/bash -c " + shlex.quote(script)


def placed(firsts, several, totals):
    """Gives the lines of `aval` as the whole batch has them, and puts the totals aside."""

    def place(number, iterator):
        before, path = firsts.get(number, (0, ""))
        name = '{"fichier":' + json.dumps(path, ensure_ascii=False) + "," if several else "{"
        for line in iterator:
            if line.startswith(TOTALS):
                totals.add({number: line})
                continue
            found = ILLEGIBLE.match(line)
            yield line if not found else f'{name}"ligne":{int(found[1]) + before},' + line[found.end():]

    return place


def main():
    options = arguments()
    spark = session(options)
    context = spark.sparkContext
    context.addFile(os.path.abspath(options.aval))
    for folder in (options.rules, options.tariffs):
        context.addFile(os.path.abspath(folder), recursive=True)
    rows = lines(spark, options.entrees)
    firsts = first_lines(pieces(rows))
    several = len({path for _, path in firsts.values()}) > 1
    totals = context.accumulator({}, ByPart())
    verdicts = (
        rows.map(lambda row: bytes(row[0]).decode("latin-1"))
        .pipe(command(options), env={"PATH": os.environ["PATH"], "AVAL_FILES": SparkFiles.getRootDirectory()}, checkCode=True)
        .mapPartitionsWithIndex(placed(firsts, several, totals))
    )
    codec = "org.apache.hadoop.io.compress.GzipCodec" if options.gzip else None
    verdicts.saveAsTextFile(options.sortie, codec)
    code = summarize(options, totals.value)
    spark.stop()
    return code


def summarize(options, totals):
    """Adds up what the parts counted, and shows it."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in totals.values())
        file.flush()
        words = [os.path.abspath(options.aval), "summary", file.name]
        words += ["--report", options.rapport] if options.rapport else []
        return subprocess.run(words, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
