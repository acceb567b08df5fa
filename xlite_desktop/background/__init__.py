"""The only modules with QThread."""
