"""Hostile films: a seeded engine that spoils good files, and a run of many of them."""
