package dev.exhume.filesystem;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * File names are bytes on Linux; here they become strings and back without loss.
 *
 * <p>A name in UTF-8 is decoded as such. A byte that is no part of valid UTF-8 becomes the
 * character {@code U+EF00 + byte} of the private use area, and a name that holds one of the
 * characters U+EF80 to U+EFFF itself has its bytes treated the same way: every name has exactly one
 * string, and the string has exactly that name.
 */
public final class UnixNames {
  private static final int MAX_ASCII = 0x7F;
  private static final int ESCAPE_BASE = 0xEF00;
  private static final int FIRST_ESCAPE = ESCAPE_BASE + 0x80;
  private static final int LAST_ESCAPE = ESCAPE_BASE + 0xFF;

  private UnixNames() {}

  /** Strings in the order of their bytes, which is the order of {@code LC_ALL=C ls}. */
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // Below the surrogates and the escapes, UTF-16 sorts as UTF-8 does.
        return Math.max(a, b) < Character.MIN_SURROGATE
            ? Character.compare(a, b)
            : Arrays.compareUnsigned(encode(left), encode(right));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** The string for a name on disk. */
  public static String decode(byte[] name) {
    return isAscii(name) ? new String(name, StandardCharsets.US_ASCII) : decodeAny(name);
  }

  /** The one string for the name that {@code name} stands for. */
  static String canonical(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= Character.MIN_SURROGATE) {
        return decode(encode(name));
      }
    }
    return name;
  }

  private static boolean isAscii(byte[] name) {
    for (byte character : name) {
      if (character < 0) {
        return false;
      }
    }
    return true;
  }

  private static String decodeAny(byte[] name) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(name);
    CharBuffer out = CharBuffer.allocate(name.length);
    StringBuilder string = new StringBuilder(name.length);
    while (true) {
      CoderResult result = decoder.reset().decode(in, out, true);
      appendUnescaped(string, out.flip());
      out.clear();
      if (!result.isError()) {
        return string.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        string.append((char) (ESCAPE_BASE + Byte.toUnsignedInt(in.get())));
      }
    }
  }

  private static void appendUnescaped(StringBuilder string, CharBuffer decoded) {
    while (decoded.hasRemaining()) {
      char character = decoded.get();
      if (isEscape(character)) {
        for (byte raw : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
          string.append((char) (ESCAPE_BASE + Byte.toUnsignedInt(raw)));
        }
      } else {
        string.append(character);
      }
    }
  }

  /**
   * The bytes on disk for a name, as {@link #decode} gave it or a user typed it.
   *
   * @throws IllegalArgumentException for half a surrogate pair, which has no bytes
   */
  public static byte[] encode(String name) {
    return isAscii(name) ? name.getBytes(StandardCharsets.US_ASCII) : encodeAny(name);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > MAX_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static byte[] encodeAny(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length() + 8);
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (isEscape(name.charAt(i))) {
        bytes.writeBytes(utf8(name.substring(start, i)));
        bytes.write(name.charAt(i) - ESCAPE_BASE);
        start = i + 1;
      }
    }
    bytes.writeBytes(utf8(name.substring(start)));
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException loneSurrogate) {
      throw new IllegalArgumentException("not a file name: half a surrogate pair", loneSurrogate);
    }
  }

  private static boolean isEscape(char character) {
    return character >= FIRST_ESCAPE && character <= LAST_ESCAPE;
  }
}
