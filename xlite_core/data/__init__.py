"""Label tables, folds and the images that go with them."""
