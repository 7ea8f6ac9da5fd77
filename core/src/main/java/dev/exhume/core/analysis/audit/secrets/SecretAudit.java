package dev.exhume.core.analysis.audit.secrets;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all questions about secrets. */
public final class SecretAudit {
  private SecretAudit() {}

  /** Where they are, and how many. */
  public static List<Finding> of(AuditEvidence known, AuditedFiles files) {
    return Stream.of(
            SecretFiles.of(known, files),
            ShellHistories.of(known),
            DefaultKeyStores.of(files, known.problems()))
        .flatMap(Optional::stream)
        .toList();
  }
}
