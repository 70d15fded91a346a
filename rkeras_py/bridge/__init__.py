"""All of rkeras_py that knows R; nothing outside this package does."""
