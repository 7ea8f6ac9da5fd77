package dev.exhume.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.profile.Packages;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledPackagesTest {
  private static final byte[] PACKAGES = RpmDatabases.packagesFile("little-endian-4096");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"Packages", "rpm/Packages", "found.0001", "part/var/lib/rpm/Packages"})
  void aDatabaseOrADirectoryThatHoldsItIsEnough(String name) throws IOException {
    Path file = write(name, PACKAGES);
    Path top = directory.resolve(Path.of(name).getName(0));
    for (Path source : List.of(file, top)) {
      try (InstalledPackages installed = InstalledPackages.open(source)) {
        assertThat(installed.packages().count()).isEqualTo(5);
        assertThat(installed.packages().database().orElseThrow().path()).isEqualTo(file.toString());
        assertThat(installed.problems()).isEmpty();
      }
    }
  }

  @Test
  void aDatabaseThatLostItsStartIsReadUnderAnyName() throws IOException {
    byte[] lost = PACKAGES.clone();
    Arrays.fill(lost, 0, 512, (byte) 0);
    try (InstalledPackages installed = InstalledPackages.open(write("image.dd", lost))) {
      assertThat(installed.packages().count()).isEqualTo(5);
      assertThat(installed.packages().database().orElseThrow().damaged()).isTrue();
      assertThat(installed.problems()).hasSize(1);
    }
  }

  @Test
  void theDirectoryOfDpkgIsADatabaseToo() throws IOException {
    write("dpkg/status", "Package: a\nStatus: install ok installed\nVersion: 1\n".getBytes(UTF_8));
    write("dpkg/info/a.list", "/.\n/usr/bin/a\n".getBytes(UTF_8));
    try (InstalledPackages installed = InstalledPackages.open(directory.resolve("dpkg"))) {
      assertThat(installed.listed())
          .flatExtracting(ListedPackage::paths)
          .containsExactly("/usr/bin/a");
    }
  }

  @Test
  void aDatabaseAloneTellsItsDistributionByItsPackages() throws IOException {
    String status =
        """
        Package: base-files
        Status: install ok installed
        Version: 6.0squeeze10
        """;
    try (InstalledPackages installed =
        InstalledPackages.open(write("status", status.getBytes(UTF_8)))) {
      assertThat(installed.os().id()).contains("debian");
    }
  }

  @Test
  void filesAreThoseOfTheirPackageInTheOrderOfTheList() throws IOException {
    try (InstalledPackages installed = InstalledPackages.open(write("Packages", PACKAGES))) {
      assertThat(installed.listed())
          .extracting(ListedPackage::item)
          .isEqualTo(installed.packages().items());
      assertThat(installed.listed())
          .extracting(listed -> (int) listed.files().count())
          .isEqualTo(installed.packages().items().stream().map(Packages.Item::files).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  void aFileThatIsNothingOfTheKindIsRefused(int size) throws IOException {
    Path file = write("noise", new byte[size]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> InstalledPackages.open(file))
        .withMessageContaining("noise");
  }

  @Test
  void aServerWithoutPackageManagerIsRefusedRatherThanSaidToHaveNoPackages() throws IOException {
    write("root/etc/hostname", new byte[0]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> InstalledPackages.open(directory.resolve("root")))
        .withMessageContaining("no package manager that is known keeps packages there");
  }

  @Test
  void aDatabaseOfAServerOfWhichNothingCanBeReadIsRefusedByName() throws IOException {
    write("root/etc/hostname", new byte[0]);
    write("root/var/lib/rpm/Packages", new byte[5000]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> InstalledPackages.open(directory.resolve("root")))
        .withMessageStartingWith("/var/lib/rpm/Packages: ")
        .withMessageContaining("no package is found in it");
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }
}
