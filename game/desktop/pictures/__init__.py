"""Pictures as pixels: SVG text and image files drawn by skia, kept as long as memory allows."""
