package dev.exhume.core.analysis.verdict.rules;

import java.util.Optional;
import java.util.Set;

/** What the packages of booting itself start has no place where nothing boots. */
public record BootHousekeeping() implements Rule {
  private static final Set<String> PACKAGES =
      Set.of(
          "initscripts",
          "sysvinit",
          "sysvinit-core",
          "sysvinit-utils",
          "sysv-rc",
          "insserv",
          "aaa_base",
          "upstart",
          "mkinitrd",
          "udev",
          "eudev",
          "kbd",
          "mountall",
          "ifupdown");

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate
        .service()
        .owner()
        .filter(PACKAGES::contains)
        .map(
            owner ->
                Ruling.unneeded("is a step of booting a machine (package %s)".formatted(owner)));
  }
}
