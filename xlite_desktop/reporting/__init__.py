"""Reports on paper: one page about one film, painted the same way for screen, PDF and printer."""
