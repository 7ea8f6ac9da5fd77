package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no regular file is seen but never opened. */
interface SpecialFileContract extends SampledFiles {
  @ParameterizedTest
  @CsvSource({
    "dev/initctl, a FIFO",
    "dev/log, a socket",
    "dev/null, a character device",
    "dev/sda, a block device"
  })
  default void itIsNeverOpened(String path, String type) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(at(path), BasicFileAttributes.class);
    assertThat(attributes.isOther()).isTrue();
    assertThat(attributes.isRegularFile()).isFalse();
    assertThatThrownBy(() -> Files.newInputStream(at(path)).close())
        .isInstanceOf(FileSystemException.class)
        .hasMessage("/%s: is %s, not a regular file".formatted(path, type));
  }

  @Test
  default void aDirectoryIsNotOpenedEither() {
    assertThatThrownBy(() -> Files.readAllBytes(at("etc")))
        .isInstanceOf(FileSystemException.class)
        .hasMessage("/etc: is a directory, not a regular file");
  }
}
