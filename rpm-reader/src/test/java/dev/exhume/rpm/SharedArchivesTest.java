package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same two dozen headers in files of every version and shape, whole and damaged. */
class SharedArchivesTest {
  @TempDir Path directory;

  @Test
  void everyVersionByteOrderAndPageSizeHoldsTheSamePackages() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-bdb.tar.xz"), directory);
    List<String> first = List.of();
    for (Path made : folders("made-bdb", "*")) {
      try (RpmDatabase database = RpmDatabase.open(made)) {
        List<String> names = database.packages().stream().map(RpmPackage::nevra).toList();
        assertThat(names).as(made.toString()).hasSize(24);
        assertThat(first.isEmpty() ? names : first).as(made.toString()).isEqualTo(names);
        assertThat(database.problems()).as(made.toString()).isEmpty();
        first = names;
      }
    }
    assertThat(first).isNotEmpty();
  }

  @Test
  void everyHeaderWhoseBytesAreStillThereIsFound() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-corrupt.tar.xz"), directory);
    List<Path> damaged = folders("made-corrupt", "{bdb,hdr}-*");
    assertThat(damaged).hasSize(16);
    for (Path folder : damaged) {
      List<String> recoverable =
          SharedDatabases.lines(folder.resolve("recoverable.tsv")).stream()
              .map(line -> line.substring(line.lastIndexOf('\t') + 1))
              .toList();
      try (RpmDatabase database = RpmDatabase.open(folder)) {
        assertThat(database.packages())
            .as(folder.toString())
            .extracting(SharedArchivesTest::nameWithEpoch)
            .containsAll(recoverable);
      }
    }
  }

  @Test
  void ofADamagedNdbFileEveryWholeHeaderIsProvedAndEachDamageToldOnce() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-corrupt.tar.xz"), directory);
    List<Path> damaged = folders("made-corrupt", "ndb-*");
    assertThat(damaged).hasSize(6);
    for (Path folder : damaged) {
      List<String> recoverable =
          SharedDatabases.lines(folder.resolve("recoverable.tsv")).stream()
              .map(line -> line.split("\t"))
              .map(field -> field[0] + "\t" + field[3])
              .toList();
      try (RpmDatabase database = RpmDatabase.open(folder)) {
        assertThat(database.packages())
            .as(folder.toString())
            .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
            .extracting(rpm -> rpm.instance() + "\t" + nameWithEpoch(rpm))
            .containsExactlyInAnyOrderElementsOf(recoverable);
        boolean isTruncated = folder.endsWith("ndb-trunc-half");
        assertThat(database.packages())
            .as(folder.toString())
            .hasSize(recoverable.size() + (isTruncated ? 1 : 0));
        int faults = folder.endsWith("ndb-clean") ? 0 : 1;
        assertThat(database.problems()).as(folder.toString()).hasSize(isTruncated ? 2 : faults);
      }
    }
  }

  @Test
  void aHeapOfRpm3HoldsWhatWasPutIntoIt() throws IOException {
    SharedDatabases.unpackAll(SharedDatabases.folder("made-rpm3.tar.xz"), directory);
    List<Path> heaps = folders("made-rpm3", "fadio-*");
    assertThat(heaps).hasSize(2);
    for (Path heap : heaps) {
      try (RpmDatabase database = RpmDatabase.open(heap)) {
        assertThat(database.packages())
            .as(heap.toString())
            .extracting(
                rpm -> "%d\t%s\t%d".formatted(rpm.instance(), rpm.nevra(), rpm.files().size()))
            .containsExactlyInAnyOrderElementsOf(
                SharedDatabases.lines(heap.resolve("expected.tsv")));
        assertThat(database.erased())
            .as(heap.toString())
            .extracting(RpmPackage::nevra)
            .containsExactly("busybox-1.15.0-1.arm");
        assertThat(database.problems()).as(heap.toString()).isEmpty();
      }
    }
  }

  private List<Path> folders(String archive, String pattern) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(directory.resolve(archive), pattern)) {
      stream.forEach(folders::add);
    }
    return folders;
  }

  static String nameWithEpoch(RpmPackage rpm) {
    String afterName = rpm.nevra().substring(rpm.name().length() + 1);
    return rpm.epoch().map(epoch -> rpm.name() + "-" + epoch + ":" + afterName).orElse(rpm.nevra());
  }
}
