/** Reads disk images, the volumes on them and their file systems. */
@SuppressWarnings("requires-automatic") // aircompressor has no module name of its own yet
module dev.exhume.disk {
  requires aircompressor;
  requires transitive dev.exhume.binary;
  requires transitive dev.exhume.filesystem;
  requires static transitive org.jspecify;

  exports dev.exhume.disk;
  exports dev.exhume.disk.image;
  exports dev.exhume.disk.volume;
  exports dev.exhume.disk.filesystem;
}
