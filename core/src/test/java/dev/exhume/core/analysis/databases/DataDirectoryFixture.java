package dev.exhume.core.analysis.databases;

import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A data directory that a real server left, cut down to what tells how it was stopped. */
public final class DataDirectoryFixture {
  private DataDirectoryFixture() {}

  /**
   * Puts a fixture into a server.
   *
   * @param name of a resource that {@code recreate.sh} makes: {@code mariadb-10.1-killed}
   */
  public static ServerBuilder put(ServerBuilder server, String name, String directory) {
    try (InputStream in = DataDirectoryFixture.class.getResourceAsStream(name + ".tar.gz");
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(Objects.requireNonNull(in, name)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = directory + "/" + entry.getName();
        if (entry.isDirectory()) {
          server.directory(path);
        } else {
          server.bytes(path, tar.readAllBytes());
        }
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
