package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** Where a claim comes from: a place in a file of the dead server. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = Evidence.InText.class)
@JsonSubTypes({
  @JsonSubTypes.Type(Evidence.InText.class),
  @JsonSubTypes.Type(Evidence.InBinary.class)
})
public sealed interface Evidence {
  /** The file, as the dead server named it. */
  String path();

  /** The place as a person writes it: {@code /etc/inittab:18}. */
  String location();

  /** The file itself, its name or its being there. */
  static Evidence file(String path) {
    return new InText(path, Optional.empty());
  }

  /** A line of a text file, counted from 1. */
  static Evidence line(String path, int line) {
    return new InText(path, Optional.of(line));
  }

  /** A place in a binary file, in bytes from its start. */
  static Evidence offset(String path, long offset) {
    return new InBinary(path, offset);
  }

  /** A line of a text file, or the whole file. */
  record InText(String path, Optional<Integer> line) implements Evidence {
    @Override
    public String location() {
      return line.map(number -> path + ":" + number).orElse(path);
    }
  }

  /** A place in a binary file. */
  record InBinary(String path, long offset) implements Evidence {
    @Override
    public String location() {
      return "%s at 0x%x".formatted(path, offset);
    }
  }
}
