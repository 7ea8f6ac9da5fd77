/** Reads descriptors of virtual machines. */
module dev.exhume.vm {
  requires java.xml;
  requires static transitive org.jspecify;

  exports dev.exhume.vm;
}
