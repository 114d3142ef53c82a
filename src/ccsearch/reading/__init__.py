"""Reading: the bytes of one source file into a ``Bulletin``. Never raises over what a text says."""
