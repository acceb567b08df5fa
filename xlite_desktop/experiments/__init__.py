"""The Experiments page: all runs, one run, and runs side by side."""
