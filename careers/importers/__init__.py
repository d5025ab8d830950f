"""Roles and sites from elsewhere: job boards and Docusaurus, again and again without loss."""
