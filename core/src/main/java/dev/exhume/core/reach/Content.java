package dev.exhume.core.reach;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a file says of others.
 *
 * @param links of an ELF file
 * @param interpreter of a script
 * @param text what was read of a script or another text
 */
record Content(Path file, Optional<ElfLinks> links, List<String> interpreter, String text) {
  /** A longer text is data. */
  static final int MAX_TEXT = 1 << 20;

  private static final Pattern PERL = Pattern.compile("(?:.*/)?perl[0-9.]*");

  private static final Content NOTHING = new Content(Path.of(""), Optional.empty(), List.of(), "");

  /** Reads a file, which says nothing if it cannot be read. */
  static Content read(Path file, Problems problems) {
    try {
      Optional<ElfLinks> links = ElfLinks.read(file);
      if (links.isPresent()) {
        return new Content(file, links, List.of(), "");
      }
      try (InputStream in = Files.newInputStream(file)) {
        // Latin-1 loses no byte, and what matters is ASCII.
        String text = new String(in.readNBytes(MAX_TEXT), StandardCharsets.ISO_8859_1);
        List<String> interpreter = TextNames.interpreter(text);
        return new Content(file, Optional.empty(), interpreter, text);
      }
    } catch (MalformedDataException e) {
      // Not what it starts like: nothing can run it.
      return NOTHING;
    } catch (IOException e) {
      problems.unreadable(file, e);
      return NOTHING;
    }
  }

  boolean isScript() {
    return !interpreter.isEmpty();
  }

  /** Hands out the words in it that may be names. */
  void names(Consumer<String> taker, Problems problems) {
    if (links.isPresent()) {
      try {
        BinaryTexts.read(file, links.get().symbols(), taker);
      } catch (IOException e) {
        problems.unreadable(file, e);
      }
    } else if (TextNames.isText(text)) {
      TextNames.read(isPerl() ? TextNames.withoutManual(text) : text, taker);
    }
  }

  private boolean isPerl() {
    return LooseFiles.language(file.toString()).filter("perl"::equals).isPresent()
        || interpreter.stream().anyMatch(program -> PERL.matcher(program).matches());
  }
}
