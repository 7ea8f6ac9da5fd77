package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all questions about files: who may change them, and whether somebody broke in. */
public final class FileAudit {
  private FileAudit() {}

  /** What of the files is to be put right or to be looked at. */
  public static List<Finding> of(AuditEvidence known, AuditedFiles files) {
    return Stream.of(
            WideOpenFiles.of(files),
            UnknownOwners.of(known.accounts(), files),
            PrivilegedPrograms.strange(known.customisation()),
            PrivilegedPrograms.changed(known),
            DeviceFiles.of(known),
            PreloadedLibrary.of(known),
            DisguisedDirectories.of(files),
            ReplacedPrograms.of(known.customisation()),
            WebShells.of(known, files),
            SuspiciousJobs.ofWebUsers(known.jobs()),
            SuspiciousJobs.ofAnybody(known.jobs()))
        .flatMap(Optional::stream)
        .toList();
  }
}
