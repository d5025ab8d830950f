"""Rules over a whole site, one family a file; `careers check` runs them."""
