"""Which way a language is written, by its BCP 47 tag."""

_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))


def leftwards(language: str) -> bool:
    """Whether a language is written from right to left: its tag's script says so where there is one
    (`ku-Arab`, `ar-Latn`), else the language itself (the scripts of CLDR's likely subtags)."""
    first, *rest = language.replace("_", "-").lower().split("-")
    for part in rest:
        if len(part) == 1:
            break
        if len(part) == 4 and part.isalpha():
            return part in _SCRIPTS
    return first in _LANGUAGES
