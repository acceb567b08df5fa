"""Small real things that tests are built from."""
