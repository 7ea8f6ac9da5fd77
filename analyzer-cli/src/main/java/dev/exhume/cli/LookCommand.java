package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import dev.exhume.core.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** What the commands share that look inside a source without caring what it is. */
abstract class LookCommand extends ReadingCommand {
  /** What the name of a source is to be, for the help of all of them. */
  static final String SOURCE = "a directory, a tarball, disk images or a virtual machine";

  /** Refuses a command line that is too short; options may stand anywhere between its words. */
  void requireWords(List<String> words, int least) {
    if (words.size() < least) {
      throw wrongUsage(
          words.isEmpty() ? "no source is given" : "a path is missing after " + words.get(0));
    }
  }

  /** Opens what all words but the last few name. */
  ServerFiles open(List<String> sources) throws IOException {
    List<Path> files = sources.stream().map(Path::of).toList();
    return opening(options -> ServerFiles.open(files, options));
  }

  /**
   * A file inside the source. A name that no terminal can show is given as {@code ls} shows it,
   * with {@code \xNN} for a byte.
   */
  static Path inside(ServerFiles files, String name) {
    Path literal = resolve(files, name);
    return Files.exists(literal, LinkOption.NOFOLLOW_LINKS)
        ? literal
        : resolve(files, OneLine.unescaped(name));
  }

  private static Path resolve(ServerFiles files, String name) {
    return files.root().resolve(name);
  }
}
