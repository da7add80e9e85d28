"""Build a corpus on a small Dask cluster, and see what is lost, done twice or different.

    python -m benchmarks.cluster faults GOLD.jsonl ... [--pairs 600] [--every 20] [--seed 1]
    python -m benchmarks.cluster nodes GOLD.jsonl ... [--pairs 600]
    python -m benchmarks.cluster interrupted GOLD.jsonl ... [--pairs 600] [--times 10]
    python -m benchmarks.cluster speed GOLD.jsonl ... [--pairs 600]

The texts are passages of the documents in the gold files (as in ``benchmarks/aligners.py``), each
cut at another sentence. The scheduler and the workers are processes of their own: the scheduler on
127.0.0.1, one worker on 127.0.0.2 and one on 127.0.0.3.

- ``faults``: one pair in a hundred is broken, endless, huge, hoards memory or crashes. A worker,
  chosen at random, is killed every 20 seconds and the scheduler once in the middle; whatever was
  killed is started again, as SLURM or Kubernetes would.
- ``nodes``: the files must be those of a build on this machine, byte by byte.
- ``interrupted``: the command is killed at random moments and started again.
- ``speed``: pairs a second with one worker and with two, and a worker's memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
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

import psutil

from align.building import Pairs, Report, Scheduler, Settings, build, by_name, on_cluster, scheduler
from benchmarks.poison import POISONS, work

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
        usual = os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
        self.environment = usual | ({"WORK_LOG": str(log)} if log else {})
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


def pairs() -> Pairs:
    """The pairs of the texts."""
    return by_name(Path("src"), Path("tgt"))


def settings(chosen: argparse.Namespace) -> Settings:
    """The settings of all trials."""
    return Settings(method=chosen.method)


def on(chosen: argparse.Namespace, output: str, *, patience: float = 300.0) -> Report:
    """Build on the cluster."""
    run = on_cluster(ADDRESS, chosen.timeout, 4 * 2**30, work, patience=patience, tell=_tell)
    wait_for_scheduler()
    report = build(pairs(), Path(output), settings(chosen), run=run)
    for (state, reason), number in Counter((r.state, r.reason) for r in report.out).most_common(9):
        _tell(f"{number} {state}: {reason[:99]}")
    return report


def here(chosen: argparse.Namespace) -> Scheduler:
    """Two processes on this machine, without a cluster."""
    return scheduler(2, chosen.timeout, 4 * 2**30, work)


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
    began = time.monotonic()
    with cluster(log=Path("work.log").resolve()) as made:

        def kill() -> None:
            count = 0
            while not made.ended.wait(chosen.every):
                count += 1
                made.kill("scheduler" if count == 4 else chance.choice(HOSTS))

        threading.Thread(target=kill, daemon=True).start()
        report = on(chosen, "corpus")
    seconds = time.monotonic() - began
    states = Counter(
        (bad.get(record.name, "good"), record.state, record.reason) for record in report.records
    )
    for (kind, state, reason), number in sorted(states.items()):
        print(f"  {number:6} {kind:9} {state:10} {reason[:90]}")
    good = [record for record in report.records if record.name not in bad]
    lines = Path("corpus/records.jsonl").read_text("utf-8").splitlines()
    names = Counter(json.loads(line)["name"] for line in lines)
    files = list(Path("corpus/pairs").rglob("*.gz"))
    print(f"killed: {dict(made.killed)}; {seconds:.0f} s")
    print(
        f"good pairs with beads: {sum(bool(one.digest) for one in good)} of {len(good)}, "
        f"files: {len(files)}; in the records more than once: {sum(n > 1 for n in names.values())}"
    )
    wrong = [r for r in report.records if r.name in bad and r.state not in POISONS[bad[r.name]]]
    print(f"bad pairs with another state than expected: {[(r.name, r.state) for r in wrong]}")
    whole = build(pairs(), Path("local"), settings(chosen), run=here(chosen))
    digests = {record.name: record.digest for record in whole.records}
    same = sum(digests[one.name] == one.digest for one in good)
    print(f"good pairs with the bytes of a build on one machine: {same} of {len(good)}")
    _doubled()


def nodes(chosen: argparse.Namespace) -> None:
    """Two workers with addresses of their own against one machine."""
    with cluster():
        on(chosen, "two")
    build(pairs(), Path("one"), settings(chosen), run=here(chosen))
    one, two = contents(Path("one")), contents(Path("two"))
    print(f"{len(one)} files on one machine, {len(two)} on two; the same bytes: {one == two}")


def interrupted(chosen: argparse.Namespace) -> None:
    """The build itself is killed again and again."""
    chance = random.Random(chosen.seed)
    log = Path("work.log").resolve()
    began = time.monotonic()
    with cluster(log=log):
        on(chosen, "warm")  # how long one build takes
        seconds = time.monotonic() - began
        log.unlink()
        program = (
            "from pathlib import Path\n"
            "from align.building import Settings, build, by_name, on_cluster\n"
            "from benchmarks.poison import work\n"
            f"run = on_cluster({ADDRESS!r}, {chosen.timeout}, 4 * 2**30, work)\n"
            f"build(by_name(Path('src'), Path('tgt')), Path('corpus'),"
            f" Settings(method={chosen.method!r}), run=run)\n"
        )
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        for _ in range(chosen.times):
            process = subprocess.Popen([sys.executable, "-c", program], env=environment)
            time.sleep(chance.uniform(0.5, 2) * seconds / chosen.times)
            process.send_signal(signal.SIGKILL)
            process.wait()
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    print(
        f"same bytes as without interruption: {contents(Path('warm')) == contents(Path('corpus'))}"
    )
    _doubled()


def _doubled() -> None:
    """Say how much work was done more than once."""
    rows = [line.split("\t")[:2] for line in Path("work.log").read_text("utf-8").splitlines()]
    begun = Counter(name for what, name in rows if what == "begun")
    ended = Counter(name for what, name in rows if what == "ended")
    more = sum(ended.values()) - len(ended)
    print(
        f"work begun {sum(begun.values())} times, ended {sum(ended.values())} times for "
        f"{len(ended)} pairs: {more / max(1, len(ended)):.1%} done twice"
    )


def speed(chosen: argparse.Namespace) -> None:
    """Pairs a second with one worker and with two."""
    for hosts in (HOSTS[:1], HOSTS):
        with cluster(hosts) as made:
            most = [0]

            def measure(made: Cluster = made, most: list[int] = most) -> None:
                while not made.ended.wait(1):
                    most[0] = max(most[0], *(made.memory(host) for host in HOSTS[:1]))

            on(chosen, f"warm{len(hosts)}")  # starts the processes and loads the model
            shutil.rmtree(f"warm{len(hosts)}")
            threading.Thread(target=measure, daemon=True).start()
            began = time.monotonic()
            report = on(chosen, f"corpus{len(hosts)}")
            seconds = time.monotonic() - began
        sentences = sum(record.sentences[0] for record in report.records)
        print(
            f"{len(hosts)} workers: {len(report.records) / seconds:.1f} pairs/s, "
            f"{sentences / seconds:.0f} sentences/s, memory {most[0] / 2**20:.0f} MiB"
        )


TRIALS = {"faults": faults, "nodes": nodes, "interrupted": interrupted, "speed": speed}

if __name__ == "__main__":
    main()
