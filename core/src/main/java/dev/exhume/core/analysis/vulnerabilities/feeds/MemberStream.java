package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A member of an archive: it leaves the archive open, and remembers whether that failed. */
final class MemberStream extends FilterInputStream {
  private boolean broken;

  MemberStream(InputStream archive) {
    super(archive);
  }

  /** Whether the archive itself could not be read on. */
  boolean isBroken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public void close() {
    // The archive goes on with its next member.
  }
}
