package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the release files of the dead server say, the one to believe first being the first. */
final class ReleaseFiles {
  /** A release file has a few lines; what is longer is something else. */
  private static final long MAX_BYTES = 64 << 10;

  private static final List<ReleaseFile> TABLE =
      TsvTable.resource(ReleaseFiles.class, "release-files.tsv").rows().stream()
          .map(ReleaseFile::of)
          .toList();

  private final Path root;
  private final Problems problems;
  private final Map<String, Optional<TextFile>> texts = new HashMap<>();

  private ReleaseFiles(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** All claims, one at most of each file. */
  static List<ReleaseClaim> claims(Path root, Problems problems) {
    ReleaseFiles files = new ReleaseFiles(root, problems);
    List<ReleaseClaim> claims = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (ReleaseFile row : TABLE) {
      for (String path : row.paths()) {
        if (!claimed.contains(path)) {
          files
              .text(path)
              .flatMap(row::claim)
              .filter(claim -> claimed.add(path))
              .ifPresent(claims::add);
        }
      }
    }
    return Stream.concat(
            claims.stream().filter(claim -> !claim.isHint()),
            claims.stream().filter(ReleaseClaim::isHint))
        .toList();
  }

  private Optional<TextFile> text(String path) {
    return texts.computeIfAbsent(path, this::read);
  }

  private Optional<TextFile> read(String absolute) {
    Optional<Path> path = ServerPath.of(root, absolute).filter(Files::isRegularFile);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      long size = Files.size(path.get());
      if (size > MAX_BYTES) {
        problems.add(path.get(), "is no release file: it has %d bytes".formatted(size));
        return Optional.empty();
      }
    } catch (IOException e) {
      problems.unreadable(path.get(), e);
      return Optional.empty();
    }
    return TextFile.read(path.get(), problems);
  }
}
