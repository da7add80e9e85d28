"""Build a corpus: many pairs of files, aligned, checked and written, by all cores of a machine.

Each pair is one task, a pure function (``task.run``); a scheduler runs the tasks, in any order
(``scheduler``). What is done and unchanged is not done again, and the result does not depend
on the number of processes.
"""

from __future__ import annotations

from align.building.building import Report, build
from align.building.cluster import scheduler as on_cluster
from align.building.corpus import Corpus, Member
from align.building.grouping import Files, Texts, by_names, of_columns, with_metadata_of
from align.building.local import Scheduler, here, scheduler
from align.building.many import Joined, build_many
from align.building.page import render as page_of
from align.building.pairing import (
    Left,
    Pair,
    Pairs,
    Strange,
    by_name,
    of_match,
    of_table,
    with_metadata,
)
from align.building.shards import check_free as check_shards
from align.building.shards import write as write_shards
from align.building.task import SAID, Record, Settings, check_settings
from align.building.writing import Choice, outdated

__all__ = [
    "SAID",
    "Choice",
    "Corpus",
    "Files",
    "Joined",
    "Left",
    "Member",
    "Pair",
    "Pairs",
    "Record",
    "Report",
    "Scheduler",
    "Settings",
    "Strange",
    "Texts",
    "build",
    "build_many",
    "by_name",
    "by_names",
    "check_settings",
    "check_shards",
    "here",
    "of_columns",
    "of_match",
    "of_table",
    "on_cluster",
    "outdated",
    "page_of",
    "scheduler",
    "with_metadata",
    "with_metadata_of",
    "write_shards",
]
