package dev.exhume.core.kit;

import dev.exhume.core.profile.Packages;
import java.util.Optional;
import java.util.stream.Collectors;

/** The installed packages as the server's own package manager would list them. */
final class PackageList {
  private PackageList() {}

  /**
   * Like {@code rpm -qa}, {@code dpkg --get-selections} or {@code ls /var/log/packages}; sorted.
   */
  static String of(Packages packages) {
    boolean dpkg = packages.manager().equals(Optional.of("dpkg"));
    return packages.items().stream()
        .map(item -> dpkg ? item.name() + "\tinstall" : packages.label(item))
        .map(line -> line.replace('\n', '?'))
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
