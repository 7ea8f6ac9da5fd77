package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says where NIS is let into the files of accounts. */
final class NetworkAccounts {
  private NetworkAccounts() {}

  static Optional<Finding> of(Path root, Problems problems) {
    List<Evidence> lines =
        Stream.of("etc/passwd", "etc/shadow", "etc/group")
            .flatMap(file -> TextFile.read(root.resolve(file), problems).stream())
            .flatMap(file -> file.meaningfulLines().stream())
            .filter(line -> line.text().startsWith("+"))
            .map(TextLine::evidence)
            .toList();
    return new Matter(
            "nis-accounts",
            Severity.LOW,
            "account",
            "Lines with + take accounts from NIS",
            "Without its NIS server they give nothing; but who answers as that server in the"
                + " container's network decides who logs in, and a program that reads the file by"
                + " itself may take + for an account without password.",
            "Remove these lines unless the NIS server is part of the plan.")
        .at(lines);
  }
}
