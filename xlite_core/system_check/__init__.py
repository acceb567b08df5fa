"""What this computer is, and whether the application works on it: for people who ask for help."""
