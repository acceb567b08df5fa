"""The xlite command."""
