"""Full-text search and knowledge base over the bulletins of a civilised-city office."""

__version__ = "0.1.0"
