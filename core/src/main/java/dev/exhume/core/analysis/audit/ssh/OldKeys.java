package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Says which keys that open accounts are of a kind that is not trusted any more. */
final class OldKeys {
  private static final int SHORTEST_RSA = 2048;
  private static final int BREAKABLE_RSA = 1024;

  private OldKeys() {}

  static Optional<Finding> of(SshFiles files, boolean isOpen) {
    List<PublicKey> old = files.authorized().stream().filter(OldKeys::isOld).toList();
    boolean isBreakable = old.stream().anyMatch(OldKeys::isBreakable);
    return new Matter(
            "weak-ssh-key",
            isOpen && isBreakable ? Severity.HIGH : isOpen ? Severity.MEDIUM : Severity.LOW,
            "account",
            "SSH keys of old kinds open accounts",
            "DSA, SSH 1 or RSA of less than %d bits%s; SSH clients of today refuse most of them."
                .formatted(
                    SHORTEST_RSA,
                    isBreakable ? ", some so short that their private half can be computed" : ""),
            "Have their owners make new ones (ssh-keygen -t ed25519, or RSA of 3072 bits for an old"
                + " sshd), and remove these.")
        .at(old.stream().map(PublicKey::evidence).toList());
  }

  private static boolean isOld(PublicKey key) {
    return key.kind().equals("ssh-dss")
        || key.kind().equals(PublicKey.RSA1)
        || (key.bits() > 0 && key.bits() < SHORTEST_RSA);
  }

  private static boolean isBreakable(PublicKey key) {
    return key.bits() > 0 && key.bits() < BREAKABLE_RSA;
  }
}
