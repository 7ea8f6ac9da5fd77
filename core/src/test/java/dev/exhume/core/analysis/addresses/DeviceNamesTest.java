package dev.exhume.core.analysis.addresses;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNamesTest {
  private final Path root = server().root();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smartctl -a /dev/sdb1 | /dev/sdb1 | disk",
        "mount /dev/disk/by-id/scsi-36006048 /data | /dev/disk/by-id/scsi-36006048 | disk",
        "/dev/raw/raw1 /dev/cciss/c0d1p1 | /dev/cciss/c0d1p1 | disk",
        "db_file=/dev/raw/raw1 | /dev/raw/raw1 | raw device",
        "tar cf /dev/nst0 /home | /dev/nst0 | tape",
        "device=/dev/ttyS0 | /dev/ttyS0 | serial port",
        "DeviceURI parallel:/dev/lp0 | /dev/lp0 | printer port",
        "dev /dev/net/tun | /dev/net/tun | tunnel",
        "cdrecord dev=/dev/cdrom x.iso | /dev/cdrom | removable medium",
      })
  void devicesThatAContainerDoesNotHaveAreFound(String line, String name, String what) {
    assertThat(devices("/etc/app.conf", line, path -> Optional.empty()))
        .filteredOn(dependency -> dependency.value().equals(name))
        .allSatisfy(device -> assertThat(device.advice().orElse("")).startsWith(what + ": "))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/app.conf,  cat x > /dev/null",
    "/etc/app.conf,  head /dev/urandom < /dev/tty",
    "/etc/app.conf,  ls /dev/sd*",
    "/etc/app.conf,  ls /srv/dev/sda1",
    "/etc/fstab,     /dev/sda1 / ext3",
    "/etc/grub.conf, root=/dev/sda1",
  })
  void whatEveryContainerHasAndWhatIsToldElsewhereIsNot(String file, String line) {
    assertThat(devices(file, line, path -> Optional.empty())).isEmpty();
  }

  @Test
  void filesOfPackagesCountOnlyWhereSomebodyChangedThem() {
    Ownership owned = path -> Optional.of("package");

    assertThat(devices("/etc/app.conf", "port=/dev/ttyS0", owned)).isEmpty();
    assertThat(devices("/etc/changed.conf", "port=/dev/ttyS0", owned)).hasSize(1);
  }

  private List<Dependency> devices(String file, String line, Ownership ownership) {
    Dependencies dependencies = new Dependencies();
    Customisation customisation =
        new Customisation(
            Optional.of(
                List.of(new ModifiedFile("/etc/changed.conf", "app", List.of("digest"), true))),
            Optional.of(0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    new DeviceNames(ownership, customisation, dependencies)
        .search(root.resolve(file), List.of(new TextLine(file, 1, line)));
    return dependencies.sorted();
  }
}
