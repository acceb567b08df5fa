"""How fast, how big: figures to read, never asserted, and never run by pytest."""
