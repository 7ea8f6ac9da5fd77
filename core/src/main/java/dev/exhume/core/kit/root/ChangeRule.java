package dev.exhume.core.kit.root;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The kinds of changes of a root, each known by an identifier; most can be left out. */
public enum ChangeRule {
  KERNEL_DIRECTORIES("kernel-directories", true),
  BOOT_FILES("boot-files", true),
  KERNEL_MODULES("kernel-modules", true),
  FIRMWARE("firmware", true),
  LOST_AND_FOUND("lost-and-found", true),
  EXCLUDED_PATHS("excluded-paths", true),
  DEVICE_NODES("device-nodes", true),
  RUNTIME_FILES("runtime-files", true),
  LOCKS("locks", true),
  LOGGED_IN_USERS("logged-in-users", true),
  PID_FILES("pid-files", true),
  RPM_ENVIRONMENT("rpm-environment", true),
  LOGIN_RECORDS("login-records", true),
  GIANT_FILES("giant-files", true),
  SWAP("swap", true),
  MTAB("mtab", true),
  FSTAB("fstab", true),
  PAM_LOGINUID("pam-loginuid", true),
  SESSION_LIMITS("session-limits", true),
  YUM_ARCHITECTURE("yum-architecture", true),
  OLD_LOGS("old-logs", true),
  UNREACHED("unreached", true),
  /** What no tar archive can hold. */
  UNARCHIVABLE("unarchivable", false),
  /** What could not be read. */
  UNREADABLE("unreadable", false),
  /** An engine gives up on a whole image over one that its kernel refuses. */
  EXTENDED_ATTRIBUTES("extended-attributes", false),
  /** Without it the image would start nothing. */
  ENTRYPOINT("entrypoint", false);

  private static final SortedMap<String, ChangeRule> BY_ID =
      Arrays.stream(values())
          .collect(
              ImmutableSortedMap.toImmutableSortedMap(
                  String::compareTo, ChangeRule::id, Function.identity()));

  private final String id;
  private final boolean optional;

  ChangeRule(String id, boolean optional) {
    this.id = id;
    this.optional = optional;
  }

  /** The name in {@code changes.json} and on the command line. */
  public String id() {
    return id;
  }

  /** Whether a root may do without it. */
  public boolean isOptional() {
    return optional;
  }

  /** The rule that has an identifier. */
  public static Optional<ChangeRule> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
