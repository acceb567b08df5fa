"""What the window remembers: the reader's marks, and the page of earlier studies."""
