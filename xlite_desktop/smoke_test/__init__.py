"""The application tries itself out: what an installer is judged by."""
