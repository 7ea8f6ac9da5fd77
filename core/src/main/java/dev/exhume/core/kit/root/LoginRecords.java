package dev.exhume.core.kit.root;

import java.util.Optional;
import java.util.Set;

/**
 * Empties records of logins that are huge with holes.
 *
 * <p>They have a place for each user number; one large number makes gigabytes of zeros, which an
 * engine writes out in full.
 */
final class LoginRecords implements SurgeryRule {
  private static final Set<String> RECORDS =
      Set.of("/var/log/lastlog", "/var/log/faillog", "/var/log/tallylog");
  private static final long HARMLESS_SIZE = 16L << 20;

  @Override
  public Optional<Treatment> judge(RootFile file) {
    if (!file.isRegular() || file.size() <= HARMLESS_SIZE || !RECORDS.contains(file.name())) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.empty(
            ChangeRule.LOGIN_RECORDS,
            file,
            "%d bytes, nearly all holes, would fill the disk".formatted(file.size())));
  }
}
