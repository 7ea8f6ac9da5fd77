package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a private key by how its file looks, and whether it needs a passphrase. Nothing of it is
 * kept.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
public enum PrivateKeyFile {
  /** Whoever has the file has the key. */
  OPEN,
  /** It takes a passphrase to use it. */
  ENCRYPTED;

  private static final int MAX_BYTES = 65_536;

  private static final Pattern ARMOUR =
      Pattern.compile("-----BEGIN ((?:[A-Z0-9]{1,12} ){0,2})PRIVATE KEY-----\\R");
  private static final Pattern PROTECTED = Pattern.compile("Proc-Type: ?4, ?ENCRYPTED");

  /** What the key file of SSH's first version starts with, and where its cipher is. */
  private static final String RSA1 = "SSH PRIVATE KEY FILE FORMAT 1.1\n\0";

  private static final String OPENSSH = "openssh-key-v1\0";

  /** Looks at a file; empty when it is no private key. */
  public static Optional<PrivateKeyFile> of(Path file, Problems problems) {
    String text;
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
    return of(text);
  }

  static Optional<PrivateKeyFile> of(String text) {
    if (text.startsWith(RSA1)) {
      boolean isOpen = text.length() > RSA1.length() && text.charAt(RSA1.length()) == 0;
      return Optional.of(isOpen ? OPEN : ENCRYPTED);
    }
    Matcher armour = ARMOUR.matcher(text);
    if (!armour.find()) {
      return Optional.empty();
    }
    String rest = text.substring(armour.end());
    if (armour.group(1).startsWith("OPENSSH")) {
      return openSsh(rest);
    }
    int end = rest.indexOf("-----END");
    boolean isEncrypted =
        armour.group(1).startsWith("ENCRYPTED")
            || PROTECTED.matcher(end < 0 ? rest : rest.substring(0, end)).find();
    return Optional.of(isEncrypted ? ENCRYPTED : OPEN);
  }

  /** The name of the cipher is the first field after the magic. */
  private static Optional<PrivateKeyFile> openSsh(String text) {
    String first = text.lines().findFirst().orElse("").strip();
    byte[] start;
    try {
      start = Base64.getDecoder().decode(first.substring(0, first.length() & ~3));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(start);
    if (start.length < OPENSSH.length() + Integer.BYTES
        || !new String(start, 0, OPENSSH.length(), StandardCharsets.ISO_8859_1).equals(OPENSSH)) {
      return Optional.empty();
    }
    int length = buffer.position(OPENSSH.length()).getInt();
    boolean isOpen =
        length == 4
            && buffer.remaining() >= length
            && new String(start, buffer.position(), length, StandardCharsets.ISO_8859_1)
                .equals("none");
    return Optional.of(isOpen ? OPEN : ENCRYPTED);
  }
}
