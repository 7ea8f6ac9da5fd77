package dev.exhume.core.source.tar;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.source.tar.member.TarMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of an archive could not be read; a forged one does not fill the memory with it. */
final class TarProblems {
  private static final int MAX_PROBLEMS = 1000;
  private static final int MAX_TEXT = 4096;

  private final String archive;
  private final List<Problem> problems = new ArrayList<>();
  private long left;

  TarProblems(String archive) {
    this.archive = archive;
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Something about the archive as a whole, or a place in it. */
  void addOfArchive(String message, Optional<Long> offset) {
    add(new Problem(archive, message, offset));
  }

  /** Something about a file of the server. */
  void addOfMember(TarMember member, String message) {
    String path =
        Splitter.on('/')
            .splitToStream(Ascii.truncate(member.path(), MAX_TEXT, "..."))
            .filter(name -> !name.isEmpty() && !name.equals("."))
            .collect(Collectors.joining("/", "/", ""));
    add(new Problem(path, Ascii.truncate(message, MAX_TEXT, "..."), Optional.of(member.offset())));
  }

  private void add(Problem problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    } else {
      left++;
    }
  }

  List<Problem> all() {
    List<Problem> all = new ArrayList<>(problems);
    if (left > 0) {
      all.add(Problem.of(archive, "has %d more problems of this kind".formatted(left)));
    }
    return List.copyOf(all);
  }
}
