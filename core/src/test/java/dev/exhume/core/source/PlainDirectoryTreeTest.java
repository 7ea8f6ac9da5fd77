package dev.exhume.core.source;

import dev.exhume.testdata.SampleFile;
import java.io.IOException;

/** The files of a directory, read with the means of every JVM. */
class PlainDirectoryTreeTest extends DirectoryTreeTest {
  PlainDirectoryTreeTest() throws IOException {}

  @Override
  HostFiles reading() throws IOException {
    return PlainFiles.of(scratch());
  }

  /** The public API shows extended attributes of one namespace only. */
  @Override
  protected boolean holds(SampleFile file) {
    return super.holds(file)
        && file.extendedAttributes().keySet().stream().allMatch(name -> name.startsWith("user."));
  }
}
