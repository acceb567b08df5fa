"""Reading radiographs from files, whatever they are kept in."""
