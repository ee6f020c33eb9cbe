"""Pages with one entry each: what the texts below their headings are, such as ``## Definition`` and ``## See also``.

``words.py`` says what the words of a heading or label mean, ``parts.py`` finds the headings that most pages have."""
