/** Reads RPM databases of any age. */
module dev.exhume.rpm {
  requires transitive dev.exhume.binary;
  requires static transitive org.jspecify;

  exports dev.exhume.rpm;
  exports dev.exhume.rpm.version;
}
