package dev.exhume.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.disk.image.DiskImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sample's {@code fstab} mounts, had it been written otherwise. */
class MountedVolumesTest {
  private static final Path IMAGE =
      Path.of(
          System.getProperty("exhume.project"), "testdata/servers/centos4-web/centos4-web.vmdk");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/sda1",
        "/dev/hda1",
        "LABEL=/boot",
        "LABEL=\"/boot\"",
        "UUID=6b1a5ffa-0001-4004-8004-c3a7b1d0f001",
        "/dev/disk/by-uuid/6b1a5ffa-0001-4004-8004-c3a7b1d0f001",
        "/dev/disk/by-label/\\x2fboot",
        "PARTUUID=000C4004-01",
        "/dev/disk/by-partuuid/000c4004-01",
        "/dev/vda1",
        "/dev/xvda1",
        "/dev/i2o/hda1",
        "/dev/cciss/c0d0p1",
        "/dev/ida/c0d0p1",
        "/dev/rd/c0d0p1",
        "/dev/nvme0n1p1",
        "/dev/mmcblk0p1",
        "/dev/disk/by-id/scsi-SATA_VBOX_HARDDISK_VB1-part1",
        "/dev/disk/by-path/pci-0000:00:10.0-scsi-0:0:0:0-part1",
      })
  void aVolumeIsFoundByWhateverNameFstabHasForIt(String device) throws IOException {
    try (DeadServer server = server("LABEL=/ / ext3 defaults", device + " /boot ext3 defaults")) {
      assertThat(server.root().resolve("boot/grub/grub.conf")).exists();
    }
  }

  @Test
  void theDiskOfTheRootHasTheNameThatFstabHasForTheRoot() throws IOException {
    try (DeadServer server = server("/dev/hdc6 / ext3 defaults", "/dev/hdc1 /boot ext3 defaults")) {
      assertThat(server.root().resolve("boot/grub/grub.conf")).exists();
    }
  }

  @Test
  void aDiskThatWasNotGivenIsNotMistakenForTheOneThatWas() throws IOException {
    try (DeadServer server = server("/dev/sdb6 / ext3 defaults", "/dev/sda1 /boot ext3 defaults")) {
      assertThat(server.root().resolve("boot")).isEmptyDirectory();
    }
  }

  @Test
  void aVolumeThatHoldsSomethingElseIsNotMountedAndTold() throws IOException {
    try (DeadServer server = server("LABEL=/ / ext3 defaults", "/dev/sda5 /boot ext3 defaults")) {
      assertThat(server.root().resolve("boot")).isEmptyDirectory();
      assertThat(server.problems())
          .extracting(Problem::message)
          .containsExactly(
              "is not mounted at /boot: fstab has /dev/sda5 there as ext3, but it holds swap");
    }
  }

  @Test
  void whatOfTwoMountsComesLaterHidesTheOther() throws IOException {
    try (DeadServer server =
        server("/dev/sda6 /mnt ext3 defaults", "LABEL=/boot /mnt ext3 defaults")) {
      assertThat(server.root().resolve("mnt/grub/grub.conf")).exists();
      assertThat(server.root().resolve("mnt/etc")).doesNotExist();
    }
  }

  @Test
  void whatLiesInTheDirectoryOfAVolumeThatIsMissingIsNotTakenForIt() throws IOException {
    try (DeadServer server = server("LABEL=/ / ext3 defaults", "LABEL=var /var ext3 defaults")) {
      assertThat(server.analyze().source().mounts())
          .extracting(Mount::status)
          .containsExactly(MountStatus.PRESENT, MountStatus.MISSING);
      assertThat(server.analyze().findings())
          .filteredOn(finding -> finding.id().equals("missing-mount"))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.detail())
                      .contains("lay hidden below it")
                      .contains("Likely on it: logs, mail, spools"));
    }
  }

  @Test
  void whatIsMountedOnDemandOnlyIsNotMounted() throws IOException {
    try (DeadServer server = server("LABEL=/ / ext3 defaults", "LABEL=/boot /boot ext3 noauto")) {
      assertThat(server.root().resolve("boot")).isEmptyDirectory();
    }
  }

  @Test
  void mountsMayBeInAnyOrderAndOnEachOther() throws IOException {
    try (DeadServer server =
        server(
            "/dev/sda1 /mnt/grub ext3 defaults",
            "LABEL=/boot /mnt ext3 defaults",
            "LABEL=/ / ext3 defaults")) {
      assertThat(server.root().resolve("mnt/grub/grub/grub.conf")).exists();
      assertThat(server.root().resolve("mnt/grub/grub.conf")).doesNotExist();
    }
  }

  @Test
  void aDirectoryThatIsBoundElsewhereIsSeenInBothPlaces() throws IOException {
    try (DeadServer server =
        server("/var/www /mnt none bind", "LABEL=/ / ext3 defaults", "proc /proc proc defaults")) {
      assertThat(server.root().resolve("mnt/html")).isDirectory();
      assertThat(server.root().resolve("var/www/html")).isDirectory();
    }
  }

  @Test
  void aRootThatIsBoundIntoItselfHasAnEnd() throws IOException {
    try (DeadServer server = server("/ /mnt none rbind", "LABEL=/ / ext3 defaults")) {
      assertThat(server.root().resolve("mnt/etc/fstab")).exists();
      assertThat(server.root().resolve("mnt/mnt")).isEmptyDirectory();
    }
  }

  @Test
  void whatIsMountedIsPresent() throws IOException {
    try (DeadServer server = server("LABEL=/ / ext3 defaults", "LABEL=/boot /mnt ext3 defaults")) {
      assertThat(server.analyze().source().mounts())
          .filteredOn(mount -> mount.mountPoint().equals("/mnt"))
          .extracting(Mount::status)
          .containsExactly(MountStatus.PRESENT);
    }
  }

  /** The sample on a raw disk with another fstab in the place of its own. */
  private DeadServer server(String... fstab) throws IOException {
    byte[] disk;
    try (DiskImage image = DiskImage.open(IMAGE)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) image.bytes().size());
      image.bytes().readFully(0, bytes);
      disk = bytes.array();
    }
    int size;
    try (DeadServer server = DeadServer.open(IMAGE)) {
      size = (int) Files.size(server.root().resolve("etc/fstab"));
    }
    String text = new String(disk, ISO_8859_1);
    int start = text.indexOf("# device\tmount point");
    StringBuilder content = new StringBuilder();
    List.of(fstab).forEach(line -> content.append(line).append('\n'));
    content.append("\n".repeat(size - content.length()));
    System.arraycopy(content.toString().getBytes(ISO_8859_1), 0, disk, start, size);
    return DeadServer.open(Files.write(directory.resolve("disk.img"), disk));
  }
}
