package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ProvenCommand;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command of the catalogue that keeps a service in the foreground, if it fits this server. */
final class ForegroundCommand {
  /** More than the programs of the catalogue had in their time. */
  private static final int MAX_PROGRAM_BYTES = 8 << 20;

  private ForegroundCommand() {}

  /** The first command whose program is there and knows the option, and whose files are there. */
  static Optional<List<String>> find(Path root, CatalogueEntry entry, Problems problems) {
    return entry.foreground().stream()
        .filter(command -> command.files().stream().allMatch(file -> isFile(root, file)))
        .filter(
            command ->
                ServerPath.of(root, command.program())
                    .filter(Files::isRegularFile)
                    .filter(program -> isProved(program, command, problems))
                    .isPresent())
        .map(ProvenCommand::words)
        .findFirst();
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
