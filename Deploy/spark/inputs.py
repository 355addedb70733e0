"""The files of a batch, as the file systems of Spark have them, and what is to be said of those that are not judged."""
import os
import re
import urllib.parse

from py4j.protocol import Py4JJavaError
from refusal import Refusal

ENDINGS = tuple(name + packed for name in (".ndjson", ".jsonl", ".json") for packed in ("", ".gz"))
OTHER_FORMS = (".csv", ".csv.gz", ".sqlite", ".sqlite3", ".db")
# As deep as `aval batch` goes into folders, and as many names as it says.
MOST_FOLDERS = 16
MOST_NAMES = 20


class Inputs:
    """What paths stand for: files are named, folders give those whose names end as those of declarations do."""

    def __init__(self, spark, paths):
        self._hadoop = spark._jvm.org.apache.hadoop.fs
        self._configuration = spark._jsc.hadoopConfiguration()
        self._files, self._seen = {}, {}
        self._left_out, self._again = [], []
        for path in paths:
            for status in self._look(path):
                if status.isDirectory():
                    self._walk(status, 0)
                else:
                    self._take_named(path, status)
        if not self._files:
            raise Refusal("aucun fichier de déclarations dans ce qui est donné à lire")

    @property
    def several(self):
        return len(self._files) > 1

    @property
    def patterns(self):
        """The paths as Spark takes them: the signs of patterns in them stand for themselves."""
        return [re.sub(r"([\\{}\[\]*?])", r"\\\1", path) for path, _ in self._files.values()]

    def check_unchanged(self):
        """A file that is not as it was found was judged neither as it was nor as it is."""
        for name, (text, mark) in self._files.items():
            path = self._hadoop.Path(text)
            try:
                now = _mark(path.getFileSystem(self._configuration).getFileStatus(path))
            except Py4JJavaError:
                now = None
            if now != mark:
                raise Refusal(f"« {name} » a changé pendant le lot : rien n'est écrit")

    def remarks(self, judged):
        """What a summary says of the files, `judged` being how many declarations each gave."""
        found = [
            ("sans_declaration", f"« {path} » : aucune déclaration") for path in self._files if not judged.get(path)]
        if self._left_out:
            names = ", ".join(f"« {path} »" for path in self._left_out[:MOST_NAMES])
            others = len(self._left_out) - MOST_NAMES
            found.append((
                "laisse_de_cote",
                f"{len(self._left_out)} fichier(s) laissé(s) de côté (verrous, noms cachés ou qui commencent par « _ », "
                f"noms qui ne finissent pas par .ndjson, .jsonl, .json ou leur .gz) : {names}"
                + (f" et {others} autres" if others > 0 else "")))
        found += [
            ("donne_deux_fois", f"« {path} » est le même fichier que « {first} » : lu une fois")
            for path, first in self._again]
        return [{"genre": kind, "texte": text} for kind, text in found]

    def _look(self, text):
        """What a path stands for: itself where it is there, else what matches it."""
        path = self._hadoop.Path(text)
        system = path.getFileSystem(self._configuration)
        if system.exists(path):
            return [system.getFileStatus(path)]
        found = list(system.globStatus(path) or [])
        if not found:
            raise Refusal(f"« {text} » n'existe pas")
        return found

    def _take_named(self, text, status):
        name = status.getPath().getName()
        if name.lower().endswith(OTHER_FORMS):
            raise Refusal(f"« {text} » : les CSV et les bases SQLite sont l'affaire d'aval batch, sur une machine")
        if not _is_seen_by_spark(name):
            raise Refusal(f"« {text} » : Spark passe les noms qui commencent par « _ » ou « . » ; renommez-le")
        self._add(status)

    def _walk(self, folder, depth):
        if depth > MOST_FOLDERS:
            raise Refusal(f"« {shown(folder)} » : plus de {MOST_FOLDERS} dossiers l'un dans l'autre")
        system = folder.getPath().getFileSystem(self._configuration)
        for status in sorted(system.listStatus(folder.getPath()), key=lambda status: shown(status).encode()):
            name = status.getPath().getName()
            is_hidden = name.startswith(".")
            if status.isDirectory():
                if not is_hidden:
                    self._walk(status, depth + 1)
            elif name.lower().endswith(ENDINGS) and not name.startswith("~$") and _is_seen_by_spark(name):
                self._add(status)
            elif not is_hidden or name.lower().endswith(ENDINGS + OTHER_FORMS):
                self._left_out.append(shown(status))

    def _add(self, status):
        path = shown(status)
        real = os.path.realpath(path) if path.startswith("/") else path
        if real in self._seen:
            self._again.append((path, self._seen[real]))
            return
        self._seen[real] = path
        self._files[path] = (status.getPath().toString(), _mark(status))


def _is_seen_by_spark(name):
    return not name.startswith(("_", "."))


def _mark(status):
    return status.getLen(), status.getModificationTime()


def shown(status):
    """The path of a file as people write it."""
    return readable(status.getPath().toUri().toString())


def readable(path):
    """`file:///a%20b` as people write it."""
    parts = urllib.parse.urlsplit(path)
    return urllib.parse.unquote(parts.path if parts.scheme in ("", "file") else path)
