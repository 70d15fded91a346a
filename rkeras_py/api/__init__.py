"""What "public" means: the decorator, the registry, and the types of arguments."""
