"""Files to pages: what is read, and how each page is understood."""
