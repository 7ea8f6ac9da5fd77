package dev.exhume.core.kit.root;

import dev.exhume.core.kit.tar.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The root file system as a tar archive: the same bytes whenever it is made. */
public final class RootTarball {
  private RootTarball() {}

  /** Writes the archive and closes the stream. */
  public static RootContent write(
      Path root, Surgery surgery, RootProgress progress, OutputStream out) throws IOException {
    try (TarWriter tar = new TarWriter(out)) {
      RootCopy copy = new RootCopy(tar, surgery, progress);
      RootWalk.walk(root, copy);
      for (AddedFile file : surgery.added()) {
        copy.add(file);
      }
      return copy.content();
    }
  }
}
