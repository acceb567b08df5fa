"""DICOM objects and copies without identity: the page, and the work behind it."""
