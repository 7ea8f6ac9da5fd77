package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void aFullDiskIsTold() {
    StandardOutput output = new StandardOutput(failingWith("No space left on device"));
    output.writer().print("profile");
    assertThat(output.failure()).contains("No space left on device");
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNoFailure() {
    StandardOutput output = new StandardOutput(failingWith("Broken pipe"));
    output.writer().print("profile");
    assertThat(output.failure()).isEmpty();
  }

  @Test
  void textIsWrittenInUtf8WhateverTheLocale() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(bytes);
    output.writer().print("\u00fc");
    assertThat(output.failure()).isEmpty();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\u00fc");
  }

  private static OutputStream failingWith(String reason) {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
