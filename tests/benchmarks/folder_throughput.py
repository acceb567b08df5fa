"""Films a second of a folder: against the forward pass alone, and against the bound of the cores.

The bound: cores divided by the summed core-time of decoding, recipe and forward pass of a film,
each measured by itself and on one thread, turn by turn with the batch.
"""

from __future__ import annotations

import subprocess
import sys
import time

from tests.benchmarks import batch_speed, material
from tests.benchmarks.display import installed
from tests.benchmarks.measuring import Figure, figure, interleaved, ratios
from xlite_core.imaging.preprocessing import network_input
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.prefetch import usable_cores

QUESTION = "6. A folder of films"


def measure(*, quick: bool) -> list[Figure]:
    films = 8 if quick else 32
    paths = [material.png_film(1024, shade) for shade in range(films)]
    classifier = Classifier.open(material.student_file())
    image = network_input(read_radiograph(paths[0]), classifier.card.recipe)
    session = classifier._session

    def forward_only() -> object:
        return [session.run(image) for _ in paths]

    batch, alone = interleaved(
        [lambda: list(classify_files(classifier, paths)), forward_only], 3 if quick else 10,
        warm_up=1,
    )  # fmt: skip
    command = _films_a_second_of_the_command(paths, 1 if quick else 5)
    batches = batch_speed.speeds(
        100 if quick else 400, repeats=2 if quick else 8, student=material.student_file()
    )
    few, many = (20, 200) if quick else (100, 5_000)
    each = f"{films} PNG of 1024 x 1024, {material.student_name()}"
    return [
        figure(QUESTION, "whole folder to forward passes alone", ratios(batch, alone), "x",
               note=f"reading included; {each}"),
        figure(QUESTION, "films a second", [1000 * films / ms for ms in batch], "films/s"),
        figure(QUESTION, "forward passes a second", [1000 * films / ms for ms in alone], "films/s"),
        figure(QUESTION, "xlite diagnose --csv, start included", command, "films/s", note=each),
        figure(QUESTION, "a batch, results saved", [b.speed for b in batches], "films/s",
               note=batch_speed.NOTE),
        figure(QUESTION, "the bound of its cores", [b.bound for b in batches], "films/s",
               note=batch_speed.stages_words(batches)),
        figure(QUESTION, "the batch against the bound", [b.speed / b.bound for b in batches], "x",
               goal=0.9, goal_is_least=True, note=f"{usable_cores()} cores"),
        figure(QUESTION, "core-time of a film in the batch against the bound's",
               [b.core_ms / b.summed_ms for b in batches], "x",
               note="what the input check, peaks, hashes and saving add"),
        figure(QUESTION, f"memory after {many:,} films against {few}",
               [batch_speed.growth_mb(few, many, material.student_file())], "MB", goal=10.0,
               note="anonymous memory of the process and its children"),
    ]  # fmt: skip


def _films_a_second_of_the_command(paths, repeats: int) -> list[float]:
    command = [
        sys.executable, "-m", "xlite_core.cli.main", "diagnose", *map(str, paths),
        "--csv", "--model", str(material.student_file()),
    ]  # fmt: skip
    environment = installed()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    speeds = []
    for _ in range(repeats):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        speeds.append(len(paths) / (time.perf_counter() - started))
    return speeds
