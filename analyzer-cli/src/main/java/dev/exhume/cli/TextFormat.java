package dev.exhume.cli;

/** For whom something is printed: people or programs. */
enum TextFormat {
  TEXT,
  JSON
}
