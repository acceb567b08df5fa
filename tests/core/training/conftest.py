import pytest
import torch


@pytest.fixture(autouse=True)
def one_thread():
    """Tiny networks gain nothing from threads, and lose much beside another busy process."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)
