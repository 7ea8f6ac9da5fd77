package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can be changed. */
interface ReadOnlyContract extends SampledFiles {
  private void refused(ThrowingCallable change) {
    assertThatThrownBy(change).isInstanceOf(ReadOnlyFileSystemException.class);
  }

  @Test
  default void namesAreNeitherMadeNorRemoved() {
    Path passwd = at("etc/passwd");
    Path fresh = files().getPath("/etc/new");
    refused(() -> Files.createDirectory(fresh));
    refused(() -> Files.createSymbolicLink(fresh, passwd));
    refused(() -> Files.createLink(fresh, passwd));
    refused(() -> Files.createFile(fresh));
    refused(() -> Files.delete(passwd));
    refused(() -> Files.deleteIfExists(fresh));
    refused(() -> Files.move(passwd, fresh));
    refused(() -> Files.copy(passwd, fresh, StandardCopyOption.REPLACE_EXISTING));
    assertThat(Files.exists(passwd)).isTrue();
    assertThat(Files.exists(fresh)).isFalse();
    assertThat(files().isReadOnly()).isTrue();
  }

  @Test
  default void filesAreNotOpenedForWriting() {
    Path passwd = at("etc/passwd");
    refused(() -> Files.writeString(passwd, "gone"));
    refused(() -> Files.newOutputStream(passwd).close());
    refused(() -> Files.newByteChannel(passwd, StandardOpenOption.APPEND).close());
    refused(
        () ->
            Files.newByteChannel(
                    passwd, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)
                .close());
    assertThat(passwd).hasContent(SampleTree.PASSWD);
  }

  @Test
  default void attributesAreNotSet() {
    Path passwd = at("etc/passwd");
    PosixFileAttributeView view = Files.getFileAttributeView(passwd, PosixFileAttributeView.class);
    FileTime now = FileTime.from(SampleTree.CHANGED);
    refused(() -> Files.setLastModifiedTime(passwd, now));
    refused(() -> Files.setAttribute(passwd, "unix:mode", 0777));
    refused(
        () -> Files.setPosixFilePermissions(passwd, PosixFilePermissions.fromString("rw-rw-rw-")));
    refused(() -> view.setTimes(now, now, now));
    refused(() -> view.setOwner(view.getOwner()));
    refused(() -> view.setGroup(view.readAttributes().group()));
  }

  @Test
  default void aChannelDoesNotWrite() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(at("etc/passwd"))) {
      assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
          .isInstanceOf(NonWritableChannelException.class);
      assertThatThrownBy(() -> channel.truncate(0)).isInstanceOf(NonWritableChannelException.class);
    }
  }

  @Test
  default void aFileIsCopiedOutWithItsBytes(@TempDir Path outside) throws IOException {
    Path copy = outside.resolve("copy");
    Files.copy(at("srv/large"), copy);
    assertThat(Files.readAllBytes(copy)).isEqualTo(SampleTree.large());
  }
}
