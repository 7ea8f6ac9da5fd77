/** Opens a dead server, analyses it and writes its rescue kit. */
module dev.exhume.core {
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires com.google.common;
  requires com.samskivert.jmustache;
  requires dev.exhume.binary;
  requires dev.exhume.filesystem;
  requires dev.exhume.rpm;
  requires org.apache.commons.compress;
  requires static transitive org.jspecify;

  exports dev.exhume.core.profile;

  opens dev.exhume.core.profile to
      com.fasterxml.jackson.databind;
}
