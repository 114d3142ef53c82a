"""Search: queries in, ranked hits, facets and snippets out."""
