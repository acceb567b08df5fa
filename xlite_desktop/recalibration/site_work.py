"""The work behind the page, done on its thread: read the table, ask the model, install."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from xlite_desktop.recalibration.site_view import SiteChoice
from xlite_desktop.translation import tr

if TYPE_CHECKING:
    from xlite_core.inference.classifier import Classifier
    from xlite_core.recalibration.cases import SiteCases
    from xlite_core.recalibration.judging import JudgedCases
    from xlite_core.recalibration.outlook import FindingOutlook
    from xlite_core.recalibration.site_model import SiteModel
    from xlite_desktop.background.long_work import Asked, Tell, Work


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TableRead:
    """A table with its films found."""

    cases: SiteCases
    expected: tuple[FindingOutlook, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SiteMade:
    """A model of the site, and the answers that it rests on: they serve another name as well."""

    judged: JudgedCases
    made: SiteModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A model file in the models folder."""

    path: Path
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """The former model is chosen again.

    Attributes:
        path: Its file, where it is no installed one and has to be picked.
    """

    path: Path | None


def reading_table(choice: SiteChoice, findings: tuple[str, ...]) -> Work:
    """Return the work that reads the chosen table and finds its films."""
    table, images = choice.table, choice.images
    assert table is not None
    assert images is not None

    def work(_tell: Tell, _cancelled: Asked) -> TableRead:
        from xlite_core.recalibration.cases import read_cases
        from xlite_core.recalibration.outlook import outlook

        cases = read_cases(table, images, findings)
        return TableRead(cases=cases, expected=outlook(cases, findings))

    return work


def making_model(
    classifier: Classifier, cases: SiteCases, judged: JudgedCases | None, choice: SiteChoice
) -> Work:
    """Return the work that makes the model of a site; it tells how many films are done.

    Args:
        classifier: The model.
        cases: The films.
        judged: What it said of them, where they were read before.
        choice: What the site is called, and how its films were taken.
    """

    def work(tell: Tell, cancelled: Asked) -> SiteMade | None:
        from xlite_core.recalibration.judging import judged_cases
        from xlite_core.recalibration.site_model import site_model

        found = judged or judged_cases(
            classifier, cases, progress=lambda done, _of: tell(done), cancelled=cancelled
        )
        if found is None:
            return None
        made = site_model(classifier.card, found, choice.site, as_they_come=choice.as_they_come)
        return SiteMade(judged=found, made=made)

    return work


def installing(made: SiteModel, former: Path, fingerprint: str) -> Work:
    """Return the work that writes the new model file and installs it."""

    def work(_tell: Tell, _cancelled: Asked) -> Installed:
        from xlite_core.installed_model import chosen_model, install_model
        from xlite_core.recalibration.site_model import write_site_model

        with TemporaryDirectory() as folder:
            file = write_site_model(made, former, fingerprint, Path(folder) / "model.onnx")
            path = install_model(file)
        chosen = chosen_model()
        assert chosen is not None, "it was chosen just now"
        return Installed(path=path, fingerprint=chosen.fingerprint)

    return work


def going_back(former: Path, fingerprint: str) -> Work:
    """Return the work that chooses the former model again, from where it came."""

    def work(_tell: Tell, _cancelled: Asked) -> WentBack:
        from xlite_core.errors import ModelFileRefused
        from xlite_core.installed_model import (
            fast_student,
            installed_models,
            use_bundled,
            use_fast,
            use_installed,
        )
        from xlite_core.resources import bundled_student

        if former == bundled_student():
            use_bundled()
            return WentBack(path=None)
        if former == fast_student():
            use_fast()
            return WentBack(path=None)
        if any(model.path == former for model in installed_models()):
            use_installed(fingerprint)
            return WentBack(path=None)
        if not former.is_file():
            raise ModelFileRefused(
                tr("The file of the model before is gone."),
                tr("Choose another with File, Choose model."),
            )
        return WentBack(path=former)

    return work
