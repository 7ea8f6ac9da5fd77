package dev.exhume.core.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The profile as JSON: UTF-8, two spaces, one line feed at the end, the same bytes every time. */
public final class ProfileJson {
  /** The depth of an object in a list of an item of the list that is the whole. */
  private static final int LINE_DEPTH = 4;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private ProfileJson() {}

  /** Writes a profile, or a part of one, to a file. */
  public static void write(Object profile, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(profile, out);
    }
  }

  /** Writes a profile, or a part of one; the stream stays open. */
  public static void write(Object profile, OutputStream out) throws IOException {
    out.write(writer().writeValueAsBytes(profile));
    out.write('\n');
  }

  /** Writes a profile, or a part of one; the writer stays open. */
  public static void write(Object profile, Writer out) throws IOException {
    write(profile, writer(), out);
  }

  /**
   * Writes a list of a profile with more in it than a profile has: what is in the lists of its
   * items takes a line each. The writer stays open.
   */
  public static void writeList(Object list, Writer out) throws IOException {
    write(list, writer(LINE_DEPTH), out);
  }

  private static void write(Object profile, ObjectWriter json, Writer out) throws IOException {
    json.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, profile);
    out.write('\n');
  }

  /** A profile, or a part of one, as a string. */
  public static String toString(Object profile) {
    try {
      return writer().writeValueAsString(profile) + "\n";
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  /**
   * Reads a profile that {@link #write} wrote, now or by another version of this program: what a
   * newer one added is passed over.
   *
   * @throws IOException when it is no profile; the message says in one line why
   */
  public static ServerProfile read(Path file) throws IOException {
    return ProfileReader.read(file);
  }

  private static ObjectWriter writer() {
    return writer(Integer.MAX_VALUE);
  }

  /** Writes objects at {@code lineDepth} and deeper on one line. */
  private static ObjectWriter writer(int lineDepth) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new LineIndenter(indenter, lineDepth))
            .withArrayIndenter(indenter);
    return MAPPER.writer(printer);
  }

  private record LineIndenter(Indenter indenter, int lineDepth) implements Indenter {
    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level < lineDepth) {
        indenter.writeIndentation(json, level);
      } else {
        json.writeRaw(' ');
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
