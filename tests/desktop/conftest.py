"""What holds for every test with widgets."""

from __future__ import annotations

import gc

import pytest


@pytest.fixture(autouse=True)
def _garbage_is_collected_in_this_thread_alone():
    """As in the application: a background thread's collection would delete Qt objects there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _an_application_stands(qapp):
    """Whatever the order: Qt's fonts end the process where no application was made before them."""
