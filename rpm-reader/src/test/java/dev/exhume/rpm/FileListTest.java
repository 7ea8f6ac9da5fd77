package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.rpm.header.HeaderBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileListTest {
  @Test
  void aPathIsPutTogetherFromDirectoryAndName() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.DIRNAMES, "/etc/", "/usr/bin/")
                .ints(RpmTag.DIRINDEXES, 1, 0)
                .texts(RpmTag.BASENAMES, "ls", "passwd")
                .read());
    assertThat(paths(header)).containsExactly("/usr/bin/ls", "/etc/passwd");
    assertThat(FilePaths.count(header)).isEqualTo(2);
  }

  @Test
  void oldPackagesHaveWholePaths() throws IOException {
    RpmHeader header =
        new RpmHeader(new HeaderBuilder().texts(RpmTag.OLDFILENAMES, "/bin/sh", "/bin/ls").read());
    assertThat(paths(header)).containsExactly("/bin/sh", "/bin/ls");
    assertThat(FilePaths.count(header)).isEqualTo(2);
  }

  @Test
  void namesWinOverWholePathsWhereBothAreGiven() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.OLDFILENAMES, "/old")
                .texts(RpmTag.DIRNAMES, "/")
                .ints(RpmTag.DIRINDEXES, 0)
                .texts(RpmTag.BASENAMES, "new")
                .read());
    assertThat(paths(header)).containsExactly("/new");
  }

  @Test
  void aFileWithoutItsDirectoryIsLeftOutAndTheOthersKeepTheirAttributes() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.DIRNAMES, "/etc/")
                .ints(RpmTag.DIRINDEXES, 0, 7, 0)
                .texts(RpmTag.BASENAMES, "a", "lost", "c")
                .ints(RpmTag.FILESIZES, 1, 2, 3)
                .texts(RpmTag.FILEUSERNAME, "root", "root", "daemon")
                .read());
    assertThat(FileList.read(header))
        .extracting(file -> file.path() + " " + file.sizeBytes() + " " + file.owner())
        .containsExactly("/etc/a 1 root", "/etc/c 3 daemon");
  }

  @Test
  void listsThatAreTooShortLeaveAttributesOpen() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.DIRNAMES, "/")
                .ints(RpmTag.DIRINDEXES, 0, 0)
                .texts(RpmTag.BASENAMES, "a", "b")
                .texts(RpmTag.FILEDIGESTS, "00ff")
                .shorts(RpmTag.FILEMODES, 0100644)
                .longs(RpmTag.FILEMTIMES, Long.MAX_VALUE, -1)
                .read());
    List<RpmFile> files = FileList.read(header);
    assertThat(files.get(0).digest()).contains("00ff");
    assertThat(files.get(0).mode()).isEqualTo(0100644);
    assertThat(files.get(1).digest()).isEmpty();
    assertThat(files.get(1).mode()).isZero();
    assertThat(files.get(1).owner()).isEmpty();
  }

  @Test
  void aFileWithoutAStateIsTakenForInstalledAsRpmDoes() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.OLDFILENAMES, "/a", "/b", "/c")
                .entry(1029, 2, 2)
                .shorts(1, 0x02FF)
                .read());
    assertThat(FileList.read(header))
        .extracting(file -> file.state() + " " + file.isInstalled())
        .containsExactly("2 false", "255 true", "255 true");
  }

  @Test
  void rareAttributesAreReadWhereTheyAre() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.OLDFILENAMES, "/moved/a", "/b")
                .texts(RpmTag.OLDORIGFILENAMES, "/a", "/b")
                .texts(RpmTag.FILECONTEXTS, "system_u:object_r:bin_t", "")
                .texts(RpmTag.SIGFILESIGNATURES, "", "030204")
                .texts(RpmTag.MIMEDICT, "text/plain")
                .ints(RpmTag.FILEMIMEINDEX, 0, 1)
                .read());
    List<RpmFile> files = FileList.read(header);
    assertThat(files.get(0).originalPath()).contains("/a");
    assertThat(files.get(1).originalPath()).isEmpty();
    assertThat(files.get(0).context()).contains("system_u:object_r:bin_t");
    assertThat(files.get(1).context()).isEmpty();
    assertThat(files.get(1).signature()).contains("030204");
    assertThat(files.get(0).fileClass()).contains("text/plain");
    assertThat(files.get(1).fileClass()).isEmpty();
  }

  @Test
  void aDigestTellsItsAlgorithmByItsLengthWhereThePackageIsWrong() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.OLDFILENAMES, "/a", "/b", "/c")
                .texts(RpmTag.FILEDIGESTS, "0".repeat(64), "0".repeat(32), "0")
                .read());
    assertThat(FileList.read(header))
        .extracting(file -> file.digestAlgorithm().orElse("-"))
        .containsExactly("SHA-256", "MD5", "-");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 0x1_0000_0000L, 1})
  void aDirectoryThatIsNotThereHasNoFiles(long directory) throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.DIRNAMES, "/")
                .longs(RpmTag.DIRINDEXES, directory)
                .texts(RpmTag.BASENAMES, "a")
                .longs(RpmTag.FILECLASS, directory)
                .texts(RpmTag.CLASSDICT, "data")
                .read());
    assertThat(FileList.read(header)).isEmpty();
    assertThat(FileClasses.read(header).at(0)).isEmpty();
  }

  @Test
  void sizesOver4GiBHaveTheirOwnTag() throws IOException {
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.OLDFILENAMES, "/big")
                .ints(RpmTag.FILESIZES, -1)
                .longs(RpmTag.LONGFILESIZES, 5_000_000_000L)
                .read());
    assertThat(FileList.read(header).get(0).sizeBytes()).isEqualTo(5_000_000_000L);
  }

  @Test
  void aSmallHeaderCannotNameMoreThanMemoryHolds() throws IOException {
    int files = 20_000;
    String[] names = new String[files];
    Arrays.fill(names, "x");
    RpmHeader header =
        new RpmHeader(
            new HeaderBuilder()
                .texts(RpmTag.DIRNAMES, "/" + "d".repeat(1_000_000) + "/")
                .ints(RpmTag.DIRINDEXES, new int[files])
                .texts(RpmTag.BASENAMES, names)
                .read());
    assertThat(FilePaths.all(header)).hasSizeLessThan(200);
  }

  @Test
  void listsThatLieOnEachOtherAreReadWithoutBeingKept() throws IOException {
    int files = 500_000;
    HeaderBuilder builder = new HeaderBuilder().text(RpmTag.NAME, "x");
    for (RpmTag tag : List.of(RpmTag.BASENAMES, RpmTag.DIRNAMES, RpmTag.FILEUSERNAME)) {
      builder.entry(tag.number(), 8, 2, files);
    }
    builder.entry(RpmTag.DIRINDEXES.number(), 4, 2, files);
    RpmHeader header = new RpmHeader(builder.shorts(1, new int[2 * files]).read());
    List<RpmFile> list = FileList.read(header);
    assertThat(list).isInstanceOf(LazyList.class).hasSize(files);
    assertThat(list.get(files - 1)).isEqualTo(list.get(0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(files));
  }

  @Test
  void mostListsAreMadeAtOnce() throws IOException {
    RpmHeader header =
        new RpmHeader(new HeaderBuilder().texts(RpmTag.OLDFILENAMES, "/a", "/b").read());
    assertThat(FileList.read(header)).isNotInstanceOf(LazyList.class).hasSize(2);
  }

  private static List<String> paths(RpmHeader header) {
    return FileList.read(header).stream().map(RpmFile::path).toList();
  }
}
