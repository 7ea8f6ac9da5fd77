package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.Optional;

/** Says what of the system everybody may write. */
final class WideOpenFiles {
  private WideOpenFiles() {}

  static Optional<Finding> of(AuditedFiles files) {
    return new Matter(
            "world-writable",
            Severity.MEDIUM,
            "configuration",
            "Everybody may write files of the system",
            "Whoever gets into one service, as whatever account, changes what others run or read.",
            "Take the right away (chmod o-w) in a copy of the root, or say why it has to be.")
        .at(files.wideOpen().stream().map(file -> Evidence.file(file.toString())).toList());
  }
}
