"""Build a corpus on a small Dask cluster, and see what is lost, done twice or different.

    python -m benchmarks.cluster faults GOLD.jsonl ... [--pairs 600] [--every 20] [--seed 1]
    python -m benchmarks.cluster nodes GOLD.jsonl ... [--pairs 600]
    python -m benchmarks.cluster interrupted GOLD.jsonl ... [--pairs 600] [--times 10]
    python -m benchmarks.cluster speed GOLD.jsonl ... [--pairs 600]

The texts are passages of the documents in the gold files (as in ``benchmarks/aligners.py``), each
cut at another sentence. The scheduler and the workers are processes of their own: the scheduler on
127.0.0.1, one worker on 127.0.0.2 and one on 127.0.0.3.

- ``faults``: one pair in a hundred is broken, endless, huge, hoards memory or crashes. A worker,
  chosen at random, is killed every 20 seconds (longer if more programs want to run than there are
  cores: in proportion) and the scheduler once, as the fourth; whatever was killed is started again,
  as SLURM or Kubernetes would.
- ``nodes``: the files must be those of a build on this machine, byte by byte.
- ``interrupted``: the command is killed at random moments and started again.
- ``speed``: pairs a second with one worker and with two, and a worker's memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from statistics import median

import psutil

from align.building.ledger import Ledger
from benchmarks.building import wait_for_work
from benchmarks.poison import POISONS

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = f"tcp://127.0.0.1:{18000 + os.getpid() % 1000}"
HOSTS = ("127.0.0.2", "127.0.0.3")
SENTENCES = 40


def main() -> None:
    """Make the texts, run one of the four trials and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--method", default="auto")
    parser.add_argument("--every", type=float, default=20.0, help="seconds between two kills")
    parser.add_argument("--timeout", type=float, default=60.0)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the processes end
    chosen.gold = [path.resolve() for path in chosen.gold]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write_texts(chosen.gold, chosen.pairs)
        print(f"{chosen.trial}: {chosen.pairs} pairs of up to {SENTENCES} sentences")
        TRIALS[chosen.trial](chosen)


def write_texts(gold: list[Path], pairs: int) -> None:
    """Write so many pairs of texts into ``src`` and ``tgt``, no two of them the same."""
    rows = [json.loads(line) for path in gold for line in path.read_text("utf-8").splitlines()]
    for side in ("src", "tgt"):
        Path(side).mkdir()
    for number in range(pairs):
        row = rows[number % len(rows)]
        begin = number // len(rows) % max(1, len(row["src"]) - SENTENCES)
        for side in ("src", "tgt"):
            # The sides differ in length, so a share of each is taken.
            at = round(begin / len(row["src"]) * len(row[side]))
            text = "\n\n".join(row[side][at : at + SENTENCES])
            Path(side, f"{number:06}.txt").write_text(text, "utf-8")


def poison(share: float, seed: int) -> dict[str, str]:
    """Make some pairs bad. Returns the kind of each by its name."""
    chance = random.Random(seed)
    names = sorted(path.stem for path in Path("src").iterdir())
    kinds = list(POISONS)
    bad = {}
    for number, name in enumerate(chance.sample(names, max(len(kinds), round(share * len(names))))):
        kind = kinds[number % len(kinds)]
        bad[f"{kind}-{name}"] = kind
        for side in ("src", "tgt"):
            Path(side, f"{name}.txt").rename(Path(side, f"{kind}-{name}.txt"))
        path = Path("src", f"{kind}-{name}.txt")
        if kind == "broken":
            path.write_bytes(b"")
        if kind == "huge":
            path.write_bytes(b"word " * (14 * 2**20))
    return bad


class Cluster:
    """A scheduler and its workers, each started again when it ends."""

    def __init__(self, hosts: tuple[str, ...] = HOSTS, log: Path | None = None) -> None:
        self.environment = environment(log)
        self.commands = {"scheduler": self._scheduler()}
        self.commands |= {host: self._worker(host) for host in hosts}
        self.running = {name: self._start(name) for name in self.commands}
        self.killed: Counter[str] = Counter()
        self.ended = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def kill(self, name: str) -> None:
        """Kill a process, and a worker together with its nanny, as a lost machine would."""
        self.killed[name] += 1
        _kill(self.running[name])

    def close(self) -> None:
        """End all processes."""
        self.ended.set()
        for process in self.running.values():
            _kill(process)

    def memory(self, name: str) -> int:
        """The memory of a worker's processes together, in bytes; what they share counts once."""
        process = psutil.Process(self.running[name].pid)
        found = 0
        for one in [process, *process.children(recursive=True)]:
            try:
                found += one.memory_full_info().pss
            except psutil.Error:
                continue
        return found

    def processor(self) -> float:
        """The seconds of the processor that all processes took until now."""
        found = 0.0
        for process in self.running.values():
            top = psutil.Process(process.pid)
            for one in [top, *top.children(recursive=True)]:
                used = one.cpu_times()
                found += used.user + used.system
        return found

    def _watch(self) -> None:
        while not self.ended.wait(1):
            for name, process in list(self.running.items()):
                if process.poll() is not None and not self.ended.is_set():
                    self.running[name] = self._start(name)

    def _start(self, name: str) -> subprocess.Popen[bytes]:
        with Path("cluster.log").open("ab") as log:
            return subprocess.Popen(
                self.commands[name], env=self.environment, stdout=log, stderr=log
            )

    def _scheduler(self) -> list[str]:
        place = ["--host", "127.0.0.1", "--port", ADDRESS.rpartition(":")[2], "--no-dashboard"]
        return [sys.executable, "-m", "distributed.cli.dask_scheduler", *place]

    def _worker(self, host: str) -> list[str]:
        # At once and not after a minute, so that it is started again.
        how = ["--host", host, "--nworkers", "1", "--nthreads", "1", "--death-timeout", "30"]
        return [
            sys.executable,
            "-m",
            "distributed.cli.dask_worker",
            ADDRESS,
            *how,
            "--no-dashboard",
        ]


def _kill(process: subprocess.Popen[bytes]) -> None:
    try:
        family = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        family = []
    process.kill()
    for one in family[:1]:  # the worker below its nanny; the processes of pairs must end themselves
        try:
            one.kill()
        except psutil.Error:
            continue
    process.wait()


@contextmanager
def cluster(hosts: tuple[str, ...] = HOSTS, log: Path | None = None) -> Iterator[Cluster]:
    """A cluster for a while."""
    made = Cluster(hosts, log)
    try:
        yield made
    finally:
        made.close()


def contents(folder: Path) -> dict[str, str]:
    """The digests of all files of a corpus."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def command(chosen: argparse.Namespace, output: str, *where: str) -> list[str]:
    """The command of all trials: ``sverka build``, with the work of ``benchmarks/poison.py``."""
    place = ["src", "tgt", "-o", output, "--method", chosen.method, *where]
    limits = ["--timeout", str(chosen.timeout), "--memory", "4096"]
    return [sys.executable, "-m", "benchmarks.poison", "build", *place, *limits]


CLUSTER = ("--scheduler", ADDRESS)
HERE = ("--jobs", "2")


def run(made: list[str], log: Path | None = None) -> int:
    """Run a command to its end; returns its exit code."""
    began = time.monotonic()
    process = start(made, log)
    try:
        code = process.wait()
    finally:
        process.kill()
    load = os.getloadavg()[1]
    _tell(f"exit code {code} after {time.monotonic() - began:.0f} s, load {load:.0f}")
    return code


def start(made: list[str], log: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a command."""
    return subprocess.Popen(made, env=environment(log), stdin=subprocess.DEVNULL)


def environment(log: Path | None) -> dict[str, str]:
    """For processes that find this file."""
    usual = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    return usual | ({"WORK_LOG": str(log)} if log else {})


def wait_for_scheduler() -> None:
    """Wait until the scheduler answers; it may only just have been started."""
    host, port = ADDRESS.removeprefix("tcp://").split(":")
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return


def _tell(line: str) -> None:
    print(f"  {time.strftime('%H:%M:%S')} {line}", flush=True)


def faults(chosen: argparse.Namespace) -> None:
    """Poisoned pairs, killed workers, and a killed scheduler."""
    bad = poison(0.01, chosen.seed)
    chance = random.Random(chosen.seed)
    log = Path("work.log").resolve()
    with cluster(log=log) as made:
        wait_for_scheduler()

        def kill() -> None:
            count = 0
            while not made.ended.wait(chosen.every * stretch()):
                count += 1
                made.kill("scheduler" if count == 4 else chance.choice(HOSTS))

        threading.Thread(target=kill, daemon=True).start()
        code = run(command(chosen, "corpus", *CLUSTER))
    print(
        f"load {os.getloadavg()[1]:.0f}; killed: {dict(made.killed)}; exit code {code}, expected 1"
    )
    records = Ledger(Path("corpus")).records()
    states = Counter((bad.get(one.name, "good"), one.state, one.reason) for one in records)
    for (kind, state, reason), number in sorted(states.items()):
        print(f"  {number:6} {kind:9} {state:10} {reason[:90]}")
    good = [record for record in records if record.name not in bad]
    lines = Path("corpus/records.jsonl").read_text("utf-8").splitlines()
    names = Counter(json.loads(line)["name"] for line in lines)
    files = [path.name.split(".")[0] for path in Path("corpus/pairs").rglob("*.gz")]
    print(
        f"good pairs with beads: {sum(bool(one.digest) for one in good)} of "
        f"{chosen.pairs - len(bad)}, files: {len(files)} of {len(set(files))} pairs; "
        f"in the records more than once: {sum(n > 1 for n in names.values())}"
    )
    states_of = {record.name: record.state for record in records}
    wrong = {
        name: states_of.get(name)
        for name, kind in bad.items()
        if states_of.get(name) not in POISONS[kind]
    }
    print(f"bad pairs with another state than expected: {wrong}")
    _doubled(log)
    for name, kind in bad.items():  # so that it does not wait for the endless ones again
        if kind == "endless":
            for side in ("src", "tgt"):
                Path(side, f"{name}.txt").unlink()
    run(command(chosen, "local", *HERE))
    digests = {record.name: record.digest for record in Ledger(Path("local")).records()}
    same = sum(digests[one.name] == one.digest != "" for one in good)
    print(f"good pairs with the bytes of a build on one machine: {same} of {len(good)}")


def nodes(chosen: argparse.Namespace) -> None:
    """Two workers with addresses of their own against one machine."""
    with cluster():
        wait_for_scheduler()
        run(command(chosen, "two", *CLUSTER))
    run(command(chosen, "one", *HERE))
    one, two = contents(Path("one")), contents(Path("two"))
    print(f"{len(one)} files on one machine, {len(two)} on two; the same bytes: {one == two}")


def interrupted(chosen: argparse.Namespace) -> None:
    """The build itself is killed again and again."""
    chance = random.Random(chosen.seed)
    log = Path("work.log").resolve()
    with cluster(log=log):
        wait_for_scheduler()
        run(command(chosen, "warm", *CLUSTER))
        size = log.stat().st_size
        log.unlink()
        for _ in range(chosen.times):
            process = start(command(chosen, "corpus", *CLUSTER), log)
            wait_for_work(process, log, chance.uniform(0, 1) * size / chosen.times)
            if process.poll() is not None:
                print("the corpus was whole before all interruptions; use more pairs")
            process.kill()
            process.wait()
        run(command(chosen, "corpus", *CLUSTER), log)
    same = contents(Path("warm")) == contents(Path("corpus"))
    print(f"same bytes as without interruption: {same}")
    _doubled(log)


def stretch() -> float:
    """How much longer everything takes because others use the machine."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _doubled(log: Path) -> None:
    """Say how much work was done more than once, and how long pairs took."""
    rows = [line.split("\t") for line in log.read_text("utf-8").splitlines()]
    begun = Counter(row[1] for row in rows if row[0] == "begun")
    ended = Counter(row[1] for row in rows if row[0] == "ended")
    more = sum(ended.values()) - len(ended)
    print(
        f"work begun {sum(begun.values())} times, ended {sum(ended.values())} times for "
        f"{len(ended)} pairs: {more / max(1, len(ended)):.1%} done twice"
    )
    begins: dict[str, list[str]] = {}  # the last one of each process
    took: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    seen = set()
    for what, _, clock, used, process in rows:
        if what == "begun":
            begins[process] = [clock, used]
        else:
            began, before = map(float, begins[process])
            took[process not in seen].append((float(clock) - began, float(used) - before))
            seen.add(process)
    for is_first, name in ((True, "the first pair of a process"), (False, "later pairs")):
        if found := took[is_first]:
            seconds, cpu = (sorted(column) for column in zip(*found, strict=True))
            print(
                f"{name}: {len(found)}; seconds, median and most: {median(seconds):.2f} and "
                f"{seconds[-1]:.2f}; of the processor {median(cpu):.2f} and {cpu[-1]:.2f}"
            )


def speed(chosen: argparse.Namespace) -> None:
    """Pairs a second with one worker and with two."""
    for hosts in (HOSTS[:1], HOSTS):
        with cluster(hosts) as made:
            wait_for_scheduler()
            most = [0]

            def measure(made: Cluster = made, most: list[int] = most) -> None:
                while not made.ended.wait(1):
                    most[0] = max(most[0], *(made.memory(host) for host in HOSTS[:1]))

            threading.Thread(target=measure, daemon=True).start()
            run(command(chosen, f"warm{len(hosts)}", *CLUSTER))  # loads the model
            began, before = time.monotonic(), made.processor()
            run(command(chosen, f"corpus{len(hosts)}", *CLUSTER))
            seconds, used = time.monotonic() - began, made.processor() - before
        records = Ledger(Path(f"corpus{len(hosts)}")).records()
        print(
            f"{len(hosts)} workers: {len(records) / seconds:.1f} pairs/s, the cluster took "
            f"{used / len(records):.3f} s of the processor a pair; "
            f"memory of a worker {most[0] / 2**20:.0f} MiB; load {os.getloadavg()[0]:.1f}"
        )


TRIALS = {"faults": faults, "nodes": nodes, "interrupted": interrupted, "speed": speed}

if __name__ == "__main__":
    main()
