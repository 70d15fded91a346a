"""Runs configurations through both sides, and counts what no row explains."""

from __future__ import annotations

import argparse
import fnmatch
import itertools
import time
from collections import Counter
from collections.abc import Iterator

from judge import draws, rows
from judge.compare import Difference, differences
from judge.experiments import Configuration
from judge.results import Failure
from judge.sides import Side

WHOLE = 12
"""Configurations of each function in a whole run."""


class Judge:
    """One run.

    Args:
        options: What the command line said.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.rows = rows.read()
        self.judged: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.differing: Counter[str] = Counter()
        self.failed: list[str] = []
        self.seen: set[str] = set()

    def run(self) -> int:
        """Judges, prints what was found, and gives the status of the process."""
        groups = draws.judged()
        functions = [f for f in groups if fnmatch.fnmatch(f, self.options.only)]
        # Whole networks take longest, so a sample that is cut off loses them first.
        functions.sort(key=lambda f: groups[f] == "applications")
        sides = Side("keras2"), Side("rkeras")
        end = time.monotonic() + (self.options.seconds or 1e9)
        complete = True
        try:
            if self.options.show:
                name, index = self.options.show.split("/")
                return self._show(draws.draw(name, int(index)), sides)
            for configuration in self._order(functions):
                if time.monotonic() > end:
                    complete = False
                    break
                self._judge(configuration, sides)
        finally:
            for side in sides:
                side.close()
        options = self.options
        whole = complete and options.only == "*" and options.each >= WHOLE and not options.first
        stale = list(self._stale(whole))
        if self.options.record:
            rows.write(self.rows)
        self._report(stale, sides)
        bad = len(self.failed) + len(stale)
        print(f"{sum(self.judged.values()) - len(self.failed)} passed, {bad} failed")
        return int(bad > 0)

    def _order(self, functions: list[str]) -> Iterator[Configuration]:
        """Defaults first, then what rows are about, then number by number."""
        numbers = range(self.options.first, self.options.each)
        if self.options.first:
            yield from (draws.draw(f, i) for i in numbers for f in functions)
            return
        numbered = ((f, i) for i in numbers for f in functions)
        rowed = (tuple(seen.split("/")) for row in self.rows for seen in row.seen)
        first = ((f, 0) for f in functions)
        done = set()
        for function, index in itertools.chain(first, rowed, numbered):
            key = (function, int(index))
            if key not in done and function in functions:
                done.add(key)
                yield draws.draw(*key)

    def _judge(self, configuration: Configuration, sides: tuple[Side, Side]) -> None:
        for side in sides:
            side.send(configuration)
        theirs, ours = (side.receive() for side in sides)
        self.seen.add(configuration.id)
        if isinstance(theirs.get("made"), Failure) or isinstance(theirs.get("outputs"), Failure):
            self.refused[configuration.group] += 1
            if self.options.refused:
                print(f"{configuration.id}  {configuration.call!r}"[:300])
                print(f"    {theirs.get('made')} {theirs.get('outputs')}"[:500], flush=True)
            return
        self.judged[configuration.group] += 1
        found = list(differences(theirs, ours))
        unexplained = []
        for difference in found:
            explaining = [r for r in self.rows if r.explains(configuration, difference)]
            for row in explaining[:1]:
                row.kept = True
                if self.options.record and not any(
                    s.startswith(configuration.function + "/") for s in row.seen
                ):
                    row.seen = [*row.seen, configuration.id][:3]
            if not explaining:
                unexplained.append(difference)
        self.differing[configuration.group] += bool(found)
        if unexplained:
            self.failed.append(configuration.id)
            self._print(configuration, unexplained)

    def _stale(self, complete: bool) -> Iterator[str]:
        for row in self.rows:
            looked = complete or (bool(row.seen) and set(row.seen) <= self.seen)
            if looked and not row.kept:
                yield f"{', '.join(row.functions)}: {', '.join(row.aspects)}: {row.differs}"

    def _print(self, configuration: Configuration, found: list[Difference]) -> None:
        print(f"{configuration.id}  {configuration.call!r}"[:400])
        for difference in found:
            print(f"    {difference.aspect}: {difference.text}", flush=True)

    def _show(self, configuration: Configuration, sides: tuple[Side, Side]) -> int:
        print(configuration)
        for side in sides:
            side.send(configuration)
            found = side.receive()
            print(f"\n{side.name}")
            for aspect, value in found.items():
                print(f"    {aspect}: {str(value)[:600]}")
        return 0

    def _report(self, stale: list[str], sides: tuple[Side, Side]) -> None:
        for text in stale:
            print(f"no longer differs: {text}")
        print(f"{'group':<16}{'judged':>8}{'refused by Keras 2':>20}{'differing':>11}")
        for group in sorted({*self.judged, *self.refused}):
            print(
                f"{group:<16}{self.judged[group]:>8}{self.refused[group]:>20}"
                f"{self.differing[group]:>11}"
            )
        for side in sides:
            if side.restarts:
                print(f"the process of {side.name} died {side.restarts} times")
