package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A start link without a script is left from a removed package, or leads to a lost volume. */
public record BrokenLink(Problems problems) implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    Optional<Path> link = candidate.service().link().filter(Files::isSymbolicLink);
    if (candidate.service().script().isPresent()
        || link.isEmpty()
        || candidate.isCatalogued(Verdict.UNNEEDED)) {
      return Optional.empty();
    }
    boolean ofRemovedPackage = leadsAmongScripts(link.get());
    return candidate
        .service()
        .heldBack()
        .map(
            why ->
                ofRemovedPackage
                    ? Ruling.unneeded(why + ": a removed package left it")
                    : Ruling.conditional(why + "; needed if a volume is missing that holds it"));
  }

  /** A script that is gone from among the others was removed; volumes hold no such directory. */
  private boolean leadsAmongScripts(Path link) {
    try {
      Path target = link.resolveSibling(Files.readSymbolicLink(link));
      Path directory = target.getParent();
      return !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
          && directory != null
          && Files.isDirectory(directory)
          && (directory.toRealPath().endsWith("init.d")
              || directory.toRealPath().endsWith("systemd/system"));
    } catch (IOException e) {
      problems.unreadable(link, e);
      return false;
    }
  }
}
