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

  @MethodSource("dev.exhume.rpm.FuzzSeeds#btree")
  @FuzzTest
  void btree(byte[] file) throws IOException {
    read(Files.write(DIRECTORY.resolve("Packages"), file));
  }

  @MethodSource("dev.exhume.rpm.FuzzSeeds#ndb")
  @FuzzTest
  void ndb(byte[] file) throws IOException {
    read(Files.write(DIRECTORY.resolve("Packages.db"), file));
  }

  /** The database, its write-ahead log and its rollback journal in one. */
  @MethodSource("dev.exhume.rpm.FuzzSeeds#sqlite")
  @FuzzTest
  void sqlite(byte[] files) throws IOException {
    read(SmallSqlite.split(files, DIRECTORY));
  }

  @MethodSource("dev.exhume.rpm.FuzzSeeds#heap")
  @FuzzTest
  void heap(byte[] file) throws IOException {
    read(Files.write(DIRECTORY.resolve("packages.rpm"), file));
  }

  private static void read(Path file) {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      Everything.read(database);
    } catch (IOException e) {
      // A database may be refused; it may not do anything else.
    }
  }
}
