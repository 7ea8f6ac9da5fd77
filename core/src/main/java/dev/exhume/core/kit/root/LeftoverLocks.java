package dev.exhume.core.kit.root;

import java.util.Optional;
import java.util.regex.Pattern;

/** Leaves out locks of well-known programs outside the directories for locks. */
final class LeftoverLocks implements SurgeryRule {
  private static final Pattern DISPLAY_OR_DATABASE =
      Pattern.compile(
          "/tmp/(\\.X\\d+-lock|\\.s\\.PGSQL\\.\\d+(\\.lock)?|mysql[^/]*\\.sock\\.lock)");
  private static final Pattern RPM_ENVIRONMENT =
      Pattern.compile("/(?:var/lib|usr/lib/sysimage)/rpm/__db\\.?\\d*");

  @Override
  public Optional<Treatment> judge(RootFile file) {
    if (!file.isRegular()) {
      return Optional.empty();
    }
    if (RPM_ENVIRONMENT.matcher(file.name()).matches()) {
      return Optional.of(
          Treatment.leaveOut(
              ChangeRule.RPM_ENVIRONMENT,
              file,
              "shared memory of rpm, which booting removed each time"));
    }
    if (DISPLAY_OR_DATABASE.matcher(file.name()).matches()) {
      return Optional.of(
          Treatment.leaveOut(ChangeRule.LOCKS, file, "a lock whose process is gone"));
    }
    return Optional.empty();
  }
}
