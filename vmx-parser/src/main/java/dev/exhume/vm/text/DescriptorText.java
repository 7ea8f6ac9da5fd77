package dev.exhume.vm.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a descriptor.
 *
 * @param charset what it was written in: what it says, if its bytes agree, else UTF-8 or what
 *     Windows in Western Europe writes
 * @param declared what it says that it is written in
 */
public record DescriptorText(String text, Charset charset, Optional<String> declared) {
  private static final String WINDOWS = "windows-1252";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern VMX_ENCODING =
      declaration("^[ \\t]*\\.encoding[ \\t]*=[ \\t]*\"?([^\"\\s]+)");
  private static final Pattern XML_ENCODING =
      declaration("\\A\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");

  public DescriptorText {
    Objects.requireNonNull(text);
    Objects.requireNonNull(charset);
    Objects.requireNonNull(declared);
  }

  /** Decodes settings in lines, which may name their charset in one of them. */
  public static DescriptorText ofSettings(byte[] bytes) {
    return decode(bytes, VMX_ENCODING);
  }

  /** Decodes XML. */
  public static DescriptorText ofXml(byte[] bytes) {
    return decode(bytes, XML_ENCODING);
  }

  /** Whether the text starts like XML. */
  public boolean isXml() {
    return text.stripLeading().startsWith("<");
  }

  /** Whether the text is in another charset than it says. */
  public boolean isOtherThanDeclared() {
    return declared.isPresent() && !charset(declared.get()).equals(Optional.of(charset));
  }

  private static Pattern declaration(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  private static DescriptorText decode(byte[] bytes, Pattern declaration) {
    Optional<Charset> marked = byteOrderMark(bytes);
    if (marked.isPresent()) {
      return new DescriptorText(
          plain(new String(bytes, marked.get())), marked.get(), Optional.empty());
    }
    ByteBuffer raw = ByteBuffer.wrap(bytes);
    Matcher matcher = declaration.matcher(StandardCharsets.ISO_8859_1.decode(raw.duplicate()));
    Optional<String> declared =
        matcher.find() ? Optional.of(Objects.requireNonNull(matcher.group(1))) : Optional.empty();
    List<Charset> candidates = new ArrayList<>();
    declared.flatMap(DescriptorText::charset).ifPresent(candidates::add);
    candidates.add(StandardCharsets.UTF_8);
    charset(WINDOWS).ifPresent(candidates::add);
    for (Charset candidate : candidates) {
      @Nullable String text = decoded(raw.duplicate(), candidate);
      if (text != null) {
        return new DescriptorText(plain(text), candidate, declared);
      }
    }
    String text = StandardCharsets.ISO_8859_1.decode(raw).toString();
    return new DescriptorText(plain(text), StandardCharsets.ISO_8859_1, declared);
  }

  private static Optional<Charset> byteOrderMark(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return switch (first) {
      case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
      case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
      default -> Optional.empty();
    };
  }

  /** Without a mark in front, and without the zeros that file systems leave after a crash. */
  private static String plain(String text) {
    int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    int end = text.length();
    while (end > start && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(start, end);
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
