package dev.exhume.core.reading;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects, over one analysis, what could not be read. Safe for use by several threads. */
public final class Problems {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::path)
          .thenComparing(problem -> problem.offset().orElse(-1L))
          .thenComparing(Problem::message);

  private final Set<Problem> found = new LinkedHashSet<>();

  /** Starts with none. */
  public Problems() {}

  /** Notes a problem; the same one twice counts once. */
  public synchronized void add(Problem problem) {
    found.add(problem);
  }

  /** Notes a problem with a file as a whole. */
  public void add(Path file, String message) {
    add(Problem.of(file.toString(), message));
  }

  /** Notes that a file could not be read, and why. */
  public void unreadable(Path file, IOException cause) {
    String message = "cannot be read: " + reason(cause);
    if (cause instanceof MalformedDataException malformed) {
      add(new Problem(file.toString(), message, Optional.of(malformed.offset())));
    } else {
      add(file, message);
    }
  }

  /** All problems, by path and place. */
  public synchronized List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(ORDER);
    return List.copyOf(sorted);
  }

  /** Why a file could not be read, without its name. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemLoopException) {
      return "too many levels of symbolic links";
    }
    if (cause instanceof FileSystemException fileFailure && fileFailure.getReason() != null) {
      return fileFailure.getReason();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
