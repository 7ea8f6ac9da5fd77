package dev.exhume.cli.text;

/** For whom something is printed: people or programs. */
public enum TextFormat {
  TEXT,
  JSON
}
