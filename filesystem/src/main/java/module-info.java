/** Read-only Unix file systems as {@code java.nio.file}. */
module dev.exhume.filesystem {
  requires static transitive org.jspecify;

  exports dev.exhume.filesystem;
}
