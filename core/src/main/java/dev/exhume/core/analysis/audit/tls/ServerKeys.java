package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PrivateKeyFile;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says which private keys of certificates anybody has who has the image. */
final class ServerKeys {
  /** What installing a package makes, for nobody to rely on. */
  private static final String MADE_BY_A_PACKAGE = "snakeoil";

  private ServerKeys() {}

  static Optional<Finding> of(AuditedFiles files, Problems problems) {
    List<Path> open =
        files.keys().stream()
            .filter(file -> !file.toString().contains("/.ssh/"))
            .filter(
                file ->
                    PrivateKeyFile.of(file, problems)
                        .filter(PrivateKeyFile.OPEN::equals)
                        .isPresent())
            .toList();
    boolean matters = open.stream().anyMatch(file -> !file.toString().contains(MADE_BY_A_PACKAGE));
    return new Matter(
            "open-private-key",
            matters ? Severity.MEDIUM : Severity.LOW,
            "secret",
            "Private keys without a passphrase lie in the image",
            "Whoever gets the image can pose as the server; a public registry is no place for it.",
            "Keep the image to yourself, give the key to the container by a volume, and have a"
                + " certificate revoked whose key is known to others.")
        .at(open.stream().map(file -> Evidence.file(file.toString())).toList());
  }
}
