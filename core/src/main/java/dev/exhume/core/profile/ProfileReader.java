package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a profile that somebody hands over: one of an older or newer program, or no profile at all.
 *
 * <p>What a newer program added is passed over; a list that an older one did not know is empty.
 */
final class ProfileReader {
  /** Several times what the profile of a server of ten thousand packages takes. */
  private static final int MAX_MEBIBYTES = 32;

  private static final int MAX_BYTES = MAX_MEBIBYTES << 20;
  private static final int LONGEST_REASON = 160;

  /** All documents of this generation; what a later one means is not known. */
  private static final String GENERATION = "1.";

  private static final Pattern OUR_PACKAGE = Pattern.compile("dev\\.exhume(?:\\.[a-z]+)+\\.");

  private static final ObjectMapper MAPPER = mapper();

  private ProfileReader() {}

  static ServerProfile read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    }
    if (content.length > MAX_BYTES) {
      throw new IOException(
          "%s: is no profile: it is longer than %d MiB".formatted(file, MAX_MEBIBYTES));
    }
    try {
      requireGeneration(MAPPER.readValue(content, Version.class), file);
      ServerProfile profile = MAPPER.readValue(content, ServerProfile.class);
      Optional<String> missing = MissingParts.first(profile);
      if (missing.isPresent()) {
        throw new IOException("%s: is no profile: it has no %s".formatted(file, missing.get()));
      }
      return profile;
    } catch (JsonProcessingException malformed) {
      throw new IOException("%s: is no profile: %s".formatted(file, reason(malformed)), malformed);
    }
  }

  private static void requireGeneration(@Nullable Version version, Path file) throws IOException {
    if (version == null || version.schemaVersion().isEmpty()) {
      throw new IOException("%s: is no profile: it has no schemaVersion".formatted(file));
    }
    String number = version.schemaVersion().get();
    if (!number.startsWith(GENERATION)) {
      throw new IOException(
          "%s: is a profile of version %s; this program reads versions %s*"
              .formatted(file, shortened(number), GENERATION));
    }
  }

  /** Where and why, without the excerpts and the class names that the parser adds. */
  private static String reason(JsonProcessingException malformed) {
    String message = firstLine(String.valueOf(malformed.getOriginalMessage()));
    if (malformed instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return firstLine(mapping.getPathReference()) + ": " + message;
    }
    JsonLocation place = malformed.getLocation();
    return place == null
        ? message
        : "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), message);
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return shortened(OUR_PACKAGE.matcher(line).replaceAll(""));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    return mapper;
  }

  /** What a document says of itself. */
  private record Version(Optional<String> schemaVersion) {}
}
