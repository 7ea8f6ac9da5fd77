/** Opens a dead server, analyses it and writes its rescue kit. */
@SuppressWarnings(
    "requires-automatic") // packageurl-java and aircompressor have no module names of their own yet
module dev.exhume.core {
  requires aircompressor;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires com.google.common;
  requires com.samskivert.jmustache;
  requires dev.exhume.binary;
  requires dev.exhume.disk;
  requires dev.exhume.filesystem;
  requires dev.exhume.rpm;
  requires dev.exhume.vm;
  requires java.xml;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires packageurl.java;
  requires static transitive org.jspecify;

  exports dev.exhume.core;
  exports dev.exhume.core.analysis.files;
  exports dev.exhume.core.analysis.packages;
  exports dev.exhume.core.analysis.packages.closure;
  exports dev.exhume.core.analysis.packages.expected;
  exports dev.exhume.core.analysis.verification;
  exports dev.exhume.core.analysis.vulnerabilities;
  exports dev.exhume.core.comparison;
  exports dev.exhume.core.copy;
  exports dev.exhume.core.reading;
  exports dev.exhume.core.kit;
  exports dev.exhume.core.profile;
  exports dev.exhume.core.report;
  exports dev.exhume.core.sbom;

  opens dev.exhume.core.analysis.files to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.comparison to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.kit to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.kit.rebuild to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.kit.root to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.kit.slim to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.profile to
      com.fasterxml.jackson.databind;
  opens dev.exhume.core.report.drawing to
      com.samskivert.jmustache;
  opens dev.exhume.core.report.section to
      com.samskivert.jmustache;
  opens dev.exhume.core.report.text to
      com.samskivert.jmustache;
  opens dev.exhume.core.sbom to
      com.fasterxml.jackson.databind;
}
