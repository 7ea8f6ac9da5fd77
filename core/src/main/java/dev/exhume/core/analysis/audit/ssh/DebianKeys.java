package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.DebianOpenSsl;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds keys that Debian's OpenSSL made between September 2006 and May 2008 (CVE-2008-0166), of
 * which there are so few that all are known.
 */
final class DebianKeys {
  private DebianKeys() {}

  static Optional<Finding> of(
      AuditEvidence known, SshFiles files, BlockedKeys blocked, boolean isOpen) {
    List<PublicKey> weak =
        Stream.concat(files.authorized().stream(), files.hostPublic().stream())
            .filter(blocked::contains)
            .toList();
    if (!weak.isEmpty()) {
      return new Matter(
              "debian-weak-key",
              isOpen ? Severity.CRITICAL : Severity.MEDIUM,
              "account",
              "SSH keys that Debian's broken OpenSSL made (CVE-2008-0166)",
              "The list of all such keys on this very server has them: their private halves are"
                  + " public.",
              "Remove them here and wherever else they are trusted, and make new host keys.")
          .at(weak.stream().map(PublicKey::evidence).toList());
    }
    // Without the list only the day on which a key was made tells.
    return blocked.isEmpty() && DebianOpenSsl.isIn(known.os())
        ? suspected(known, files, isOpen)
        : Optional.empty();
  }

  private static Optional<Finding> suspected(AuditEvidence known, SshFiles files, boolean isOpen) {
    List<Evidence> made =
        files.hostPrivate().stream()
            .filter(file -> !file.endsWith("ssh_host_key"))
            .filter(file -> isMadeThen(file, known))
            .map(file -> Evidence.file(file.toString()))
            .toList();
    return new Matter(
            "debian-weak-key-time",
            isOpen ? Severity.MEDIUM : Severity.LOW,
            "account",
            "The SSH host keys are of the time of Debian's broken OpenSSL (CVE-2008-0166)",
            "They were written on this release between September 2006 and May 2008; there is no"
                + " list of the bad keys here to compare them with. They may be good if they were"
                + " copied from an older machine.",
            "Make new ones; certificates' keys of that time, too.")
        .at(made);
  }

  private static boolean isMadeThen(Path file, AuditEvidence known) {
    try {
      return DebianOpenSsl.mayHaveMade(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      known.problems().unreadable(file, e);
      return false;
    }
  }
}
