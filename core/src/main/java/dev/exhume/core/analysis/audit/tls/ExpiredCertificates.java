package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says which services show a certificate that no client accepts any more. */
final class ExpiredCertificates {
  private ExpiredCertificates() {}

  static Optional<Finding> of(List<ServerCertificate> shown, AuditEvidence known) {
    List<ServerCertificate> expired =
        shown.stream()
            .filter(certificate -> certificate.expires().isBefore(known.analysedAt()))
            .toList();
    Optional<Instant> last =
        expired.stream().map(ServerCertificate::expires).max(Comparator.naturalOrder());
    // People lived with what had expired before the server's end.
    boolean wasUsable =
        last.isPresent() && known.lastWrite().filter(last.get()::isBefore).isEmpty();
    String day = last.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC).toString()).orElse("");
    return new Matter(
            "expired-certificate",
            wasUsable ? Severity.MEDIUM : Severity.LOW,
            "certificate",
            "Certificates of needed services have expired, the last on " + day,
            wasUsable
                ? "They were good when the server ran last; clients refuse them now."
                : "They had expired before the server wrote its last file: its callers put up with"
                    + " it, or used no TLS.",
            "Let a maintained proxy in front of it show a certificate of today, or get a new one.")
        .at(expired.stream().map(ServerCertificate::evidence).toList());
  }
}
