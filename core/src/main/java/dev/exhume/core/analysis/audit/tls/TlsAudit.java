package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all questions about certificates and their keys. */
public final class TlsAudit {
  private TlsAudit() {}

  /** What is wrong with them. */
  public static List<Finding> of(AuditEvidence known, AuditedFiles files) {
    List<ServerCertificate> shown = ServerCertificates.of(known);
    return Stream.of(
            ExpiredCertificates.of(shown, known),
            WeakCertificates.of(shown),
            DebianCertificates.of(shown, known),
            ServerKeys.of(files, known.problems()))
        .flatMap(Optional::stream)
        .toList();
  }
}
