package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks all questions about the secure shell. */
public final class SshAudit {
  static final Pattern SERVER = Pattern.compile("sshd?2?|openssh(?:-server|-daemon)?|dropbear");

  private SshAudit() {}

  /** What is wrong with keys and settings. */
  public static List<Finding> of(AuditEvidence known) {
    SshFiles files = SshFiles.of(known);
    boolean isOpen = known.planned().isOpen(SERVER);
    BlockedKeys blocked = BlockedKeys.read(known.root(), known.problems());
    return Stream.concat(
            Stream.of(
                AuthorizedKeys.of(known.accounts(), files, isOpen),
                PrivateKeys.ofUsers(files, known.problems()),
                PrivateKeys.ofHost(files, isOpen),
                OldKeys.of(files, isOpen),
                DebianKeys.of(known, files, blocked, isOpen)),
            isOpen ? SshdSettings.findings(known).stream().map(Optional::of) : Stream.empty())
        .flatMap(Optional::stream)
        .toList();
  }
}
