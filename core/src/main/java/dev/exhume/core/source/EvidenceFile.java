package dev.exhume.core.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** A single file of this host that a dead server is read from: a tarball, an image. */
public final class EvidenceFile {
  private EvidenceFile() {}

  /** Opens it for reading so that, where the host allows that, no access time changes. */
  public static SeekableByteChannel open(Path file) throws IOException {
    return HostFiles.of(file).open(file.toRealPath());
  }
}
