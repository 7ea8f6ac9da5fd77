package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.DebianOpenSsl;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Says which certificates are of the time in which Debian's OpenSSL made keys that all know. */
final class DebianCertificates {
  private DebianCertificates() {}

  static Optional<Finding> of(List<ServerCertificate> shown, AuditEvidence known) {
    if (!DebianOpenSsl.isIn(known.os())) {
      return Optional.empty();
    }
    boolean isOpen = known.exposure().open().stream().anyMatch(Port::tls);
    return new Matter(
            "debian-weak-certificate-time",
            isOpen ? Severity.MEDIUM : Severity.LOW,
            "certificate",
            "Certificates are of the time of Debian's broken OpenSSL (CVE-2008-0166)",
            "They begin between September 2006 and May 2008. If their keys were made on such a"
                + " release, and not before or elsewhere, anybody can find them, pose as the server"
                + " and read what was recorded of its traffic.",
            "Make a new key and certificate; compare the old one with the list of"
                + " openssl-blacklist if it is in use elsewhere.")
        .at(
            shown.stream()
                .filter(certificate -> certificate.keyBits() > 0)
                .filter(certificate -> DebianOpenSsl.mayHaveMade(certificate.begins()))
                .map(ServerCertificate::evidence)
                .toList());
  }
}
