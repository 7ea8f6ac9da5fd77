package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which programs give root to whoever starts them and should perhaps not. */
final class PrivilegedPrograms {
  private static final String KIND = "setuid-program";
  private static final String AS_ROOT = "runs as user 0";
  private static final int SET_USER = 04000;

  /** Where no installation puts a program. */
  private static final Pattern STRANGE_PLACE =
      Pattern.compile("/(?:tmp|var/tmp|dev|home|var/www|var/log|var/spool|srv/www)/.*|.*/\\..*");

  /** Programs that do whatever they are told, and so are root for everybody. */
  private static final Set<String> OBEDIENT =
      Set.of(
          "sh", "bash", "dash", "ash", "ksh", "zsh", "csh", "tcsh", "perl", "python", "ruby", "php",
          "find", "vi", "vim", "nano", "ed", "awk", "gawk", "mawk", "cp", "mv", "dd", "cat", "less",
          "more", "env", "tar", "nmap", "tee", "gdb", "strace");

  private PrivilegedPrograms() {}

  /** Programs of no package. */
  static Optional<Finding> strange(Customisation customisation) {
    List<Intervention> unowned =
        customisation.interventions().stream()
            .filter(intervention -> intervention.kind().equals(KIND))
            .toList();
    List<Intervention> suspect =
        unowned.stream()
            .filter(one -> one.detail().contains(AS_ROOT))
            .filter(
                one -> STRANGE_PLACE.matcher(one.subject()).matches() || isObedient(one.subject()))
            .toList();
    return suspect.isEmpty()
        ? new Matter(
                "unowned-setuid",
                Severity.LOW,
                "configuration",
                "Set-user-id programs that no package brought",
                "Somebody installed them by hand: a hole in one is a way to more rights.",
                "See whether they are still needed; else take the bit away (chmod u-s,g-s).")
            .at(places(unowned))
        : new Matter(
                "suspicious-setuid",
                Severity.HIGH,
                "break-in",
                "Set-user-id programs of root where none should be",
                "An intruder may have left them to become root again; it may also be the work of"
                    + " somebody who wanted it easy.",
                "Look what they are (strings, the time in ls -lc), keep a copy of the disk, and"
                    + " leave them out of the image.")
            .at(places(suspect));
  }

  /** Programs of packages that got the bit later. */
  static Optional<Finding> changed(AuditEvidence known) {
    List<Evidence> obedient =
        known.customisation().modifiedFiles().orElse(List.of()).stream()
            .filter(file -> file.changes().contains("mode") && isObedient(file.path()))
            .map(ModifiedFile::path)
            .filter(path -> isSetUser(known, path))
            .map(Evidence::file)
            .toList();
    return new Matter(
            "setuid-shell",
            Severity.HIGH,
            "break-in",
            "Programs that do whatever they are told run as root for everybody",
            "Their packages do not want them so. An intruder may have set the bit, or somebody who"
                + " wanted it easy.",
            "Take the bit away (chmod u-s) in a copy of the root, and look who did it.")
        .at(obedient);
  }

  private static boolean isObedient(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return OBEDIENT.contains(name.replaceFirst("[\\d.]+$", ""));
  }

  private static boolean isSetUser(AuditEvidence known, String name) {
    Path file = ServerPath.of(known.root(), name).orElse(known.root());
    try {
      int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return (mode & SET_USER) != 0;
    } catch (IOException e) {
      known.problems().unreadable(file, e);
      return false;
    }
  }

  private static List<Evidence> places(List<Intervention> programs) {
    return programs.stream().map(Intervention::evidence).toList();
  }
}
