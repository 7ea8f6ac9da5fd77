package dev.exhume.core.analysis.files;

/** What is to be made of a directory whose role is known from its name. */
enum PlaceKind {
  /** Content that the kernel makes up; never entered. */
  PSEUDO,
  /** Content that every machine has or makes again; counted, but nothing in it is of note. */
  NOISE,
  /**
   * Part of the layout that every machine has, though a package need not own it: what lies right in
   * it is not of note, the directories in it are judged alone.
   */
  LAYOUT,
  /**
   * Left by distributions for the administrator to put things on: each directory on it is judged
   * alone, and so are the files that lie right on it.
   */
  SHELF
}
