package dev.exhume.disk.image.vmdk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor as text.
 *
 * @param charset what it was written in: what it says, if its bytes agree, else UTF-8 or what
 *     Windows in Western Europe writes
 */
record DescriptorText(List<String> lines, Charset charset) {
  private static final String WINDOWS = "windows-1252";
  private static final Pattern ENCODING =
      Pattern.compile(
          "^[ \\t]*(?:ddb\\.)?encoding\\s*=\\s*\"?([^\"\\s]+)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  DescriptorText {
    lines = List.copyOf(lines);
  }

  /** Decodes a descriptor, which NULs may follow. */
  static DescriptorText decode(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    ByteBuffer raw = ByteBuffer.wrap(bytes, 0, length);
    Matcher matcher = ENCODING.matcher(StandardCharsets.ISO_8859_1.decode(raw.duplicate()));
    Optional<Charset> declared =
        matcher.find() ? charset(matcher.group(1)) : Optional.of(StandardCharsets.UTF_8);
    List<Charset> candidates =
        List.of(
            declared.orElse(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            charset(WINDOWS).orElse(StandardCharsets.ISO_8859_1));
    for (Charset candidate : candidates) {
      @Nullable String text = decoded(raw.duplicate(), candidate);
      if (text != null) {
        return of(text, candidate);
      }
    }
    return of(StandardCharsets.ISO_8859_1.decode(raw).toString(), StandardCharsets.ISO_8859_1);
  }

  private static DescriptorText of(String text, Charset charset) {
    return new DescriptorText(text.lines().map(String::strip).toList(), charset);
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // A name that this host does not know is as good as none.
      return Optional.empty();
    }
  }

  private static @Nullable String decoded(ByteBuffer raw, Charset charset) {
    try {
      return charset.newDecoder().decode(raw).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
