package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a start link leads.
 *
 * @param script by its real directory; empty when it is not there
 * @param missing what is not there instead, in words
 */
record LinkTarget(Optional<Path> script, Optional<String> missing) {

  /** Follows a link, also when it goes through a directory link that a copy has lost. */
  static LinkTarget of(Path root, StartLink link, Problems problems) {
    Path path = link.path();
    try {
      if (!Files.isSymbolicLink(path)) {
        return ofFile(root, link);
      }
      Path text = Files.readSymbolicLink(path);
      Path target = path.resolveSibling(text);
      if (Files.isRegularFile(target)) {
        return there(inRealDirectory(target));
      }
      Optional<Path> elsewhere = namesake(root, text);
      return elsewhere.isPresent()
          ? there(elsewhere.get())
          : notThere("it leads to %s, where no script is".formatted(lastStep(target, text)));
    } catch (IOException e) {
      problems.unreadable(path, e);
      return notThere("it could not be followed");
    }
  }

  /** An entry that is no link is a copy that followed the link, or the script itself. */
  private static LinkTarget ofFile(Path root, StartLink link) {
    if (!Files.isRegularFile(link.path())) {
      return notThere("it is neither a link nor a file");
    }
    Path name = root.getFileSystem().getPath(link.name());
    return there(namesake(root, name).orElse(link.path()));
  }

  private static Optional<Path> namesake(Path root, Path target) {
    return Stream.ofNullable(target.getFileName())
        .flatMap(
            name ->
                StartLayout.scriptDirectories(root).stream()
                    .map(directory -> directory.resolve(name)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** What a link in the second step leads to says more than the link: a lost volume's path. */
  private static Path lastStep(Path target, Path text) throws IOException {
    return Files.isSymbolicLink(target) && Files.exists(target, LinkOption.NOFOLLOW_LINKS)
        ? Files.readSymbolicLink(target)
        : text;
  }

  private static Path inRealDirectory(Path file) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent()).toRealPath();
    return directory.resolve(file.getFileName());
  }

  private static LinkTarget there(Path script) {
    return new LinkTarget(Optional.of(script), Optional.empty());
  }

  private static LinkTarget notThere(String why) {
    return new LinkTarget(Optional.empty(), Optional.of(why));
  }
}
