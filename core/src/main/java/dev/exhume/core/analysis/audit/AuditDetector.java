package dev.exhume.core.analysis.audit;

import dev.exhume.core.analysis.audit.accounts.AccountAudit;
import dev.exhume.core.analysis.audit.files.FileAudit;
import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.secrets.SecretAudit;
import dev.exhume.core.analysis.audit.services.ServiceAudit;
import dev.exhume.core.analysis.audit.ssh.SshAudit;
import dev.exhume.core.analysis.audit.tls.TlsAudit;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Finding;
import java.util.ArrayList;
import java.util.List;

/** Looks for what is to be put right before anybody reaches the server. */
public final class AuditDetector {
  private AuditDetector() {}

  /** The findings, one for each matter, with the places that show it. */
  public static List<Finding> detect(AuditEvidence known, AuditedFiles files) {
    List<Finding> findings = new ArrayList<>(AccountAudit.of(known));
    findings.addAll(SshAudit.of(known));
    findings.addAll(TlsAudit.of(known, files));
    findings.addAll(ServiceAudit.of(known));
    findings.addAll(FileAudit.of(known, files));
    findings.addAll(SecretAudit.of(known, files));
    return List.copyOf(findings);
  }
}
