"""One format, one file: each has `render(readings) -> Iterator[str]`, the output in pieces."""
