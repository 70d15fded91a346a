"""Images: files, arrays, random transformations, and batches of them."""
