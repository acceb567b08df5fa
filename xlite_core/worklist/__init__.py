"""What is remembered between two starts: studies, marks, notes and the reader's opinions."""
