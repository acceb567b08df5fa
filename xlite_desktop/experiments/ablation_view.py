"""The planned ablations as small grids: what was run, what was best, what was not run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from xlite_core.experiments.ablation import NOT_RUN
from xlite_core.experiments.ablation_views import AblationGrid
from xlite_core.models.registry import ATTENTIONS, BACKBONES
from xlite_desktop.experiments.comparison_grid import ComparisonGrid, GridRow, GridText
from xlite_desktop.theme.fonts import SEMIBOLD, font
from xlite_desktop.theme.tokens import TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import in_readers_language, tr

_ABOUT = tr(
    "Macro AUC on the validation films of finished runs; repetitions with other "
    "seeds are one number with its standard deviation. Below it the 95 % interval, "
    "or how many seeds. The best of each grid is in bold."
)
_NOTHING = tr("No run has finished yet, so there is nothing to lay out.")


class AblationView(QWidget):
    """Shows one grid below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = _caption(tr("Laying out the runs..."), "faint")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._about)
        self._column.addStretch(1)
        self._parts: list[QWidget] = []

    @property
    def grids(self) -> list[ComparisonGrid]:
        """What is shown, from top to bottom."""
        return [part for part in self._parts if isinstance(part, ComparisonGrid)]

    @property
    def text(self) -> str:
        """All that is said above and between the grids."""
        labels = [part.text() for part in self._parts if isinstance(part, QLabel)]
        return " ".join([self._about.text(), *labels])

    def show_grids(self, grids: Sequence[AblationGrid]) -> None:
        """Show these grids."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        self._about.setText(_ABOUT if grids else _NOTHING)
        for grid in grids:
            title = QLabel(in_readers_language(grid.title))
            title.setFont(font(TYPE_BODY, SEMIBOLD))
            title.setContentsMargins(0, 10, 0, 0)
            shown = ComparisonGrid(in_readers_language(grid.title))
            columns = tuple(_spoken(name) for name in grid.columns)
            shown.show_rows(grid.corner, columns, _rows(grid))
            self._parts += [title, shown]
            self._parts += [_caption(sentence, "flag") for sentence in grid.warnings]
        for place, part in enumerate(self._parts, 1):
            self._column.insertWidget(place, part)


def _rows(grid: AblationGrid) -> list[GridRow]:
    return [
        GridRow(
            name=_spoken(name),
            cells=tuple(
                GridText(
                    text=cell.text,
                    behind=cell.behind,
                    best=cell.best,
                    faint=cell.text == NOT_RUN,
                    tip=cell.runs,
                )
                for cell in cells
            ),
        )
        for name, cells in zip(grid.rows, grid.cells, strict=True)
    ]


def _spoken(name: str) -> str:
    """Return "EfficientNet-B0 + MHSA" for the names of a configuration; others as they are."""
    known = {key: backbone.display_name for key, backbone in BACKBONES.items()} | dict(ATTENTIONS)
    return " + ".join(known.get(part, part) for part in name.split(" + "))


def _caption(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font(TYPE_CAPTION))
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
