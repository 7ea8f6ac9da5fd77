package dev.exhume.core.kit.plan;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.ResourceLimit;
import dev.exhume.core.profile.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The limits of the container's processes.
 *
 * <p>Open files are few on purpose: daemons of the time close, or make room for, all that they
 * might open. Where the machine gave a needed service more, the hard limit follows, for {@code su}
 * and {@code pam_limits} raise up to it.
 */
final class ResourceLimits {
  private static final String OPEN_FILES = "nofile";
  private static final long SOFT_FILES = 1024;
  private static final long HARD_FILES = 4096;

  /** What no program of the time can count on having more of. */
  private static final long MOST_FILES = 1_048_576;

  /** What {@code unlimited} files were, on the kernels that had such a limit at all. */
  private static final long UNLIMITED_FILES = 65_536;

  private static final long UNLIMITED = -1;

  private static final String FEW_FILES =
      "Old daemons close, or make room for, every file they might open: a thousand is enough.";

  /** Limits that an engine sets, and how many of its units one of {@code limits.conf} has. */
  private static final ImmutableMap<String, Long> UNITS =
      ImmutableMap.of(OPEN_FILES, 1L, "memlock", 1024L, "stack", 1024L, "rtprio", 1L);

  /** Users that services run as, where these are not called like the service. */
  private static final ImmutableMap<String, List<String>> USERS =
      ImmutableMap.of(
          "postgres", List.of("postgresql", "rhdb"),
          "mysql", List.of("mysqld", "mariadb"),
          "www-data", List.of("apache2", "nginx", "php-fpm", "lighttpd"),
          "apache", List.of("httpd"),
          "oracle", List.of("dbora", "oracle-xe", "weblogic"),
          "ldap", List.of("slapd"));

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
  private static final Pattern WORD = Pattern.compile("[^A-Za-z0-9_.-]+");

  private final ContainerFacts facts;
  private final Map<String, Limit> limits = new LinkedHashMap<>();

  private ResourceLimits(ContainerFacts facts) {
    this.facts = facts;
  }

  static void plan(ContainerFacts facts, PlannedOptions options) {
    ResourceLimits planned = new ResourceLimits(facts);
    planned.read();
    planned.write(options);
  }

  private void read() {
    Set<String> users = users();
    for (ResourceLimit limit : facts.host().limits()) {
      Long unit = UNITS.get(limit.item());
      boolean counts = limit.domain().equals("*") || users.contains(limit.domain());
      if (unit != null && counts) {
        amount(limit, unit).ifPresent(amount -> merge(limit, amount));
      }
    }
    if (facts.hasEngine("oracle")) {
      limits.putIfAbsent(
          "memlock",
          new Limit(UNLIMITED, UNLIMITED, "Oracle may lock its shared memory.", Optional.empty()));
    }
  }

  private void merge(ResourceLimit limit, long amount) {
    Limit before = limits.getOrDefault(limit.item(), new Limit(0, 0, "", Optional.empty()));
    boolean isSoft = !limit.type().equals("hard");
    boolean isHard = !limit.type().equals("soft");
    long soft = isSoft ? most(before.soft, amount) : before.soft;
    long hard = isHard ? most(before.hard, amount) : before.hard;
    String reason =
        "The machine allowed %s this much."
            .formatted(limit.domain().equals("*") ? "everybody" : limit.domain());
    limits.put(limit.item(), new Limit(soft, hard, reason, Optional.of(limit.evidence())));
  }

  private void write(PlannedOptions options) {
    Limit files = limits.remove(OPEN_FILES);
    long hard = files == null ? HARD_FILES : most(files.soft, files.hard);
    hard = hard == UNLIMITED ? UNLIMITED_FILES : Math.min(Math.max(hard, HARD_FILES), MOST_FILES);
    String reason =
        hard == HARD_FILES || files == null
            ? FEW_FILES
            : FEW_FILES + " " + files.reason + " Who needs it raises the limit.";
    options.add(
        "--ulimit",
        "nofile=%d:%d".formatted(SOFT_FILES, hard),
        reason,
        true,
        files == null || hard == HARD_FILES ? Optional.empty() : files.evidence);
    limits.forEach(
        (item, limit) -> {
          long top = most(limit.soft, limit.hard);
          long start = limit.soft == 0 ? top : limit.soft;
          options.add(
              "--ulimit",
              "%s=%d:%d".formatted(item, start, top),
              limit.reason,
              true,
              limit.evidence);
        });
  }

  private static long most(long one, long other) {
    return one == UNLIMITED || other == UNLIMITED ? UNLIMITED : Math.max(one, other);
  }

  private static Optional<Long> amount(ResourceLimit limit, long unit) {
    if (Set.of("unlimited", "infinity", "-1").contains(limit.value().toLowerCase(Locale.ROOT))) {
      return Optional.of(UNLIMITED);
    }
    return NUMBER.matcher(limit.value()).matches()
        ? Optional.of(Long.parseLong(limit.value()) * unit)
        : Optional.empty();
  }

  /** Whoever needed services may run as: their own name, what they are started with. */
  private Set<String> users() {
    Set<String> users = new HashSet<>();
    List<Service> needed = facts.needed().toList();
    for (Service service : needed) {
      users.add(service.name());
      for (String word : service.startCommand()) {
        users.addAll(new ArrayList<>(List.of(WORD.split(word))));
      }
      USERS.forEach(
          (user, services) -> {
            if (services.contains(service.name())) {
              users.add(user);
            }
          });
    }
    if (facts.hasEngine("oracle")) {
      users.add("oracle");
    }
    return users;
  }

  /** A soft and a hard limit; 0 for none. */
  private record Limit(long soft, long hard, String reason, Optional<Evidence> evidence) {}
}
