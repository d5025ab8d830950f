"""A careers site from Markdown role pages, compatible with Docusaurus docs."""

__version__ = "0.1.0"
