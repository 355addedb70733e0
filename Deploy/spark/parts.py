"""What executors do: each gives the lines of a part of the input to `aval batch`, and takes what it says."""
import bisect
import itertools
import json
import re
import subprocess
import tempfile
import threading

from pyspark import SparkFiles

# What was sent to executors: the program, and the folder where they find the rules and the tariffs unpacked.
PROGRAM = "aval"
SENT = "regles"
TOTALS = b'{"totaux":'
ILLEGIBLE = re.compile(rb'^\{"ligne":(\d+),', re.MULTILINE)
BLANK = b" \t\r"
MARK = b"\xef\xbb\xbf"
# What an executor says that cannot do its part stands between these: the driver finds it again in what Spark makes of it.
FAILED = ("Partie impossible « ", " » partie impossible")


class PartFailure(Exception):
    """Why a part could not be judged, or written."""

    def __init__(self, message):
        super().__init__(message.join(FAILED))


class Piece:
    """The lines of a partition that follow one another in one file."""

    def __init__(self, path, start):
        self.path, self.start = path, start
        self.lines, self.judged = 0, 0


class Feed(threading.Thread):
    """Gives the lines of a partition to the program, and notes of which pieces of which files they are: a small file is
    one piece, and a partition may hold many."""

    def __init__(self, rows):
        super().__init__(daemon=True)
        self._lines = self._read(rows)
        self._pipe, self._failure = None, None
        self.pieces = []

    def first(self):
        """What stands up to the first line that is not blank, and this line; nothing where there is none."""
        blank = 0
        for line in self._lines:
            if self.pieces[-1].judged:
                return b"\n" * blank + line + b"\n"
            blank += 1
        return b""

    def give(self, first, pipe):
        """Writes these bytes and all lines that follow, on its own thread."""
        self._first, self._pipe = first, pipe
        self.start()

    def end(self):
        self.join()
        if self._failure:
            raise self._failure

    def run(self):
        try:
            with self._pipe:
                self._pipe.write(self._first)
                for line in self._lines:
                    self._pipe.write(line)
                    self._pipe.write(b"\n")
        except BrokenPipeError:
            pass  # The program has ended: its exit code is looked at.
        except BaseException as failure:  # What Spark throws here is for the thread that it waits for.
            self._failure = failure

    def _read(self, rows):
        piece = None
        for value, path, start in rows:
            line = bytes(value)
            if piece is None or (piece.path, piece.start) != (path, start):
                piece = Piece(path, start)
                self.pieces.append(piece)
                if start == 0 and line.startswith(MARK):
                    line = line[len(MARK):]
            piece.lines += 1
            if line.strip(BLANK):
                piece.judged += 1
            yield line


def judging(words):
    """What judges a partition with a command whose files stand in what was sent: gives blobs of whole lines, and at last
    what the partition came to."""

    def judge(number, rows):
        feed = Feed(rows)
        first = feed.first()
        totals = b""
        if first:
            for blob in judged(feed, first, words):
                if blob.startswith(TOTALS):
                    totals = blob
                else:
                    yield blob
        yield {
            "part": number, "totals": totals.decode(),
            "pieces": [(piece.path, piece.start, piece.lines, piece.judged) for piece in feed.pieces]}

    return judge


def judged(feed, first, words):
    """What the program says, the totals by themselves at the end."""
    command = [SparkFiles.get(words[0]), *words[1:]]
    with tempfile.TemporaryFile() as errors:
        with started(command, errors) as program:
            feed.give(first, program.stdin)
            last = b""
            for blob in blobs(program.stdout):
                if last:
                    yield last
                before, _, last = blob.rpartition(b"\n")
                if before:
                    yield before
            feed.end()
        errors.seek(0)
        said = errors.read(2000).decode(errors="replace").strip()
    if program.returncode != 0:
        raise PartFailure(f"aval batch a fini avec {program.returncode} : {said}")
    if not last.startswith(TOTALS):
        raise PartFailure("aval batch n'a pas donné ses totaux")
    yield last


def started(command, errors):
    try:
        return subprocess.Popen(
            command, cwd=SparkFiles.get(SENT), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
    except OSError as error:
        raise PartFailure("le programme envoyé ne peut pas y être lancé") from error


def blobs(pipe):
    """Whole lines, some at a time, without the end of the last."""
    rest = []
    while block := pipe.read1(1 << 18):
        cut = block.rfind(b"\n")
        if cut < 0:
            rest.append(block)
            continue
        yield b"".join([*rest, block[:cut]])
        rest = [block[cut + 1:]] if cut + 1 < len(block) else []
    if rest:
        yield b"".join(rest)


def placing(parts, several):
    """What gives the lines of parts that were judged the place of their files: `parts` has, by their numbers, the totals of
    each and, of its pieces, the name of the file and how many lines stand before in the file."""

    def place(number, content):
        totals, pieces = parts[number]
        starts = list(itertools.accumulate((lines for _, _, lines in pieces), initial=0))

        def placed(found):
            line = int(found[1])
            index = bisect.bisect_left(starts, line) - 1
            path, before, _ = pieces[index]
            name = b'"fichier":' + json.dumps(path, ensure_ascii=False).encode() + b"," if several else b""
            return b"{" + name + b'"ligne":%d,' % (line - starts[index] + before)

        for blob in content:
            if isinstance(blob, bytes):
                yield ILLEGIBLE.sub(placed, blob)
            elif blob["totals"] != totals:
                # An executor was lost with what it had judged, and the part was read again.
                raise PartFailure("une entrée a changé pendant le lot")

    return place
