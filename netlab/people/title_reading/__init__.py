"""How a title is read: words and their forms, the lexicons compiled, the rules. :mod:`netlab.people.titles` uses it."""
