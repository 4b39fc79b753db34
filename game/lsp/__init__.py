"""The language server: what an author's editor is told while a scenario is written.

`serve` speaks with one editor over standard input and output. Everything that it says comes from the reader's
own tree, description and findings; nothing here judges a scenario.
"""

from game.lsp.server import serve

__all__ = ["serve"]
