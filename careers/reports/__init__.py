"""Problems as text: for people, for GitHub, and for other programs."""
