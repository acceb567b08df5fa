"""The Training pack: torch and all that trains, installed beside an application without it."""
