"""The little JavaScript that pages hold: a parser and an evaluator for values, no more.

``{1 + 1}``, ``{frontMatter.title}``, ``export const Badge = ({children}) => <b>{children}</b>``.
Nothing here can reach the machine: there are values, operators, a list of harmless methods of
strings and lists, and a budget of steps.
"""
