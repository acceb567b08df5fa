"""Listeners that hand the events of a run on to other tools."""
