"""Reference implementations of evidence maps, for parity tests and research."""
