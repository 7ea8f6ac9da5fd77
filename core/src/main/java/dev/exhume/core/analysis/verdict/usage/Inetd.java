package dev.exhume.core.analysis.verdict.usage;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of inetd: service, socket, protocol, wait, user, program and its arguments. Debian
 * switches a line off by a comment.
 */
public final class Inetd {
  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();
  private static final int PROGRAM = 5;
  private static final int ARGUMENTS = 6;

  private Inetd() {}

  /** The servers in the table. */
  public static List<InnerServer> servers(Path root, Problems problems) {
    return TextFile.readStart(root.resolve("etc/inetd.conf"), 1, problems).stream()
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(Inetd::server)
        .toList();
  }

  private static Stream<InnerServer> server(TextLine line) {
    List<String> words = WORDS.limit(ARGUMENTS + 2).splitToList(line.stripped());
    if (words.size() <= PROGRAM) {
      return Stream.empty();
    }
    return Stream.of(new InnerServer(words.get(0), program(words), line.evidence()));
  }

  /** The wrapper of TCP runs the program that its first argument names. */
  private static Optional<String> program(List<String> words) {
    String program = words.get(PROGRAM);
    if (program.equals("internal")) {
      return Optional.empty();
    }
    return Optional.of(
        program.endsWith("/tcpd") && words.size() > ARGUMENTS ? words.get(ARGUMENTS) : program);
  }
}
