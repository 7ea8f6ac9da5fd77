package dev.exhume.core.kit.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class TarWriterTest {
  private static final int RECORD = 512;

  @Test
  void aFileOfMoreThanEightGibibytesHasItsSizeInTheHeader() {
    long size = (9L << 30) + 1;
    FirstRecord first = new FirstRecord();

    assertThatThrownBy(
            () -> {
              try (TarWriter tar = new TarWriter(first)) {
                tar.file(
                    member("big", 0),
                    new SeekableInMemoryByteChannel(new byte[0]),
                    SparseMap.solid(size));
              }
            })
        .hasStackTraceContaining("enough");

    assertThat(new TarArchiveEntry(first.bytes).getSize()).isEqualTo(size);
  }

  @Test
  void aTimeBefore1970IsKept() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      tar.file(member("old", -86_400_000), new byte[0]);
    }

    TarArchiveEntry entry = new TarArchiveEntry(Arrays.copyOf(bytes.toByteArray(), RECORD));

    assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(-86_400_000);
  }

  @Test
  void whoeverRunsItIsNotNamedAndNoClockIsInAnyHeader() throws IOException {
    String name = "n".repeat(150);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      tar.file(member(name, 0), "content".getBytes(StandardCharsets.UTF_8));
    }
    byte[] archive = bytes.toByteArray();

    for (int record : new int[] {0, 2}) {
      TarArchiveEntry header =
          new TarArchiveEntry(Arrays.copyOfRange(archive, record * RECORD, (record + 1) * RECORD));
      assertThat(header.getUserName()).isEmpty();
      assertThat(header.getGroupName()).isEmpty();
      assertThat(header.getLastModifiedTime().toMillis()).isZero();
    }
  }

  private static TarMember member(String path, long millis) {
    return new TarMember(path, 0644, 0, 0, FileTime.fromMillis(millis), new TreeMap<>());
  }

  /** Takes the header and no more. */
  private static final class FirstRecord extends OutputStream {
    private final byte[] bytes = new byte[RECORD];
    private int length;

    @Override
    public void write(int one) throws IOException {
      if (length == RECORD) {
        throw new IOException("enough");
      }
      bytes[length++] = (byte) one;
    }
  }
}
