package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.vulnerabilities.DistributionRelease;
import dev.exhume.core.analysis.vulnerabilities.Ecosystem;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tests of the package that says which release is installed. Who builds Red Hat's packages anew has
 * another one, and it is the release that counts.
 */
final class OvalRelease {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:redhat|centos|rocky|almalinux|sles|sled|openSUSE|SUSE|Leap).*-release.*"
              + "|redhat-release.*|(?:SLE|SUSE|openSUSE|sle)[A-Za-z0-9_.-]*-release");

  private static final Pattern VERSION = Pattern.compile("\\^?(\\d+(?:\\.\\d+)?)(?:\\D.*)?");

  private final InstalledSources installed;

  OvalRelease(InstalledSources installed) {
    this.installed = installed;
  }

  static boolean isOne(String packageName) {
    return NAME.matcher(packageName).matches();
  }

  /** Whether the server is of the release; empty where the test does not say which. */
  Optional<Boolean> isMet(String packageName, Optional<OvalState> state) {
    Optional<String> version =
        state
            .flatMap(OvalState::version)
            .map(compared -> VERSION.matcher(compared.value()))
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1));
    String name = Ascii.toLowerCase(packageName);
    if (name.startsWith("redhat-") || name.startsWith("centos-")) {
      return version.map(number -> isOf(Ecosystem.RHEL, number));
    }
    if (name.equals("sles-release") || name.equals("sled-release")) {
      return version.map(number -> isOf(Ecosystem.SUSE, number));
    }
    if (name.startsWith("opensuse")) {
      return version.map(number -> isOf(Ecosystem.OPENSUSE, number));
    }
    // A module of SUSE or a product beside the server.
    return Optional.of(false);
  }

  private boolean isOf(Ecosystem ecosystem, String version) {
    return installed.isOf(new DistributionRelease(ecosystem, version));
  }
}
