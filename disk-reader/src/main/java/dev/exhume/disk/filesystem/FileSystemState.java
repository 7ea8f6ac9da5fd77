package dev.exhume.disk.filesystem;

/** How the server left a file system. */
public enum FileSystemState {
  CLEAN("clean"),
  /** Its journal or log holds changes that are not in the file system yet. */
  NEEDS_RECOVERY("needs-recovery");

  private final String label;

  FileSystemState(String label) {
    this.label = label;
  }

  /** The word that the profile has for it. */
  public String label() {
    return label;
  }
}
