package dev.exhume.core.analysis.audit.tls;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Says which services show a certificate that can be forged, or with a key that is too short. */
final class WeakCertificates {
  private static final int SHORTEST = 2048;
  private static final int BREAKABLE = 1024;

  private WeakCertificates() {}

  static Optional<Finding> of(List<ServerCertificate> shown) {
    List<ServerCertificate> weak =
        shown.stream()
            .filter(certificate -> isShort(certificate, SHORTEST) || isForgeable(certificate))
            .toList();
    boolean isBreakable = weak.stream().anyMatch(certificate -> isShort(certificate, BREAKABLE));
    return new Matter(
            "weak-certificate",
            isBreakable ? Severity.MEDIUM : Severity.LOW,
            "certificate",
            "Certificates of needed services are too weak for clients of today",
            "A key of less than %d bits, or a signature by MD5 or SHA-1.%s"
                .formatted(
                    SHORTEST,
                    isBreakable ? " One is so short that its private half can be computed." : ""),
            "Make a new key of 2048 bits at least and a certificate with SHA-256, or let a"
                + " maintained proxy speak TLS.")
        .at(weak.stream().map(ServerCertificate::evidence).toList());
  }

  private static boolean isShort(ServerCertificate certificate, int bits) {
    return certificate.keyBits() > 0 && certificate.keyBits() < bits;
  }

  private static boolean isForgeable(ServerCertificate certificate) {
    return !certificate.isSelfSigned()
        && (certificate.signature().startsWith("MD") || certificate.signature().startsWith("SHA1"));
  }
}
