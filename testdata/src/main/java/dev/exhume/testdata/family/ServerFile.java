package dev.exhume.testdata.family;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A file, directory or symbolic link of a server.
 *
 * @param path absolute, as the server called it
 * @param content of a file; the target of a link
 * @param mode with the bits of its type
 */
record ServerFile(
    String path, Content content, int mode, Account owner, Account group, Instant modified) {

  /** What a file is, and its bytes. */
  sealed interface Content {
    /** The bits of a mode that tell what a file is. */
    int type();

    /** What a file holds, or where a link leads. */
    byte[] bytes();
  }

  /** A directory. */
  record Directory() implements Content {
    @Override
    public int type() {
      return 0040000;
    }

    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }

  /** A symbolic link. */
  record Link(String target) implements Content {
    @Override
    public int type() {
      return 0120000;
    }

    @Override
    public byte[] bytes() {
      return target.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Bytes, one character each. */
  record Regular(String latin1) implements Content {
    static Regular of(byte[] bytes) {
      return new Regular(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public int type() {
      return 0100000;
    }

    @Override
    public byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** A user or group. */
  record Account(String name, int number) {}
}
