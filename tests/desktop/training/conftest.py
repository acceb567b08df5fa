"""What the tests of training share."""

from __future__ import annotations

import pytest

from tests.helpers.training_data import write_training_data


@pytest.fixture(scope="session")
def training_data(tmp_path_factory):
    """Return where two dozen phantoms and their labels lie."""
    return write_training_data(tmp_path_factory.mktemp("training-data"))
