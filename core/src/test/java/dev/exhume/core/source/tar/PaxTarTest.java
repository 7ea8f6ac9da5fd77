package dev.exhume.core.source.tar;

import dev.exhume.testdata.SampleFile;
import java.io.IOException;
import java.util.List;

/** Archives that GNU tar makes in the format of POSIX, with all that it can note in there. */
class PaxTarTest extends GnuTarTest {
  PaxTarTest() throws IOException {}

  @Override
  List<String> options() {
    return List.of(
        "--format=posix", "--sparse-version=1.0", "--xattrs", "--xattrs-include=*", "--zstd");
  }

  @Override
  protected boolean holds(SampleFile file) {
    return file.kind() != SampleFile.Kind.SOCKET && canBeMade(file);
  }
}
