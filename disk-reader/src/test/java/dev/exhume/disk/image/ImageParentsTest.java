package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the images are found that others hold the changes to. */
@Timeout(60)
class ImageParentsTest {
  @TempDir Path directory;
  private Path chain;

  @BeforeEach
  void unpack() {
    DiskImages.unpack("vmdk", directory);
    chain = directory.resolve("chain");
  }

  @Test
  void aChainIsReadFromAllItsFiles() throws IOException {
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000002.vmdk"))) {
      assertThat(disk.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("base-000002.vmdk", "base-000001.vmdk", "base.vmdk");
      assertThat(disk.chain())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("base-000002.vmdk", "base-000001.vmdk", "base.vmdk");
    }
  }

  @Test
  void extentsAreNoImagesOfTheChain() throws IOException {
    try (DiskImage disk =
        DiskImage.open(directory.resolve("twoGbMaxExtentSparse").resolve("disk.vmdk"))) {
      assertThat(disk.files()).hasSizeGreaterThan(1);
      assertThat(disk.chain()).hasSize(1);
    }
  }

  @Test
  void aParentThatWasRenamedIsKnownByItsContentId() throws IOException {
    Files.move(chain.resolve("base.vmdk"), chain.resolve("Kopie von base.vmdk"));
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000002.vmdk"))) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.place()).endsWith("base-000001.vmdk");
                assertThat(problem.message())
                    .startsWith("parent \"base.vmdk\" was not found; ")
                    .contains("Kopie von base.vmdk is used, which has its identity ");
              });
    }
  }

  @Test
  void aParentThatIsGoneCostsOnlyWhatItHolds() throws IOException {
    Files.delete(chain.resolve("base.vmdk"));
    Path child = chain.resolve("base-000001.vmdk");
    try (DiskImage disk = DiskImage.open(child)) {
      assertThat(DiskBytes.read(disk.bytes(), 600 * 512, 101 * 512))
          .isEqualTo(Arrays.copyOfRange(DiskImages.changed(), 600 * 512, 701 * 512));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 4000 * 512, 512))
          .withMessage("parent \"base.vmdk\" of base-000001.vmdk is missing");
      assertThat(disk.missingParents()).containsExactly("base.vmdk");
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              "parent \"base.vmdk\" was not found; looked for: "
                  + chain.toRealPath().resolve("base.vmdk"));
    }
  }

  @Test
  void aParentIsFoundInAGivenFolderUnderAnyName() throws IOException {
    Path given = Files.createDirectories(directory.resolve("backup/old"));
    Files.move(chain.resolve("base.vmdk"), given.resolve("Kopie.vmdk"));
    List<Path> folders = List.of(chain.toRealPath(), given.toRealPath());
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000002.vmdk"), folders)) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.missingParents()).isEmpty();
    }
  }

  /** A link may lead to any file of the host, and so does the search for an identity. */
  @Test
  void aLinkThatLeadsOutsideIsNoParentWhoeverItSaysItIs() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("far/away"));
    Files.move(chain.resolve("base.vmdk"), outside.resolve("base.vmdk"));
    Files.createSymbolicLink(chain.resolve("other.vmdk"), outside.resolve("base.vmdk"));
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000001.vmdk"))) {
      assertThat(disk.files()).hasSize(1);
      assertThat(disk.missingParents()).containsExactly("base.vmdk");
    }
  }

  @Test
  void aParentThatWasChangedIsReadAndTold() throws IOException {
    replace(chain.resolve("base.vmdk"), "CID=", "CID=0badcafe");
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000002.vmdk"))) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .matches(
                          ".*base.vmdk has the identity [0-9a-f]{8}, not [0-9a-f]{8}: it may have"
                              + " been changed after this image was made"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/vms/origin/disk.vmdk", "C:\\VMs\\Origin\\disk.vmdk", "../origin/disk.vmdk"})
  void aCloneIsNotItsOwnParentThoughBothHaveTheSameName(String hint) throws IOException {
    Path origin = Files.createDirectories(directory.resolve("vms/origin"));
    Path clone = Files.createDirectories(directory.resolve("vms/clone"));
    describe(origin.resolve("disk.vmdk"), "11111111", "ffffffff", "");
    describe(clone.resolve("disk.vmdk"), "22222222", "11111111", hint);
    try (DiskImage disk = DiskImage.open(clone.resolve("disk.vmdk"))) {
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.files())
          .containsExactly(
              clone.resolve("disk.vmdk").toRealPath(), origin.resolve("disk.vmdk").toRealPath());
    }
  }

  @Test
  void ofTwoParentsOfThatNameTheOneWithTheRightIdentityIsTaken() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("vms/clone"));
    Path right = Files.createDirectories(directory.resolve("vms/origin")).resolve("base.vmdk");
    describe(folder.resolve("base.vmdk"), "33333333", "ffffffff", "");
    describe(right, "11111111", "ffffffff", "");
    describe(folder.resolve("disk.vmdk"), "22222222", "11111111", "/vms/origin/base.vmdk");
    try (DiskImage disk = DiskImage.open(folder.resolve("disk.vmdk"))) {
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.files()).contains(right.toRealPath());
    }
  }

  @Test
  void imagesThatAreEachOthersParentsEnd() throws IOException {
    describe(directory.resolve("a.vmdk"), "11111111", "22222222", "b.vmdk");
    describe(directory.resolve("b.vmdk"), "22222222", "11111111", "a.vmdk");
    describe(directory.resolve("self.vmdk"), "33333333", "33333333", "self.vmdk");
    for (String name : List.of("a.vmdk", "self.vmdk")) {
      try (DiskImage disk = DiskImage.open(directory.resolve(name))) {
        assertThat(disk.problems())
            .singleElement()
            .satisfies(
                problem ->
                    assertThat(problem.message())
                        .contains("was not found", "(which builds on this image, or is it)"));
      }
    }
  }

  @Test
  void aChainThatIsTooLongEnds() throws IOException {
    for (int i = 0; i < 100; i++) {
      describe(
          directory.resolve(i + ".vmdk"),
          "%08x".formatted(i),
          "%08x".formatted(i + 1),
          (i + 1) + ".vmdk");
    }
    try (DiskImage disk = DiskImage.open(directory.resolve("0.vmdk"))) {
      assertThat(disk.files()).hasSizeLessThan(70);
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("its parent is not read: the chain of parents is too long");
    }
  }

  @Test
  void aParentThatIsDamagedIsAProblemOfTheChild() throws IOException {
    Files.write(chain.resolve("base.vmdk"), Arrays.copyOf(new byte[] {'K', 'D', 'M', 'V'}, 512));
    try (DiskImage disk = DiskImage.open(chain.resolve("base-000001.vmdk"))) {
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              chain.toRealPath().resolve("base.vmdk")
                  + " cannot be read: VMDK sparse header at offset 0x4: version is 0, not 1 to 3");
    }
  }

  private static boolean isChangedDisk(DiskImage disk) throws IOException {
    byte[] changed = DiskImages.changed();
    return Arrays.mismatch(DiskBytes.read(disk.bytes(), 0, changed.length), changed) < 0;
  }

  /** A disk of zeros. */
  private static void describe(Path file, String contentId, String parentContentId, String hint)
      throws IOException {
    Files.writeString(
        file,
        "CID=%s\nparentCID=%s\nparentFileNameHint=\"%s\"\nRW 8 ZERO\n"
            .formatted(contentId, parentContentId, hint));
  }

  private static void replace(Path file, String text, String with) throws IOException {
    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
    int at = all.indexOf(text);
    String changed = all.substring(0, at) + with + all.substring(at + with.length());
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
  }
}
