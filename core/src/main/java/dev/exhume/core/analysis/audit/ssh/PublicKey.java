package dev.exhume.core.analysis.audit.ssh;

import com.google.common.hash.Hashing;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextLine;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key on a line of {@code authorized_keys} or a file {@code .pub}.
 *
 * @param kind {@code ssh-rsa}, {@code ssh-dss}, …; {@code rsa1} for the first version of SSH
 * @param bits of the modulus of RSA; 0 for other kinds
 * @param fingerprint MD5 of the key in hexadecimal; empty for {@code rsa1}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4253#section-6.6">RFC 4253, section 6.6</a>
 */
record PublicKey(String kind, int bits, Optional<String> fingerprint, Evidence evidence) {
  static final String RSA1 = "rsa1";

  private static final int MAX_LINE = 32_768;
  private static final int MAX_BITS = 65_536;
  private static final Pattern KEY =
      Pattern.compile(
          "(?:^|\\s)(ssh-rsa|ssh-dss|ssh-ed25519|ecdsa-sha2-nistp\\d{3}|sk-[\\w@.-]{1,60})"
              + "\\s{1,8}([A-Za-z0-9+/]{16,16384}={0,2})(?:\\s|$)");
  private static final Pattern FIRST_VERSION =
      Pattern.compile("(?:^|\\s)(\\d{3,5})\\s(?:3|17|35|37|65537)\\s\\d{90,}(?:\\s|$)");

  /** Reads a line; empty when it has no key. */
  static Optional<PublicKey> of(TextLine line) {
    if (line.text().length() > MAX_LINE) {
      return Optional.empty();
    }
    Matcher key = KEY.matcher(line.text());
    if (key.find()) {
      return of(key.group(1), key.group(2), line.evidence());
    }
    Matcher first = FIRST_VERSION.matcher(line.text());
    return first.find()
        ? Optional.of(
            new PublicKey(
                RSA1, Integer.parseInt(first.group(1)), Optional.empty(), line.evidence()))
        : Optional.empty();
  }

  private static Optional<PublicKey> of(String kind, String base64, Evidence evidence) {
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    @SuppressWarnings("deprecation") // what fingerprints of that time are
    String fingerprint = Hashing.md5().hashBytes(blob).toString();
    return Optional.of(
        new PublicKey(
            kind,
            kind.equals("ssh-rsa") ? modulusBits(blob) : 0,
            Optional.of(fingerprint),
            evidence));
  }

  /** The third field, after the kind and the exponent; 0 if there is no such. */
  private static int modulusBits(byte[] blob) {
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    byte[] modulus = {};
    for (int field = 0; field < 3; field++) {
      int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        return 0;
      }
      modulus = new byte[length];
      buffer.get(modulus);
    }
    return modulus.length == 0 ? 0 : Math.min(new BigInteger(1, modulus).bitLength(), MAX_BITS);
  }
}
