"""X-Lite's library: reading chest radiographs, predicting from them, training students."""

__version__ = "0.1.0"
