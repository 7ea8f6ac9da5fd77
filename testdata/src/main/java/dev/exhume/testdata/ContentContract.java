package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of a regular file is read, in any order. */
interface ContentContract extends SampledFiles {
  @Test
  default void wholeFilesAreRead() throws IOException {
    assertThat(Files.readAllBytes(at("srv/large"))).isEqualTo(SampleTree.large());
    assertThat(Files.readAllBytes(at("srv/empty"))).isEmpty();
    assertThat(at("etc/passwd")).hasContent(SampleTree.PASSWD);
    try (InputStream in = Files.newInputStream(at("srv/large"))) {
      assertThat(in.readAllBytes()).isEqualTo(SampleTree.large());
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 511, 512, 513, 4095, 4096, 4097, 65_536, 300_000, 300_005, 300_006, 300_007})
  default void readingStartsWhereItIsTold(int position) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(at("srv/large"))) {
      assertThat(channel.size()).isEqualTo(SampleTree.LARGE_SIZE);
      channel.position(position);
      int end = Math.min(position + 5000, SampleTree.LARGE_SIZE);
      assertThat(read(channel, 5000))
          .isEqualTo(Arrays.copyOfRange(SampleTree.large(), position, end));
      assertThat(channel.position()).isEqualTo(end);
    }
  }

  @Test
  default void pastTheEndIsNothing() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(at("etc/passwd"))) {
      channel.position(channel.size());
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      channel.position(1L << 40);
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position()).isEqualTo(1L << 40);
      assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
      channel.position(0);
      assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
      assertThat(read(channel, 4)).asString().isEqualTo("root");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(at("srv/empty"))) {
      assertThat(channel.read(ByteBuffer.allocate(10))).isEqualTo(-1);
    }
  }

  @Test
  default void holesAreReadAsZeros() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(at("srv/sparse"))) {
      assertThat(channel.size()).isEqualTo(SampleTree.SPARSE_SIZE);
      assertThat(read(channel, 4098))
          .startsWith((byte) 's')
          .endsWith((byte) 's', (byte) 0, (byte) 0);
      channel.position(SampleTree.SPARSE_MIDDLE - 2);
      assertThat(read(channel, 4)).asString().isEqualTo("\0\0mm");
      channel.position(SampleTree.SPARSE_MIDDLE + 4095);
      assertThat(read(channel, 3)).asString().isEqualTo("m\0\0");
      channel.position(SampleTree.SPARSE_SIZE - 5);
      assertThat(read(channel, 10)).asString().isEqualTo("\0\0end");
    }
    assertThat(Files.readAllBytes(at("srv/holes-only"))).isEqualTo(new byte[1 << 20]);
  }

  @Test
  default void twoChannelsDoNotDisturbEachOther() throws IOException {
    try (SeekableByteChannel first = Files.newByteChannel(at("etc/passwd"));
        SeekableByteChannel second = Files.newByteChannel(at("srv/passwd-again"))) {
      assertThat(read(first, 4)).asString().isEqualTo("root");
      assertThat(read(second, 4)).asString().isEqualTo("root");
      assertThat(read(first, 2)).asString().isEqualTo(":x");
    }
  }

  @Test
  default void aClosedChannelReadsNothing() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(at("etc/passwd"));
    channel.close();
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }

  private static byte[] read(SeekableByteChannel channel, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than it is asked for.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
