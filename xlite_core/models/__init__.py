"""The students: backbone, attention, head."""
