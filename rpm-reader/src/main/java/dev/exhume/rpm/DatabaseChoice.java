package dev.exhume.rpm;

import dev.exhume.rpm.DatabaseChoice.Judged.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
          .thenComparing(Judged::lastWritten, Comparator.reverseOrder());

  private DatabaseChoice() {}

  /** All of them, the one in use first. */
  static List<FoundDatabase> of(List<DatabaseLocation> locations) throws IOException {
    List<Judged> judged = new ArrayList<>();
    for (DatabaseLocation location : locations) {
      judged.add(Judged.of(location));
    }
    judged.sort(BEST_FIRST);
    return judged.stream().map(one -> one.against(judged.get(0))).toList();
  }

  /** A database and what speaks for and against it. */
  record Judged(
      DatabaseLocation location,
      Optional<DatabaseFormat> format,
      Instant lastWritten,
      Content content,
      String fault) {

    /** What is in a database, best first. */
    enum Content {
      PACKAGES,
      UNREADABLE,
      NOTHING
    }

    static Judged of(DatabaseLocation location) throws IOException {
      Instant lastWritten = location.lastWritten();
      Optional<DatabaseFormat> format = Optional.empty();
      try {
        format = DatabaseFormat.of(location.file());
        try (RpmDatabase database = RpmDatabase.open(location.file())) {
          boolean holdsPackages = database.stream().findFirst().isPresent();
          Content content = holdsPackages ? Content.PACKAGES : Content.NOTHING;
          return new Judged(location, Optional.of(database.format()), lastWritten, content, "");
        }
      } catch (IOException e) {
        String fault = String.valueOf(e.getMessage());
        return new Judged(location, format, lastWritten, Content.UNREADABLE, fault);
      }
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
      return lastWritten.isBefore(used.lastWritten)
          ? "was written before " + other
          : "is no newer than " + other;
    }
  }
}
