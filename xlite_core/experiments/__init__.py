"""The experiment log: results.csv, notes, comparisons and reports of runs; no torch."""
