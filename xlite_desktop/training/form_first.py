"""The fields that everybody sees: preset, data, student, teacher, epochs, batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xlite_core.run_directory import RunDirectory
from xlite_core.training.presets import PRESETS
from xlite_desktop.frame.side_page import Rule
from xlite_desktop.training.form_asking import ADD, FILES, FOLDER
from xlite_desktop.training.form_choices import Offer, preset_hint, student_offers, teacher_name
from xlite_desktop.training.form_controls import Choices, Companion
from xlite_desktop.training.form_draft import FILMS, TEACHERS, Draft
from xlite_desktop.training.form_fields import Field, SettingField
from xlite_desktop.training.form_settings import ALPHA, TAU, form_settings
from xlite_desktop.translation import in_readers_language, tr

TEMPERATURE, SHARE = "distillation.temperature", "distillation.alpha"
EPOCHS, BATCH = "loop.epochs", "loop.batch_size"
SHOWN = (FILMS, TEACHERS, TEMPERATURE, SHARE, EPOCHS, BATCH)
"""Settings that have their one field here."""
_OTHER = "other"


class FirstFields(QWidget):
    """Shows the first half of a draft.

    Signals:
        preset_chosen: The key of a preset.
        edited: Settings by dotted name, with their new values.
        manifest_requested: A data set outside the workspace is to be asked for.
        teachers_requested: Teachers are to be asked for; how, as `form_asking` names it.
        setting_wanted: A setting elsewhere is to be shown, by its dotted name.
    """

    preset_chosen = Signal(str)
    edited = Signal(object)
    manifest_requested = Signal()
    teachers_requested = Signal(str)
    setting_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._runs: tuple[RunDirectory, ...] = ()
        self._students: list[str] = []
        self._preset, self._data = Choices(), Choices()
        self._student, self._teacher = Choices(), Choices()
        for key, preset in PRESETS.items():
            self._preset.addItem(in_readers_language(preset.title), key)
        self._patience = Companion(tr("Patience"))
        self._workers = Companion(tr("Workers"))
        settings = form_settings()
        self._tau = SettingField(settings[TEMPERATURE], width=0, before=TAU)
        self._alpha = SettingField(settings[SHARE], width=0, before=ALPHA)
        both = QWidget()
        pair = QHBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self._tau)
        pair.addWidget(self._alpha)
        self.fields: dict[str, Field] = {
            "preset": Field(tr("Preset"), self._preset),
            FILMS: Field(tr("Data"), self._data),
            "student.backbone": Field(tr("Student"), self._student),
            TEACHERS: Field(tr("Teacher"), self._teacher),
            "pair": Field(f"{TAU}, {ALPHA}", both),
            EPOCHS: SettingField(settings[EPOCHS], companion=self._patience),
            BATCH: SettingField(settings[BATCH], companion=self._workers, label=tr("Batch")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, field in self.fields.items():
            column.addWidget(field)
            if name == "preset":
                column.addSpacing(4)
                column.addWidget(Rule())
                column.addSpacing(4)
        self._connect()

    def show_offers(self, data: Sequence[Offer], runs: Sequence[RunDirectory]) -> None:
        """Fill the lists whose entries come from disk."""
        self._data.clear()
        for offer in data:
            self._data.addItem(offer.label, offer.values)
        self._data.insertSeparator(self._data.count())
        self._data.addItem(tr("Another manifest..."), _OTHER)
        self._data.setPlaceholderText(tr("Choose films") if data else tr("Nothing imported yet"))
        self._runs = tuple(runs)

    def show_draft(self, draft: Draft, preset: str) -> None:
        """Show the values."""
        self._preset.setCurrentIndex(self._preset.findData(preset))
        self.fields["preset"].show_note(preset_hint(draft, preset))
        self._data.setCurrentIndex(self._place_of(draft[FILMS]))
        self._fill_students(draft)
        self._fill_teachers(draft[TEACHERS])
        self.fields["pair"].setVisible(bool(draft[TEACHERS]))
        self._tau.show_value(draft[TEMPERATURE])
        self._alpha.show_value(draft[SHARE])
        for name in (EPOCHS, BATCH):
            field = self.fields[name]
            assert isinstance(field, SettingField)
            field.show_value(draft[name])
        self._patience.setText(
            tr("patience {draft}", draft=draft["loop.patience"])
            if draft["loop.patience"]
            else tr("no patience")
        )
        self._workers.setText(tr("{draft} workers", draft=draft["machine.workers"]))

    def reveal(self, name: str) -> bool:
        """Give the focus to a setting's field; False where it has none here."""
        fields = {**self.fields, TEMPERATURE: self._tau, SHARE: self._alpha}
        if name not in fields:
            return False
        fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark what is wrong; hints return where nothing is."""
        for name in (FILMS, TEACHERS, EPOCHS, BATCH):
            self.fields[name].show_note(problems.get(name, ""), wrong=name in problems)
        student = problems.get("student.backbone") or problems.get("student.attention", "")
        self.fields["student.backbone"].show_note(student, wrong=bool(student))
        pair = problems.get(TEMPERATURE) or problems.get(SHARE, "")
        self._tau.mark(wrong=TEMPERATURE in problems)
        self._alpha.mark(wrong=SHARE in problems)
        self.fields["pair"].show_note(pair or self._found(), wrong=bool(pair))

    def _found(self) -> str:
        """Return what earlier experiments say of the one that has the focus."""
        near = self._tau if self._tau.control.hasFocus() else self._alpha
        return in_readers_language(near.setting.declared.found)

    def _connect(self) -> None:
        self._preset.activated.connect(
            lambda index: self.preset_chosen.emit(self._preset.itemData(index))
        )
        self._data.activated.connect(self._on_data_chosen)
        self._student.activated.connect(self._on_student_chosen)
        self._teacher.activated.connect(self._on_teacher_chosen)
        for field in (self._tau, self._alpha, self.fields[EPOCHS], self.fields[BATCH]):
            assert isinstance(field, SettingField)
            field.edited.connect(self._on_edited)
        self._patience.clicked.connect(lambda: self.setting_wanted.emit("loop.patience"))
        self._workers.clicked.connect(lambda: self.setting_wanted.emit("machine.workers"))

    def _fill_students(self, draft: Draft) -> None:
        offers = student_offers(draft)
        if [offer.label for offer in offers] != self._students:
            self._students = [offer.label for offer in offers]
            self._student.clear()
            for offer in offers:
                self._student.addItem(offer.label, offer.values)
            self._student.insertSeparator(self._student.count())
            self._student.addItem(tr("Another timm network..."), _OTHER)
        wanted = {name: draft[name] for name in ("student.backbone", "student.attention")}
        places = [place for place, offer in enumerate(offers) if offer.values == wanted]
        self._student.setCurrentIndex(places[0] if places else -1)

    def _fill_teachers(self, teachers: tuple[str, ...]) -> None:
        self._teacher.clear()
        self._teacher.addItem(tr("No teacher"), ())
        if teachers:
            self._teacher.addItem(teacher_name(teachers), teachers)
        for run in self._runs:
            if (str(run.path),) != teachers:
                self._teacher.addItem(run.experiment_id, (str(run.path),))
        self._teacher.insertSeparator(self._teacher.count())
        self._teacher.addItem(tr("Stored probabilities or weights..."), FILES)
        self._teacher.addItem(tr("A run's folder..."), FOLDER)
        if teachers:
            self._teacher.addItem(tr("Add another teacher..."), ADD)
        self._teacher.setCurrentIndex(1 if teachers else 0)
        self._teacher.setToolTip("\n".join(Path(teacher).name for teacher in teachers))

    def _place_of(self, manifest: object) -> int:
        for place in range(self._data.count()):
            values = self._data.itemData(place)
            if isinstance(values, dict) and values[FILMS] == manifest:
                return place
        return -1

    @Slot(int)
    def _on_data_chosen(self, index: int) -> None:
        chosen = self._data.itemData(index)
        if chosen == _OTHER:
            self.manifest_requested.emit()
        else:
            self.edited.emit(chosen)

    @Slot(int)
    def _on_student_chosen(self, index: int) -> None:
        chosen = self._student.itemData(index)
        if chosen == _OTHER:
            self.setting_wanted.emit("student.backbone")
        else:
            self.edited.emit(chosen)

    @Slot(int)
    def _on_teacher_chosen(self, index: int) -> None:
        chosen = self._teacher.itemData(index)
        if isinstance(chosen, str):
            self.teachers_requested.emit(chosen)
        else:
            self.edited.emit({TEACHERS: tuple(chosen)})

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        self.edited.emit({name: value})
