package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ProvenCommand;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The command of the catalogue that keeps a service in the foreground, if it fits this server. */
final class ForegroundCommand {
  /** More than the programs of the catalogue had in their time. */
  private static final int MAX_PROGRAM_BYTES = 8 << 20;

  private ForegroundCommand() {}

  /**
   * The first command whose program is there and knows the option, and whose files and user are
   * there.
   */
  static Optional<List<String>> find(Path root, CatalogueEntry entry, Problems problems) {
    Set<String> users = users(root, problems);
    return entry.foreground().stream()
        .filter(command -> command.files().stream().allMatch(file -> isFile(root, file)))
        .filter(command -> command.user().filter(user -> !isKnown(user, users)).isEmpty())
        .filter(
            command ->
                ServerPath.of(root, command.program())
                    .filter(Files::isRegularFile)
                    .filter(program -> isProved(program, command, problems))
                    .isPresent())
        .map(command -> DaemonOptions.add(command.words(), root, problems))
        .findFirst();
  }

  /** Without any account the list of them is lost, which says nothing of one. */
  private static boolean isKnown(String user, Set<String> users) {
    return users.isEmpty() || users.contains(user);
  }

  private static Set<String> users(Path root, Problems problems) {
    return TextFile.readStart(root.resolve("etc/passwd"), 1, problems).stream()
        .flatMap(file -> file.meaningfulLines().stream())
        .map(line -> line.text().substring(0, Math.max(0, line.text().indexOf(':'))))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isFile(Path root, String file) {
    return ServerPath.of(root, file).filter(Files::isRegularFile).isPresent();
  }

  private static boolean isProved(Path program, ProvenCommand command, Problems problems) {
    if (command.proof().isEmpty()) {
      return true;
    }
    try (InputStream in = Files.newInputStream(program)) {
      return new String(in.readNBytes(MAX_PROGRAM_BYTES), StandardCharsets.ISO_8859_1)
          .contains(command.proof().get());
    } catch (IOException e) {
      problems.unreadable(program, e);
      return false;
    }
  }
}
