"""The commands of studies in the strip."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from xlite_desktop.action_words import Act
from xlite_desktop.topic import Topic
from xlite_desktop.viewer.study_changes import StudyFolded, StudyStepped


class StudiesTopic(Topic):
    """Steps from study to study, and folds the one of the current film."""

    def deeds(self) -> Mapping[Act, Callable[[], None]]:
        desk = self.window.desk
        return {
            Act.NEXT_STUDY: lambda: desk.apply(StudyStepped(1)),
            Act.PREVIOUS_STUDY: lambda: desk.apply(StudyStepped(-1)),
            Act.FOLD_STUDY: lambda: desk.apply(StudyFolded()),
        }
