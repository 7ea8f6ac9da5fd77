package dev.exhume.core.analysis.packages.pacman;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names as mtree has them: what is not plain ASCII as a backslash and three octal digits. */
final class VisibleText {
  private static final int DIGITS = 3;
  private static final int MAX_BYTE = 0xFF;

  private VisibleText() {}

  /** The name itself, which is in UTF-8 or else taken for Latin-1. */
  static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      int octal = text.charAt(i) == '\\' ? octal(text, i + 1) : -1;
      bytes.write(octal >= 0 ? octal : text.charAt(i));
      i += octal >= 0 ? DIGITS + 1 : 1;
    }
    byte[] raw = bytes.toByteArray();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(raw, StandardCharsets.ISO_8859_1);
    }
  }

  private static int octal(String text, int start) {
    if (start + DIGITS > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + DIGITS; i++) {
      int digit = Character.digit(text.charAt(i), 8);
      if (digit < 0) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value <= MAX_BYTE ? value : -1;
  }
}
