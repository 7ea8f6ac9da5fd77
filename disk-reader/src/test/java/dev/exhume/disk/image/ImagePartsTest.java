package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exhume.disk.DiskProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files are looked for that an image names, and where they are not. */
class ImagePartsTest {
  private static final int SECTOR_BYTES = 512;

  @TempDir Path directory;
  private Path server;

  @BeforeEach
  void makeTheFolderOfTheImage() throws IOException {
    server = Files.createDirectories(directory.resolve("case/vms/server"));
  }

  @ParameterizedTest
  @CsvSource({
    "disk-flat.vmdk, disk-flat.vmdk",
    "Disk-Flat.VMDK, disk-flat.vmdk",
    "./disk-flat.vmdk, disk-flat.vmdk",
    "extents/disk-flat.vmdk, extents/disk-flat.vmdk",
    "Extents\\disk-flat.vmdk, extents/disk-flat.vmdk",
    "extents/disk-flat.vmdk, disk-flat.vmdk",
    "C:\\Virtual Machines\\server\\disk-flat.vmdk, disk-flat.vmdk",
    "\\\\host\\share\\disk-flat.vmdk, disk-flat.vmdk",
    "/vmfs/volumes/4a2b-17/server/disk-flat.vmdk, disk-flat.vmdk",
    "[datastore1] server/disk-flat.vmdk, disk-flat.vmdk",
    "[datastore1 (2)] disk-flat.vmdk, disk-flat.vmdk",
    "file:///VMs/my%20server/disk%2Dflat.vmdk, disk-flat.vmdk",
    "[store] extents/disk-flat.vmdk, extents/disk-flat.vmdk",
  })
  void aNameLeadsToTheFileBesideTheImage(String name, String file) throws IOException {
    Path extent = writeExtent(server.resolve(file));
    try (DiskImage disk = DiskImage.open(describe(name))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.files())
          .containsExactly(server.resolve("disk.vmdk").toRealPath(), extent.toRealPath());
    }
  }

  @Test
  void anAbsoluteNameInsideOfTheFolderIsTakenAsItStands() throws IOException {
    Path extent = writeExtent(server.resolve("deep/in/it/disk-flat.vmdk"));
    try (DiskImage disk = DiskImage.open(describe(extent.toRealPath().toString()))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../other/disk-flat.vmdk",
        "/vmfs/volumes/4a2b-17/Other/disk-flat.vmdk",
        "D:\\other\\disk-flat.vmdk"
      })
  void aFileBesideTheFolderIsReadAndTold(String name) throws IOException {
    Path extent = writeExtent(server.resolveSibling("other").resolve("disk-flat.vmdk"));
    try (DiskImage disk = DiskImage.open(describe(name))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              "\"%s\" is read from %s, outside of the image's folder"
                  .formatted(name, extent.toRealPath()));
    }
  }

  @Test
  void anImageReachedByALinkHasItsPartsOnBothSides() throws IOException {
    Path store = Files.createDirectories(directory.resolve("store/7"));
    describe("disk-flat.vmdk");
    Files.move(server.resolve("disk.vmdk"), store.resolve("disk.vmdk"));
    Files.createSymbolicLink(server.resolve("disk.vmdk"), store.resolve("disk.vmdk"));
    for (Path folder : new Path[] {server, store}) {
      Path extent = writeExtent(folder.resolve("disk-flat.vmdk"));
      try (DiskImage disk = DiskImage.open(server.resolve("disk.vmdk"))) {
        assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
      }
      Files.delete(extent);
    }
  }

  @Test
  void whatIsNotFoundIsNamedWithAllPlacesAndCostsOnlyItself() throws IOException {
    writeExtent(server.resolve("disk-f002.vmdk"));
    Path image = server.resolve("disk.vmdk");
    Files.writeString(
        image,
        """
        createType="twoGbMaxExtentFlat"
        RW 8 FLAT "/VMs/old/disk-f001.vmdk" 0
        RW 8 FLAT "disk-f002.vmdk" 0
        """);
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(DiskBytes.read(disk.bytes(), 8 * SECTOR_BYTES, SECTOR_BYTES)).containsOnly('x');
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 7 * SECTOR_BYTES, 2 * SECTOR_BYTES))
          .withMessage("extent \"/VMs/old/disk-f001.vmdk\" of disk.vmdk was not found");
      Path home = server.toRealPath();
      assertThat(disk.problems())
          .containsExactly(
              new DiskProblem(
                  image.toString(),
                  0,
                  "\"/VMs/old/disk-f001.vmdk\" was not found; looked for: "
                      + "%1$s/disk-f001.vmdk, %1$s/old/disk-f001.vmdk, %2$s/old/disk-f001.vmdk"
                          .formatted(home, home.getParent())));
    }
  }

  /** Whoever made the image may want to see files of the host that the image is read on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s/case/passwd",
        "%s/secrets/key",
        "file://%s/secrets/key",
        "../../passwd",
        "../../../secrets/key",
        "extents/../../../passwd",
        "..\\..\\passwd",
        "../other/notes.txt",
        "../.ssh/key",
        ".hidden",
        "link",
        "link/../../passwd",
        "linked-folder/key",
        "/dev/zero",
        "extents",
        "..",
        "/",
        "nul\0byte"
      })
  void noFileOfTheHostIsReadBecauseAnImageNamesIt(String name) throws IOException {
    Path root = directory.toRealPath();
    writeExtent(directory.resolve("case/passwd"));
    writeExtent(directory.resolve("secrets/key"));
    writeExtent(server.resolveSibling(".ssh").resolve("key"));
    writeExtent(server.resolve(".hidden"));
    Files.createDirectories(server.resolve("extents"));
    Files.createDirectories(server.resolveSibling("other"));
    Files.writeString(server.resolveSibling("other").resolve("notes.txt"), "x".repeat(4097));
    Files.createSymbolicLink(server.resolve("link"), root.resolve("secrets/key"));
    Files.createSymbolicLink(server.resolve("linked-folder"), root.resolve("secrets"));
    try (DiskImage disk = DiskImage.open(describe(name.formatted(root)))) {
      assertThat(disk.files()).hasSize(1);
      assertThat(disk.problems()).isNotEmpty();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../other/disk-flat.vmdk", "D:\\other\\disk-flat.vmdk", "../disk-flat.vmdk"})
  void whereFoldersAreGivenTheFilesBesideTheImagesAreNotRead(String name) throws IOException {
    writeExtent(server.resolveSibling("other").resolve("disk-flat.vmdk"));
    writeExtent(server.resolveSibling("disk-flat.vmdk"));
    try (DiskImage disk = DiskImage.open(describe(name), List.of(server.toRealPath()))) {
      assertThat(disk.files()).hasSize(1);
      assertThat(disk.missingExtents()).containsExactly(name);
      assertThat(disk.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("was not found"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "disk-flat.vmdk",
        "/vmfs/volumes/4a2b-17/Server/disk-flat.vmdk",
        "E:\\extents\\disk-flat.vmdk"
      })
  void aGivenFolderIsSearchedLikeThatOfTheImage(String name) throws IOException {
    Path given = Files.createDirectories(directory.resolve("elsewhere/far"));
    boolean isDeeper = name.contains("extents");
    Path extent = writeExtent(given.resolve(isDeeper ? "extents" : "").resolve("disk-flat.vmdk"));
    List<Path> folders = List.of(server.toRealPath(), given.toRealPath());
    try (DiskImage disk = DiskImage.open(describe(name), folders)) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
      assertThat(disk.extents(disk.file())).containsExactly(extent.toRealPath());
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aFolderInTheRootOfTheHostHasNoNeighbours() {
    Surroundings around = new Surroundings(Path.of("/srv"), List.of());
    assertThat(around.own(Path.of("/srv/disk-flat.vmdk"))).isTrue();
    assertThat(around.near(Path.of("/etc/shadow"))).isFalse();
    Surroundings root = new Surroundings(Path.of("/"), List.of());
    assertThat(root.own(Path.of("/disk-flat.vmdk"))).isTrue();
    assertThat(root.own(Path.of("/etc/shadow"))).isFalse();
    assertThat(root.near(Path.of("/etc/shadow"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "UTF-8"})
  void namesAreReadInTheCharsetThatTheDescriptorIsIn(String charset) throws IOException {
    String name = "\u4e2d\u6587-flat.vmdk";
    assumeTrue(isPossible(name), "skipped: files cannot have such names in this locale");
    writeExtent(server.resolve(name));
    try (DiskImage disk = DiskImage.open(describe(name, Charset.forName(charset)))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
      assertThat(disk.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "UTF-8", "Shift_JIS", "windows-1252"})
  void aFileWhoseNameIsTheVeryBytesOfTheDescriptorIsFound(String charset) throws IOException {
    String name = charset.equals("windows-1252") ? "f\u00fcr.vmdk" : "\u4e2d\u6587.vmdk";
    StringBuilder uri = new StringBuilder(server.toUri().toString());
    for (byte raw : name.getBytes(Charset.forName(charset))) {
      uri.append("%%%02x".formatted(Byte.toUnsignedInt(raw)));
    }
    writeExtent(Path.of(URI.create(uri.toString())));
    try (DiskImage disk = DiskImage.open(describe(name, Charset.forName(charset)))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('x');
    }
  }

  private static boolean isPossible(String name) {
    return Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name);
  }

  private Path describe(String extent) throws IOException {
    return describe(extent, StandardCharsets.UTF_8);
  }

  private Path describe(String extent, Charset charset) throws IOException {
    String text =
        "# Disk DescriptorFile\r\nversion=1\r\nencoding=\"%s\"\r\nRW 8 FLAT \"%s\" 0\r\n"
            .formatted(charset.name(), extent);
    return Files.write(server.resolve("disk.vmdk"), text.getBytes(charset));
  }

  private static Path writeExtent(Path file) throws IOException {
    byte[] bytes = new byte[8 * SECTOR_BYTES];
    Arrays.fill(bytes, (byte) 'x');
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
