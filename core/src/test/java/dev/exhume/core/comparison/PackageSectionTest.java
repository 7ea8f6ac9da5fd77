package dev.exhume.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageSectionTest {
  @Test
  void versionsAreComparedAsRpmDoes() {
    assertThat(differences(rpm("a-1.9-1.i386"), rpm("a-1.10-1.i386")))
        .containsExactly("UPGRADED a 1.9-1.i386 1.10-1.i386");
    assertThat(differences(rpm("a-1:1.0-1.i386"), rpm("a-2.0-1.i386", "b-1:1-1.i386")))
        .containsExactly("DOWNGRADED a 1:1.0-1.i386 2.0-1.i386", "ADDED b 1:1-1.i386");
  }

  @Test
  void versionsAreComparedAsDpkgDoes() {
    assertThat(differences(dpkg("ii  a  1.0~rc1-1  x"), dpkg("ii  a  1.0-1  x")))
        .containsExactly("UPGRADED a 1.0~rc1-1 1.0-1");
  }

  @Test
  void ofPackagesThatAreThereTwiceEachVersionCounts() {
    assertThat(
            differences(
                rpm("kernel-2.6.9-42.i686", "kernel-2.6.9-55.i686"),
                rpm("kernel-2.6.9-55.i686", "kernel-2.6.9-67.i686", "kernel-2.6.9-89.i686")))
        .containsExactly(
            "REMOVED kernel 2.6.9-42.i686",
            "ADDED kernel 2.6.9-67.i686",
            "ADDED kernel 2.6.9-89.i686");
    assertThat(
            differences(
                rpm("libc-1-1.i386", "libc-1-1.x86_64"), rpm("libc-1-2.i386", "libc-1-2.x86_64")))
        .containsExactly("UPGRADED libc 1-1.i386 1-2.i386", "UPGRADED libc 1-1.x86_64 1-2.x86_64");
  }

  @Test
  void aPackageOfAnotherArchitectureIsTheSamePackage() {
    assertThat(differences(rpm("glibc-2.3-1.i386"), rpm("glibc-2.3-1.i686")))
        .containsExactly("CHANGED glibc 2.3-1.i386 2.3-1.i686");
  }

  @Test
  void whatAListDoesNotKnowIsNotCompared() {
    assertThat(differences(rpm("bash-3.0-19.2"), rpm("bash-3.0-19.2.i386"))).isEmpty();
    assertThat(differences(rpm("jdk-1.5-1.i586"), rpm("jdk-2000:1.5-1.i586"))).isEmpty();
    assertThat(differences(dpkg("bash install"), dpkg("ii  bash  3.1-1  x"))).isEmpty();
  }

  @Test
  void packagesOfDifferentManagersHaveNoOrder() {
    assertThat(differences(rpm("bash-3.0-1.i386"), dpkg("ii  bash  3.1-1  x")))
        .containsExactly("CHANGED bash 3.0-1 3.1-1");
  }

  private static List<String> differences(Packages before, Packages after) {
    return PackageSection.compare(before, after).differences().stream()
        .map(one -> one.change() + " " + one.subject() + word(one.before()) + word(one.after()))
        .toList();
  }

  private static String word(Optional<String> version) {
    return version.map(text -> " " + text).orElse("");
  }

  private static Packages rpm(String... lines) {
    return PackageList.of(List.of(lines)).orElseThrow();
  }

  private static Packages dpkg(String... lines) {
    return PackageList.of(List.of(lines)).orElseThrow();
  }
}
