package dev.exhume.core.source.tar;

import dev.exhume.core.source.HostSampleContract;
import dev.exhume.core.source.SampleDirectory;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Archives that GNU tar makes in its own format. */
class GnuTarTest extends HostSampleContract {
  GnuTarTest() throws IOException {}

  /** How tar is asked to write. */
  List<String> options() {
    return List.of("--format=gnu");
  }

  @Override
  protected FileSystem open(SampleTree tree) throws IOException {
    Path root = Files.createTempDirectory(scratch(), "root");
    new SampleDirectory(root).make(tree);
    Path archive = Files.createTempFile(scratch(), "server", ".tar");
    List<String> command = new ArrayList<>(List.of("tar", "--create", "--sparse"));
    command.addAll(options());
    command.addAll(List.of("--file", archive.toString(), "--directory", root.toString(), "."));
    SampleDirectory.run(command.toArray(String[]::new));
    return UnixFileSystem.of(TarTree.open(archive).orElseThrow());
  }

  /** A tar archive has no place for a socket, and GNU's own format none for attributes. */
  @Override
  protected boolean holds(SampleFile file) {
    return file.kind() != SampleFile.Kind.SOCKET
        && file.extendedAttributes().isEmpty()
        && super.holds(file);
  }
}
