package dev.exhume.rpm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a database file holds, it is read or refused. */
class DatabaseFuzzTest {
  private static final Path DIRECTORY = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");

  @MethodSource("dev.exhume.rpm.FuzzSeeds#hash")
  @FuzzTest
  void hash(byte[] file) throws IOException {
    read(Files.write(DIRECTORY.resolve("Packages"), file));
  }

  private static void read(Path file) {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      Everything.read(database);
    } catch (IOException e) {
      // A database may be refused; it may not do anything else.
    }
  }
}
