package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import org.junit.jupiter.api.Test;

/** A closed file system reads nothing more. */
interface ClosingContract extends SampledFiles {
  @Test
  default void whatWasOpenIsClosedWithTheFileSystem() throws IOException {
    FileSystem once = open();
    Path passwd = once.getPath("/etc/passwd");
    SeekableByteChannel channel = Files.newByteChannel(passwd);
    assertThat(once.isOpen()).isTrue();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(once.getPath("/"))) {
      once.close();
      assertThatThrownBy(listing::iterator).isInstanceOf(IllegalStateException.class);
    }
    once.close();

    assertThat(once.isOpen()).isFalse();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> Files.readAllBytes(passwd))
        .isInstanceOf(ClosedFileSystemException.class);
    assertThatThrownBy(() -> Files.walkFileTree(once.getPath("/"), new SimpleFileVisitor<>() {}))
        .isInstanceOf(ClosedFileSystemException.class);
    assertThatThrownBy(() -> Files.getLastModifiedTime(passwd))
        .isInstanceOf(ClosedFileSystemException.class);
  }
}
