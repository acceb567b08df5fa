"""What helps when something goes wrong: crash reports, the system check, newer versions."""
