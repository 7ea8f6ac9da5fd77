package dev.exhume.core.analysis.audit.secrets;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts the commands that people typed with a password in them. */
final class ShellHistories {
  private static final int MAX_ACCOUNTS = 10_000;
  private static final int MAX_LINE = 2_000;
  private static final int MAX_LINES = 5_000;
  private static final List<String> NAMES =
      List.of(".bash_history", ".sh_history", ".zsh_history", ".history", ".mysql_history");

  private ShellHistories() {}

  static Optional<Finding> of(AuditEvidence known) {
    List<TextLine> lines =
        known.accounts().stream()
            .map(Account::home)
            .distinct()
            .limit(MAX_ACCOUNTS)
            .flatMap(home -> NAMES.stream().map(name -> home + "/" + name))
            .flatMap(path -> ServerPath.of(known.root(), path).stream())
            .flatMap(file -> TextFile.readStart(file, 1, known.problems()).stream())
            .flatMap(ShellHistories::withSecrets)
            .toList();
    return new Matter(
            "history-secrets",
            Severity.LOW,
            "secret",
            "Shell histories have commands with passwords: %d".formatted(lines.size()),
            "They go into the image with the homes.",
            "Remove the histories from a copy of the root, and change these passwords.")
        .at(lines.stream().map(TextLine::evidence).toList());
  }

  private static Stream<TextLine> withSecrets(TextFile file) {
    return file.lines().stream()
        .limit(MAX_LINES)
        .filter(line -> line.text().length() <= MAX_LINE)
        .filter(line -> !Redaction.of(line.text()).equals(line.text()));
  }
}
