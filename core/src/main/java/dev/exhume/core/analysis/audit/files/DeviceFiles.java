package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds files among the device nodes, where nobody looks for any. */
final class DeviceFiles {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ENTRIES = 50_000;

  /** What systems themselves keep there. */
  private static final Pattern USUAL =
      Pattern.compile(
          "/dev/(?:MAKEDEV[\\w.-]*|README.*|\\.udev.*|\\.static.*|\\.initramfs.*|\\.devfsd|\\.mount.*"
              + "|\\.systemd.*|\\.sysconfig.*|\\.run.*|\\.in_sysinit|\\.lvm.*|shm/.*|mapper/.*|mqueue/.*)");

  private DeviceFiles() {}

  static Optional<Finding> of(AuditEvidence known) {
    List<Evidence> files = new ArrayList<>();
    Path directory = known.root().resolve("dev");
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.walkFileTree(
            directory, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, new Visitor(files));
      } catch (IOException e) {
        known.problems().unreadable(directory, e);
      }
    }
    return new Matter(
            "file-among-devices",
            Severity.MEDIUM,
            "break-in",
            "Files lie among the device nodes in /dev",
            "Some rootkits keep their settings and what they have overheard there; it may also be"
                + " what a command wrote that meant a device which was missing.",
            "Look what they are; the image has a /dev of its own.")
        .at(files);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final List<Evidence> files;
    private int entries;

    Visitor(List<Evidence> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean isUsual = USUAL.matcher(file.toString()).matches();
      if (attributes.isRegularFile() && attributes.size() > 0 && !isUsual) {
        files.add(Evidence.file(file.toString()));
      }
      return ++entries < MAX_ENTRIES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      return FileVisitResult.CONTINUE;
    }
  }
}
