package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Owners, modes, times and numbers are the server's, under the names that the JDK has for them. */
interface AttributeContract extends SampledFiles {
  @Test
  default void everyFileHasTheAttributesItWasMadeWith() throws IOException {
    for (SampleFile sample : SampleTree.standard().files()) {
      if (!held().contains(sample.path()) || sample.kind() == SampleFile.Kind.HARD_LINK) {
        continue;
      }
      Map<String, Object> unix =
          Files.readAttributes(at(sample.path()), "unix:*", LinkOption.NOFOLLOW_LINKS);
      assertThat(unix)
          .as(sample.path())
          .containsEntry("rdev", sample.deviceNumber())
          .containsKeys("ino", "dev", "nlink", "ctime", "lastAccessTime", "permissions", "owner");
      if (holdsModes()) {
        assertThat(unix).as(sample.path()).containsEntry("mode", sample.mode());
      }
      if (holdsOwners()) {
        assertThat(unix)
            .as(sample.path())
            .containsEntry("uid", sample.status().uid())
            .containsEntry("gid", sample.status().gid());
      }
      boolean dated =
          sample.kind() != SampleFile.Kind.DIRECTORY
              && sample.kind() != SampleFile.Kind.SYMBOLIC_LINK;
      if (dated) {
        assertThat(unix)
            .as(sample.path())
            .containsEntry("lastModifiedTime", FileTime.from(kept(sample.status().modified())));
      }
      if (sample.kind() == SampleFile.Kind.REGULAR) {
        assertThat(unix).as(sample.path()).containsEntry("size", sample.content().size());
      }
    }
  }

  @Test
  default void thePosixAttributesSayTheSame() throws IOException {
    Assumptions.assumeTrue(holdsOwners(), "cannot hold owners");
    Path log = at("var/log/mysqld.log");
    PosixFileAttributes posix = Files.readAttributes(log, PosixFileAttributes.class);
    assertThat(PosixFilePermissions.toString(posix.permissions())).isEqualTo("rw-r-----");
    assertThat(posix.owner().getName()).isEqualTo("27");
    assertThat(posix.group().getName()).isEqualTo("28");
    assertThat(posix.isRegularFile()).isTrue();
    assertThat(posix.lastModifiedTime().toInstant()).isEqualTo(SampleTree.CHANGED);
    PosixFileAttributeView view = Files.getFileAttributeView(log, PosixFileAttributeView.class);
    assertThat(view.name()).isEqualTo("posix");
    assertThat(view.readAttributes().size()).isEqualTo(6);
    assertThat(Files.getOwner(log)).hasToString("27");
  }

  @Test
  default void aSetUserIdBitIsSeen() throws IOException {
    assertThat(Files.getAttribute(at("bin/su"), "unix:mode")).isEqualTo(0104755);
    assertThat(Files.isExecutable(at("bin/su"))).isTrue();
    assertThat(Files.isExecutable(at("etc/passwd"))).isFalse();
    assertThat(Files.isWritable(at("etc/passwd"))).isFalse();
    assertThat(Files.isReadable(at("etc/passwd"))).isTrue();
  }

  @Test
  default void allNamesOfAFileHaveOneKey() throws IOException {
    Path first = at("etc/passwd");
    Path second = at("srv/passwd-again");
    assertThat(key(second)).isNotNull().isEqualTo(key(first)).hasSameHashCodeAs(key(first));
    assertThat(key(at("etc/hostname"))).isNotEqualTo(key(first));
    assertThat(Files.isSameFile(first, second)).isTrue();
    assertThat(Files.isSameFile(at("etc/motd"), at("etc/hostname"))).isTrue();
    assertThat(Files.isSameFile(first, at("etc/hostname"))).isFalse();
    assertThat(Files.getAttribute(first, "unix:nlink")).isEqualTo(2);
    assertThat(Files.getAttribute(first, "unix:ino"))
        .isEqualTo(Files.getAttribute(second, "unix:ino"));
    assertThat(second).hasContent(SampleTree.PASSWD);
  }

  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  @Test
  default void extendedAttributesOfAllNamespacesAreRead() throws IOException {
    SampleFile sample = SampleTree.standard().file("bin/ping");
    Map<String, Object> read = Files.readAttributes(at("bin/ping"), "xattr:*");
    Assumptions.assumeFalse(read.isEmpty(), "the form has no place for extended attributes");
    assertThat(read).containsOnlyKeys(sample.extendedAttributes().keySet());
    sample
        .extendedAttributes()
        .forEach((name, value) -> assertThat(read.get(name)).isEqualTo(value));
    assertThat(Files.readAttributes(at("etc/passwd"), "xattr:*")).isEmpty();
  }

  @Test
  default void viewsAndNamesThatDoNotExistAreRefused() {
    assertThatThrownBy(() -> Files.readAttributes(at("etc/passwd"), "dos:*"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Files.readAttributes(at("etc/passwd"), "unix:flavour"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.getFileAttributeView(at("etc/passwd"), Unknown.class)).isNull();
    assertThat(files().supportedFileAttributeViews())
        .contains("basic", "posix", "owner", "unix", "xattr");
  }

  @Test
  default void aFileThatIsNotThereHasNoAttributes() {
    BasicFileAttributeView view =
        Files.getFileAttributeView(files().getPath("/nothing"), BasicFileAttributeView.class);
    assertThatThrownBy(view::readAttributes).isInstanceOf(NoSuchFileException.class);
  }

  /** A view that nobody offers. */
  interface Unknown extends FileAttributeView {}
}
