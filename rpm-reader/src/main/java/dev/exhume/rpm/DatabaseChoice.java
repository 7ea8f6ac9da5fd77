package dev.exhume.rpm;

import dev.exhume.rpm.DatabaseChoice.Judged.Content;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which of several databases the server used: one that holds packages, in the likeliest
 * place, written last.
 */
final class DatabaseChoice {
  private static final Comparator<Judged> BEST_FIRST =
      Comparator.comparing(Judged::content)
          .thenComparing(judged -> judged.location().place())
          .thenComparing(
              judged -> judged.lastWritten().orElse(Instant.MIN), Comparator.reverseOrder());

  private DatabaseChoice() {}

  /** All of them, the one in use first. */
  static List<FoundDatabase> of(List<DatabaseLocation> locations) {
    List<Judged> judged = locations.stream().map(Judged::of).sorted(BEST_FIRST).toList();
    return judged.stream().map(one -> one.against(judged.get(0))).toList();
  }

  /** A database and what speaks for and against it. */
  record Judged(
      DatabaseLocation location,
      Optional<DatabaseFormat> format,
      Optional<Instant> lastWritten,
      Content content,
      String fault) {

    /** What is in a database, best first. */
    enum Content {
      PACKAGES,
      UNREADABLE,
      NOTHING
    }

    static Judged of(DatabaseLocation location) {
      Optional<DatabaseFormat> format = Optional.empty();
      Optional<Instant> lastWritten = Optional.empty();
      try {
        if (location.failure().isPresent()) {
          throw location.failure().get();
        }
        lastWritten = Optional.of(location.lastWritten());
        format = DatabaseFormat.of(location.file());
        try (RpmDatabase database = RpmDatabase.open(location.file())) {
          boolean holdsPackages = database.stream().findFirst().isPresent();
          Content content = holdsPackages ? Content.PACKAGES : Content.NOTHING;
          return new Judged(location, Optional.of(database.format()), lastWritten, content, "");
        }
      } catch (IOException e) {
        return new Judged(location, format, lastWritten, Content.UNREADABLE, reason(e));
      }
    }

    private static String reason(IOException failure) {
      return failure instanceof AccessDeniedException
          ? "permission denied"
          : String.valueOf(failure.getMessage());
    }

    /** What is said of this one when {@code used} is the best of all. */
    FoundDatabase against(Judged used) {
      return new FoundDatabase(
          location.file(),
          format,
          lastWritten,
          content == Content.PACKAGES,
          location.place().isLeftOver(),
          reason(used));
    }

    private String reason(Judged used) {
      return switch (content) {
        case NOTHING -> "holds no packages";
        case UNREADABLE -> "cannot be read: " + fault;
        case PACKAGES -> place(used);
      };
    }

    private String place(Judged used) {
      Path other = used.location.file();
      if (location.equals(used.location) || location.place() != used.location.place()) {
        return location.place().reason();
      }
      return lastWritten.orElse(Instant.MIN).isBefore(used.lastWritten.orElse(Instant.MIN))
          ? "was written before " + other
          : "is no newer than " + other;
    }
  }
}
