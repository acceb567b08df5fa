"""How fast, how big: figures to read, never asserted, and never run by pytest."""

import xlite_core  # noqa: F401 - it forbids ONNX Runtime, which some load first, to report
