package dev.exhume.core.analysis.audit.services;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Asks all questions about settings of services. */
public final class ServiceAudit {
  private ServiceAudit() {}

  /** What leaves a door open. */
  public static List<Finding> of(AuditEvidence known) {
    return Stream.of(
            SettingAudit.of(known).stream(),
            TomcatUsers.of(known).stream(),
            JBossConsoles.of(known).stream(),
            ProFtpdUploads.of(known).stream())
        .flatMap(found -> found)
        .toList();
  }
}
