package dev.exhume.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** The files that the parts of the contract look at. */
interface SampledFiles {
  /** The sample tree, opened for all tests. */
  FileSystem files();

  /** The sample tree, opened once more. */
  FileSystem open() throws IOException;

  /** The paths of the files that are there; the form or the machine may lack some. */
  Set<String> held();

  /** Whether files belong to whom the sample says; only the super-user can make such. */
  boolean holdsOwners();

  /** Whether the form keeps modes. */
  boolean holdsModes();

  /** What becomes of a time in the form. */
  Instant kept(Instant modified);

  /** The path of a sample file; the test is skipped if there is none. */
  default Path at(String path) {
    Assumptions.assumeTrue(held().contains(path), () -> "cannot hold " + path);
    return files().getPath("/" + text(path));
  }

  /** How a name or path is written as text: byte by byte in a private range if it is no UTF-8. */
  static String text(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.chars().noneMatch(character -> character >= 0xEF80 && character <= 0xEFFF)) {
        return text;
      }
    } catch (CharacterCodingException notUtf8) {
      // The names of the sample are either valid or have no character beyond ASCII that is.
    }
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char character = raw.charAt(i);
      escaped.append(character < 0x80 ? character : (char) (0xEF00 + character));
    }
    return escaped.toString();
  }
}
