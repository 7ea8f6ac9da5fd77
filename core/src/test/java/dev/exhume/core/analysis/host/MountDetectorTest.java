package dev.exhume.core.analysis.host;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountDetectorTest {
  private final Problems problems = new Problems();

  @Test
  void aMountIsWhatItsLineSays() {
    Path root =
        server()
            .file(
                "/etc/fstab",
                "# made by anaconda",
                "/dev/VolGroup00/LogVol00\t/  ext3  defaults,noatime 1 1")
            .root();

    assertThat(MountDetector.detect(root, problems))
        .containsExactly(
            new Mount(
                "/dev/VolGroup00/LogVol00",
                "/",
                "ext3",
                List.of("defaults", "noatime"),
                MountStatus.PRESENT,
                Evidence.line("/etc/fstab", 2)));
  }

  @Test
  void aMountPointWithFilesIsPresentAndAnEmptyOrAbsentOneIsMissing() {
    assertThat(
            status(
                server().file("/data/app/config").directory("/srv"),
                "/dev/sdb1 /data ext3 defaults 1 2",
                "LABEL=srv /srv ext3 defaults 1 2",
                "UUID=0b6c /home xfs defaults 1 2"))
        .containsExactly(MountStatus.PRESENT, MountStatus.MISSING, MountStatus.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nas:/export/data /data nfs rw",
        "10.1.2.9:/export /data nfs4 rw",
        "//win/share /data cifs credentials=/etc/smb",
        "nas:/export/data /data auto rw",
      })
  void whatAnotherMachineServedIsMissingEvenIfFilesLieBelow(String line) {
    assertThat(status(server().file("/data/old"), line)).containsExactly(MountStatus.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LABEL=/boot /boot ext3 defaults 1 2",
        "/dev/VolGroup00/LogVol01 swap swap defaults 0 0",
        "/swapfile none swap sw 0 0",
        "none /proc proc defaults 0 0",
        "none /sys sysfs defaults 0 0",
        "none /dev/pts devpts gid=5,mode=620 0 0",
        "none /dev/shm tmpfs defaults 0 0",
        "tmpfs /var/cache/fast tmpfs size=1G 0 0",
        "/dev/cdrom /mnt/cdrom udf,iso9660 noauto,ro 0 0",
        "/dev/hda /media/cdrom auto pamconsole,noauto 0 0",
        "/dev/fd0 /mnt/floppy auto noauto 0 0",
        "/dev/sdz1 /mnt/usb ext3 noauto 0 0",
      })
  void whatAContainerDoesWithoutIsNotNeeded(String line) {
    assertThat(status(server(), line)).containsExactly(MountStatus.NOT_NEEDED);
  }

  @Test
  void aVolumeThatAClusterMountsIsMissing() {
    assertThat(status(server(), "/dev/drbd0 /var/lib/mysql ext3 noauto 0 0"))
        .containsExactly(MountStatus.MISSING);
  }

  @Test
  void aBindMountIsAsPresentAsItsSource() {
    assertThat(
            status(
                server().file("/home/www/index.html").directory("/var/www"),
                "/home/www /var/www none bind 0 0",
                "/home/gone /srv/gone none rw,bind 0 0"))
        .containsExactly(MountStatus.PRESENT, MountStatus.MISSING);
  }

  @Test
  void aSpaceInANameIsWrittenInOctal() {
    Path root =
        server().file("/etc/fstab", "//win/my\\040share /srv/my\\040\\134data cifs rw").root();

    assertThat(MountDetector.detect(root, problems))
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.device()).isEqualTo("//win/my share");
              assertThat(mount.mountPoint()).isEqualTo("/srv/my \\data");
            });
  }

  @Test
  void aUnitOfSystemdMountsAsALineDoesUnlessALineHasThatPlace() {
    Path root =
        server()
            .file("/etc/fstab", "LABEL=data /data/ ext3 defaults 1 2")
            .file(
                "/etc/systemd/system/srv-files.mount",
                "[Unit]",
                "What=nothing",
                "[Mount]",
                "What = nas:/files",
                "Where=/srv/files",
                "Type=nfs",
                "Options=ro,soft")
            .file("/etc/systemd/system/data.mount", "[Mount]", "What=/dev/sdb1", "Where=/data")
            .file("/etc/systemd/system/broken.mount", "[Mount]", "Where=/broken")
            .link("/etc/systemd/system/tmp.mount", "/dev/null")
            .root();

    assertThat(MountDetector.detect(root, problems))
        .extracting(Mount::mountPoint)
        .containsExactly("/data", "/srv/files");
    assertThat(MountDetector.detect(root, problems).get(1))
        .isEqualTo(
            new Mount(
                "nas:/files",
                "/srv/files",
                "nfs",
                List.of("ro", "soft"),
                MountStatus.MISSING,
                Evidence.line("/etc/systemd/system/srv-files.mount", 4)));
  }

  @Test
  void theImageOfACdThatWasMountedFromAFileIsMissingLikeAnyVolume() {
    assertThat(
            status(
                server().file("/data/tools.iso").directory("/opt/tools"),
                "/data/tools.iso /opt/tools iso9660 loop,ro 0 0",
                "/dev/sr0 /opt/cd iso9660 ro 0 0"))
        .containsExactly(MountStatus.MISSING, MountStatus.NOT_NEEDED);
  }

  @Test
  void aLineThatNamesNoMountPointIsAProblem() {
    assertThat(status(server(), "garbage", "", "what ever this is", "/dev/sda1 /"))
        .containsExactly(MountStatus.PRESENT);
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/etc/fstab", "line 1 names no mount point"),
            Problem.of("/etc/fstab", "line 3 names no mount point"));
  }

  @ParameterizedTest
  @CsvSource({"/a\\000b", "/data/../../../..", "/\\777\\377"})
  void aMountPointThatNobodyCouldMeanBreaksNothing(String mountPoint) {
    assertThat(status(server(), "/dev/sda1 " + mountPoint + " ext3")).hasSize(1);
  }

  @Test
  void aServerWithoutFstabHasNoMounts() {
    assertThat(MountDetector.detect(server().root(), problems)).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void anFstabThatIsSomethingElseIsAProblem() {
    assertThat(MountDetector.detect(server().link("/etc/fstab", "fstab").root(), problems))
        .isEmpty();
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of("/etc/fstab", "is no regular file: what was mounted is unknown"));
  }

  private List<MountStatus> status(ServerBuilder server, String... lines) {
    return MountDetector.detect(server.file("/etc/fstab", lines).root(), problems).stream()
        .map(Mount::status)
        .toList();
  }
}
