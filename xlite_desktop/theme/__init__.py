"""Colours, type, icons and the one style sheet."""
