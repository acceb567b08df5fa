"""What the window can do beyond looking at a film: one topic each, added by a line here.

A module of a topic imports its base from `topic`, not from here: this module imports them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlite_desktop.compare.compare_topic import CompareTopic
from xlite_desktop.export.export_topic import ExportTopic
from xlite_desktop.folders.folder_topic import FolderTopic
from xlite_desktop.guide.guide_commands import GuideCommands
from xlite_desktop.recalibration.site_topic import SiteTopic
from xlite_desktop.reporting.report_topic import ReportTopic
from xlite_desktop.start.welcome_topic import WelcomeTopic
from xlite_desktop.studies_topic import StudiesTopic
from xlite_desktop.support.support_topic import SupportTopic
from xlite_desktop.threshold_topic import ThresholdTopic
from xlite_desktop.topic import Topic
from xlite_desktop.viewer.measure_topic import MeasureTopic
from xlite_desktop.worklist.worklist_topic import WorklistTopic

__all__ = ["TOPICS", "Topic"]

TOPICS: Sequence[type[Topic]] = (
    WelcomeTopic,  # the first: it holds back what is opened too early
    ExportTopic,
    ReportTopic,
    WorklistTopic,
    FolderTopic,
    ThresholdTopic,
    SiteTopic,
    StudiesTopic,
    MeasureTopic,
    GuideCommands,
    CompareTopic,
    SupportTopic,
)
