"""The documents, held to the program that they describe."""
