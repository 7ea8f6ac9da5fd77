package dev.exhume.core.kit.runbook;

import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.profile.Source;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that notes what the evidence is before anybody works with it. */
final class Keeping {
  private static final String NOTE = "evidence.sha256";

  private Keeping() {}

  /** A command of the shell for what the server was read from. */
  static String command(Source source) {
    if (source.kind().equals("directory")) {
      return "(cd %s && find . -xdev -type f -print0 | sort -z | xargs -0 sha256sum) > %s"
          .formatted(word(source.location()), NOTE);
    }
    // A list of several images is no path; each of them is among the disks.
    Stream<String> descriptor =
        source.virtualMachine().isPresent() || source.disks().isEmpty()
            ? Stream.of(source.location())
            : Stream.empty();
    String files =
        Stream.concat(descriptor, source.disks().stream().map(Source.Disk::location))
            .distinct()
            .map(Keeping::word)
            .collect(Collectors.joining(" "));
    return "sha256sum %s | tee %s".formatted(files, NOTE);
  }

  /** The command that finds out whether the evidence is still what it was. */
  static String again(Source source) {
    return source.kind().equals("directory")
        ? "(cd %s && sha256sum --quiet -c -) < %s".formatted(word(source.location()), NOTE)
        : "sha256sum -c " + NOTE;
  }

  private static String word(String path) {
    return ShellWord.of(ShellWord.oneLine(path));
  }
}
