package dev.exhume.disk.filesystem.fat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.testdata.FatImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What damage of a FAT file system costs. */
@Timeout(60)
class FatDamageTest {
  private static final String FILE = "/sizes/70001";

  @ParameterizedTest
  @ValueSource(strings = {"fat32", "fat32-4k"})
  void aBootSectorOfFat32HasACopy(String name) throws IOException {
    byte[] image = FatImages.image(name);
    Arrays.fill(image, 0, 512, (byte) 0);
    MemoryVolume volume = new MemoryVolume(image);
    assertThat(DiskFileSystem.identify(volume))
        .map(FileSystemIdentity::uuid)
        .contains(Optional.of("D15C-F001"));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      isWhole(fileSystem, name);
      assertThat(messages(fileSystem))
          .containsExactly(
              "FAT boot sector at offset 0x1fe: signature is 0x0000, not 0xaa55; its copy is used");
    }
  }

  @ParameterizedTest
  @CsvSource({"fat12, 0", "fat16, 0", "fat32, 0", "fat16, 255", "fat32, 1", "fat12, 1"})
  void aTableOfFilesHasACopy(String name, int filler) throws IOException {
    byte[] image = FatImages.image(name);
    BootSector boot = BootSector.read(new MemoryVolume(image), 0);
    int start = (int) boot.tablePosition(0);
    Arrays.fill(image, start, (int) boot.tablePosition(1), (byte) filler);
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(image), "/dev/sda1")) {
      isWhole(fileSystem, name);
      assertThat(messages(fileSystem))
          .contains("file allocation table: copy 1 does not start with the media descriptor 0xf8");
    }
  }

  @Test
  void aTableOfFilesThatCannotBeReadHasACopy() throws IOException {
    DamagedFat damaged = new DamagedFat("fat32");
    damaged.volume().bad(damaged.boot().tablePosition(0), 512);
    try (DiskFileSystem fileSystem = damaged.open()) {
      isWhole(fileSystem, "fat32");
      assertThat(fileSystem.problems()).isNotEmpty();
    }
  }

  @Test
  void anEntryThatMakesNoSenseHasACopyToo() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int cluster = damaged.firstCluster(FILE);
    damaged.volume().put16(damaged.tableEntry(cluster, 0), 1);
    try (DiskFileSystem fileSystem = damaged.open()) {
      isWhole(fileSystem, "fat16");
      assertThat(messages(fileSystem))
          .contains(
              "file allocation table at offset 0x%x: cluster 0x%x:"
                      .formatted(damaged.tableEntry(cluster, 0), cluster)
                  + " cluster 0x1, which there is not, follows; copy 2 is used");
    }
  }

  @Test
  void copiesThatDifferAreTold() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int place = damaged.tableEntry(damaged.firstCluster(FILE), 1);
    damaged.volume().put16(place, 3);
    try (DiskFileSystem fileSystem = damaged.open()) {
      isWhole(fileSystem, "fat16");
      assertThat(messages(fileSystem))
          .containsExactly(
              "file allocation table: copy 2 says something else;"
                  + " copy 1 is believed where it can be true");
    }
  }

  private static void isWhole(DiskFileSystem fileSystem, String name) throws IOException {
    assertThat(Truth.of(fileSystem.files().getPath("/")))
        .isEqualTo(Truth.lines(FatImages.truth(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, cluster 0x%x: it is free",
    "0xFFF7, cluster 0x%x: it is marked as bad",
    "0xFFF6, 'cluster 0x%x: cluster 0xfff6, which there is not, follows'"
  })
  void aChainThatBreaksCostsTheRestOfTheFile(String entry, String message) throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int third = damaged.next(damaged.next(damaged.firstCluster(FILE)));
    damaged.link(third, Integer.decode(entry));
    try (DiskFileSystem fileSystem = damaged.open();
        InputStream in = Files.newInputStream(fileSystem.files().getPath(FILE))) {
      assertThat(in.readNBytes(3 * 512)).asString().startsWith("0000000\n").endsWith("0000191\n");
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(in::read)
          .withMessage(
              "file allocation table at offset 0x%x: ".formatted(damaged.tableEntry(third, 0))
                  + message.formatted(third));
      assertThat(messages(fileSystem))
          .singleElement()
          .asString()
          .contains("cannot be read at 1536");
    }
  }

  @Test
  void aChainThatEndsTooEarlyCostsTheRestOfTheFile() throws IOException {
    DamagedFat damaged = new DamagedFat("fat32");
    damaged.link(damaged.firstCluster(FILE), 0xFFF_FFFF);
    try (DiskFileSystem fileSystem = damaged.open();
        InputStream in = Files.newInputStream(fileSystem.files().getPath(FILE))) {
      in.readNBytes(512);
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(in::read)
          .withMessageEndingWith("the file has clusters for 512 bytes, not for 70001");
    }
  }

  @Test
  void aCircleOfClustersIsReadOnce() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int second = damaged.next(damaged.firstCluster(FILE));
    int last = second;
    for (int i = 2; i < 50; i++) {
      last = damaged.next(last);
    }
    damaged.link(last, second);
    try (DiskFileSystem fileSystem = damaged.open();
        InputStream in = Files.newInputStream(fileSystem.files().getPath(FILE))) {
      assertThat(in.readNBytes(50 * 512)).asString().endsWith("\n0003199\n");
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(in::read)
          .withMessageEndingWith("runs in a circle of 49");
    }
  }

  @Test
  void aFileWithTheClustersOfAnotherIsTold() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    damaged.volume().put16(damaged.entry("/sizes/4096") + 26, damaged.firstCluster(FILE));
    try (DiskFileSystem fileSystem = damaged.open()) {
      Path sizes = fileSystem.files().getPath("/sizes");
      Files.readAllBytes(sizes.resolve("70001"));
      assertThat(fileSystem.problems()).isEmpty();
      Files.readAllBytes(sizes.resolve("4096"));
      assertThat(messages(fileSystem))
          .anyMatch(message -> message.endsWith("one of them has the other's bytes"))
          .anyMatch(message -> message.endsWith("has more clusters than its 4096 bytes need"));
    }
  }

  @Test
  void aDirectoryThatLeadsToAFileIsNone() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    damaged.volume().put16(damaged.entry("/many") + 26, damaged.firstCluster(FILE));
    try (DiskFileSystem fileSystem = damaged.open()) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> list(fileSystem.files().getPath("/many")))
          .withMessageEndingWith("a directory does not start with the entry of itself");
      assertThat(list(fileSystem.files().getPath("/sizes"))).hasSize(9);
    }
  }

  @Test
  void aDirectoryInItselfIsReadOnce() throws IOException {
    DamagedFat damaged = new DamagedFat("fat32");
    damaged.volume().put16(damaged.entry("/deep/d/d") + 26, damaged.firstCluster("/deep"));
    try (DiskFileSystem fileSystem = damaged.open()) {
      Path deep = fileSystem.files().getPath("/deep");
      assertThat(list(deep)).containsExactly("/deep/d");
      assertThat(list(deep.resolve("d/d"))).isEmpty();
      assertThat(messages(fileSystem)).singleElement().asString().contains(" has cluster 0x");
    }
  }

  @Test
  void aSectorThatCannotBeReadCostsItsNames() throws IOException {
    DamagedFat damaged = new DamagedFat("fat32-4k");
    damaged.volume().bad(damaged.position(damaged.firstCluster("/many")), 512);
    try (DiskFileSystem fileSystem = damaged.open()) {
      // Of 4096 bytes and more to an entry, one sector is about a quarter.
      assertThat(list(fileSystem.files().getPath("/many"))).hasSizeBetween(50, 110);
      assertThat(messages(fileSystem))
          .anyMatch(message -> message.matches("bad sector; names in directory \\d+ are lost"));
    }
  }

  @Test
  void aLongNameThatIsNotOfItsFileIsNotUsed() throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int entry = damaged.entry("/names/two words.txt");
    damaged.volume().put(entry, 'Z');
    try (DiskFileSystem fileSystem = damaged.open()) {
      assertThat(list(fileSystem.files().getPath("/names")))
          .contains("/names/ZWOWOR~1.TXT")
          .doesNotContain("/names/two words.txt");
      assertThat(messages(fileSystem))
          .singleElement()
          .asString()
          .endsWith("the long name of \"ZWOWOR~1.TXT\" is damaged or another file's");
    }
  }

  /** The first letters of the name stand in the part before the short name. */
  @ParameterizedTest
  @CsvSource({"'..', /names/TWOWOR~1.TXT", "'a/b', /names/a\uEF2Fb"})
  void aNameThatNoFileCanHaveIsNotUsed(String name, String listed) throws IOException {
    DamagedFat damaged = new DamagedFat("fat16");
    int part = damaged.entry("/names/two words.txt") - 32;
    damaged.volume().put(part, 0x41).put(part + 1, new int[10]);
    for (int i = 0; i < name.length(); i++) {
      damaged.volume().put(part + 1 + 2 * i, name.charAt(i));
    }
    try (DiskFileSystem fileSystem = damaged.open()) {
      assertThat(list(fileSystem.files().getPath("/names"))).contains(listed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 100_000, 1_000_000})
  void ofAVolumeThatWasCutOffIsReadWhatIsThere(int size) throws IOException {
    byte[] cut = Arrays.copyOf(FatImages.image("fat12"), size);
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(cut), "/dev/sda1")) {
      List<String> root = list(fileSystem.files().getPath("/"));
      if (size > 512) {
        assertThat(root).contains("/names", "/many", "/read-only.txt");
      } else {
        assertThat(root).isEmpty();
      }
      assertThat(messages(fileSystem))
          .contains("the file system has 2097152 bytes, its volume only %d".formatted(size))
          .hasSizeLessThan(10);
    }
  }

  private static List<String> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> messages(DiskFileSystem fileSystem) {
    return fileSystem.problems().stream().map(DiskProblem::message).toList();
  }
}
