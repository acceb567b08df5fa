"""What stays around every page: the top bar and the status line."""
