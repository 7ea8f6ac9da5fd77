package dev.exhume.rpm.openpgp;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Iterator;

/**
 * OpenPGP data as text.
 *
 * <pre>
 * Armor --> "-----BEGIN PGP …-----", (name ": " value) *, empty line, base64,
 *           ["=" checksum], "-----END PGP …-----"
 *         | base64
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-6.2">RFC 9580, ASCII Armor</a>
 */
public final class Armor {
  private static final String BEGIN = "-----BEGIN PGP ";
  private static final String END = "-----END PGP ";

  private Armor() {}

  /** Whether a text has armor in it. */
  public static boolean isIn(String text) {
    return text.contains(BEGIN);
  }

  /**
   * Decodes text with or without armor; checksums are not compared.
   *
   * @param position of the text, from the start of the file
   */
  public static Bytes decode(String text, long position) throws MalformedDataException {
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(base64(text));
      return Bytes.of("OpenPGP data", position, decoded, ByteOrder.BIG_ENDIAN);
    } catch (IllegalArgumentException e) {
      throw new MalformedDataException("OpenPGP data", position, "it is no base64");
    }
  }

  private static String base64(String text) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return text;
    }
    StringBuilder base64 = new StringBuilder();
    Iterator<String> lines = text.substring(begin).lines().skip(1).iterator();
    while (lines.hasNext()) {
      String line = lines.next().strip();
      if (line.startsWith(END) || line.startsWith("=")) {
        break;
      }
      if (!line.contains(":")) {
        base64.append(line);
      }
    }
    return base64.toString();
  }
}
