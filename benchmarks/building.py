"""Build a corpus of many small pairs: time, scaling, memory, and what an interruption costs.

    python -m benchmarks.building time GOLD.jsonl ... [--pairs 400] [--jobs 1 2] [--rounds 3]
    python -m benchmarks.building loop GOLD.jsonl ... [--pairs 40]
    python -m benchmarks.building parallel GOLD.jsonl ... [--pairs 60] [--jobs 2]
    python -m benchmarks.building kill GOLD.jsonl ... [--pairs 4000] [--kills 10]

The pairs are runs of 20 to 60 beads of the gold documents, drawn by chance and written as plain
text in short paragraphs. ``time`` measures whole builds, each in a process of its own, in turn with
one and with two workers; ``loop`` measures ``sverka pair``, once for each pair, and ``parallel``
runs these commands by GNU parallel, and beside it one build. Processor time is that of all
processes together. ``kill`` ends a build and all its workers at random moments, goes on until the
corpus is whole, and compares it with one that was built without interruption; each worker
notes every pair that it begins, so work done twice is counted and not estimated.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic, process_time, sleep
from typing import NamedTuple

from align import building, formats
from align.aligner.gold import GoldDocument, read_all
from align.building.task import Record, Task
from align.building.task import run as work_on
from benchmarks.aligners import machine

#: The number of beads of a pair, and of sentences in a paragraph.
BEADS, PARAGRAPH = (20, 60), (1, 5)


class Cost(NamedTuple):
    """What a run took: seconds by the clock, of the processor, and MiB of its largest process."""

    clock: float
    processor: float
    memory: float


class Step(NamedTuple):
    """What a worker notes when it has done a pair: its process, the clock when the pair began and
    ended, and until then the seconds of the processor and its largest memory in MiB.
    """

    process: int
    begin: float
    end: float
    processor: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["time", "loop", "parallel", "kill", "part"])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--format", action="append", default=[], help="also write this format")
    options = parser.parse_args()
    if options.what == "part":
        _part(*options.gold, options.jobs[0], options.format)
        return
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beads, size = write(folder, read_all(options.gold), options.pairs)
        print(f"{options.pairs} pairs, {beads} beads, {size / 2**20:.1f} MiB of text")
        if options.what == "time":
            _time(folder, options.jobs, options.rounds, options.format)
        elif options.what == "loop":
            _loop(folder, options.pairs)
        elif options.what == "parallel":
            _parallel(folder, options.jobs[-1])
        else:
            _kill(folder, options.jobs[-1], options.kills)


def write(folder: Path, gold: Sequence[GoldDocument], pairs: int) -> tuple[int, int]:
    """Write pairs of files; returns the number of beads and of bytes."""
    rng = Random(7)
    beads = size = 0
    for side in ("src", "tgt"):
        (folder / side).mkdir()
    for number in range(pairs):
        document = rng.choice(gold)
        count = min(rng.randint(*BEADS), len(document.gold))
        begin = rng.randint(0, len(document.gold) - count)
        chosen = document.gold[begin : begin + count]
        for side, place in (("src", 0), ("tgt", 1)):
            sentences = [getattr(document, side)[i] for bead in chosen for i in bead[place]]
            text = "\n\n".join(_paragraphs(sentences, rng)).encode()
            (folder / side / f"{number:05}.txt").write_bytes(text)
            size += len(text)
        beads += count
    return beads, size


def _paragraphs(sentences: Sequence[str], rng: Random) -> Iterator[str]:
    at = 0
    while at < len(sentences):
        end = at + rng.randint(*PARAGRAPH)
        yield " ".join(sentences[at:end])
        at = end


def _time(folder: Path, jobs: Sequence[int], rounds: int, formats: Sequence[str]) -> None:
    print("| workers | clock | processor | of the first process | quiet | MiB | load |")
    print("|---|---|---|---|---|---|---|")
    found: dict[int, list[float]] = {number: [] for number in jobs}
    for turn in range(rounds):
        for number in jobs:
            load = os.getloadavg()[0]
            name = f"time-{number}-{turn}"
            cost = measured(_part_of(folder, name, number, formats))
            steps = _steps(folder / f"{name}.log")
            workers = {step.process: step for step in steps}  # the last of each
            own = cost.processor - sum(step.processor for step in workers.values())
            # What it would take if no other program ran. The first process works while the others
            # do, except before and after; here all its work counts as if it were done alone.
            quiet = own + max(step.processor for step in workers.values())
            found[number].append(quiet)
            most = max(step.memory for step in steps)
            row = f"{number} | {cost.clock:.1f} | {cost.processor:.1f} | {own:.1f}"
            print(f"| {row} | {quiet:.1f} | {most:,.0f} | {load:.1f} |", flush=True)
    usual = {number: median(seconds) for number, seconds in found.items()}
    first = jobs[0]
    for number in jobs[1:]:
        scaling = usual[first] * first / (usual[number] * number)
        print(f"scaling {first} -> {number}: {scaling:.2f} (medians of {rounds})")


def _steps(log: Path) -> list[Step]:
    steps = []
    for line in log.read_text().splitlines():
        kind, _, rest = line.partition("\t")
        if kind == "end":
            process, *numbers = rest.split("\t")
            steps.append(Step(int(process), *map(float, numbers)))
    return steps


def _loop(folder: Path, pairs: int) -> None:
    costs = []
    for number in range(pairs):
        names = [str(folder / side / f"{number:05}.txt") for side in ("src", "tgt")]
        out = str(folder / f"{number:05}.tmx")
        costs.append(measured([*_sverka("pair"), *names, "-o", out]))
    clock, processor = (median(cost[k] for cost in costs) for k in (0, 1))
    most = max(cost.memory for cost in costs)
    print(f"a pair: {clock:.2f} s, {processor:.2f} processor s, at most {most:,.0f} MiB")


def _parallel(folder: Path, jobs: int) -> None:
    """GNU parallel over ``sverka pair`` beside ``sverka build``, with as many processes: both write
    a TMX file.
    """
    program = shutil.which("parallel")
    if program is None:
        raise SystemExit("GNU parallel is missing; in Debian it is the package parallel")
    sides = [str(folder / side) for side in ("src", "tgt")]
    names = sorted(path.stem for path in (folder / "src").iterdir())
    (folder / "single").mkdir()
    # One thread each, as in the processes of a build.
    each = " ".join(
        [
            "SVERKA_THREADS=1",
            *_sverka("pair"),
            *(f"{side}/{{}}.txt" for side in sides),
            f"-o {folder}/single/{{}}.tmx",
        ]
    )
    together = [*_sverka("build"), *sides, "-o", str(folder / "corpus"), "--format", "tmx"]
    commands = {
        "GNU parallel, sverka pair": [
            program,
            "--jobs",
            str(jobs),
            "--halt",
            "never",
            each,
            ":::",
            *names,
        ],
        "sverka build": [*together, "--jobs", str(jobs)],
    }
    print("| | clock | processor | MiB of the largest process | load |\n|---|---|---|---|---|")
    for name, command in commands.items():
        load = os.getloadavg()[0]
        cost = measured(command)
        figures = f"{cost.clock:.1f} | {cost.processor:.1f} | {cost.memory:,.0f} | {load:.1f}"
        print(f"| {name} | {figures} |", flush=True)
    made = len(list((folder / "single").glob("*.tmx")))
    print(f"{made} of {len(names)} pairs were written by sverka pair")


def measured(command: Sequence[str]) -> Cost:
    """Run a command in a process that has no other children, so that the figures are its own."""
    script = (
        "import json, resource, subprocess, sys, time; begin = time.monotonic(); "
        "code = subprocess.run(sys.argv[1:], stdout=2).returncode; "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([code, time.monotonic() - begin, used.ru_utime + used.ru_stime, "
        "used.ru_maxrss / 1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    code, *figures = map(float, done.stdout.strip("[]\n ").split(","))
    if code > 1:
        raise SystemExit(done.stderr)
    return Cost(*figures)


def _sverka(command: str) -> list[str]:
    return [sys.executable, "-m", "align.cli", command]


# ------------------------------------------------------------------- interruptions


def _kill(folder: Path, jobs: int, kills: int) -> None:
    rng = Random(11)
    _begin(folder, "whole", jobs).wait()
    whole, broken = _logs(folder)
    for _ in range(kills):
        process = _begin(folder, "broken", jobs)
        wait_for_work(process, broken, rng.uniform(0, 1) * _size(whole) / kills)
        if process.poll() is not None:
            print("the corpus was whole before all interruptions; use more pairs")
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    _begin(folder, "broken", jobs).wait()
    begun = [log.read_text().count("begin\t") for log in (whole, broken)]
    print(f"begun without interruption {begun[0]}, with {kills} interruptions {begun[1]}")
    print(f"done twice: {(begun[1] - begun[0]) / begun[0]:.2%}")
    same = _digest(folder / "whole") == _digest(folder / "broken")
    print("the same bytes" if same else "OTHER BYTES")


def wait_for_work(process: subprocess.Popen[bytes], log: Path, more: float) -> None:
    """Wait until a process has added so many bytes to the list of what it did: at least one, since
    a process that is killed while it starts has nothing to lose.
    """
    end = _size(log) + max(1, more)
    while process.poll() is None and _size(log) < end:
        sleep(0.01)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _logs(folder: Path) -> list[Path]:
    return [folder / "whole.log", folder / "broken.log"]


def _begin(folder: Path, name: str, jobs: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(_part_of(folder, name, jobs), start_new_session=True)


def _part_of(folder: Path, name: str, jobs: int, formats: Sequence[str] = ()) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.building", "part", str(folder), name]
    return [*command, "--jobs", str(jobs), *(f"--format={name}" for name in formats)]


def _part(folder: Path, name: Path, jobs: int, chosen: Sequence[str]) -> None:
    """One build whose workers note what they do."""
    pairs = building.by_name(folder / "src", folder / "tgt")
    run = building.scheduler(jobs, work=partial(noted, folder / f"{name}.log"))
    building.build(pairs, folder / name, run=run, chosen=[formats.find(one) for one in chosen])


def noted(log: Path, task: Task) -> tuple[Record, bytes]:
    """Work on a pair, and note that it begins and that it ended."""
    with log.open("ab", buffering=0) as file:
        begin = monotonic()
        file.write(f"begin\t{task.pair.name}\n".encode())
        result = work_on(task)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        step = Step(os.getpid(), begin, monotonic(), process_time(), most)
        file.write(("\t".join(map(str, ("end", *step))) + "\n").encode())
    return result


def _digest(folder: Path) -> str:
    made = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            made.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return made.hexdigest()


if __name__ == "__main__":
    main()
