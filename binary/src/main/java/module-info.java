/** Bounds-checked views of on-disk structures and random-access byte sources. */
module dev.exhume.binary {
  requires static transitive org.jspecify;

  exports dev.exhume.binary;
}
