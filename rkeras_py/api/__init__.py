"""What "public" means: the decorator, the registry, and the kinds of arguments."""
