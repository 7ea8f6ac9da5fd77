package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.Optional;

/** Names directories that are called so that a listing does not show them to be there. */
final class DisguisedDirectories {
  private DisguisedDirectories() {}

  static Optional<Finding> of(AuditedFiles files) {
    return new Matter(
            "disguised-directory",
            Severity.MEDIUM,
            "break-in",
            "Directories are named of dots and blanks, so that nobody sees them",
            "Intruders hide their tools so; it may also be a slip of the keyboard or what a"
                + " program made of an empty name.",
            "Look what is in them, and leave them out of the image unless you know it.")
        .at(
            files.strangeDirectories().stream()
                .map(directory -> Evidence.file(directory.toString()))
                .toList());
  }
}
