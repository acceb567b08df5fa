"""Thousands of films in one go: resumable, crash-safe, and with the numbers of one by one."""
