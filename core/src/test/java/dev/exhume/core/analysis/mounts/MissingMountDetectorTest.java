package dev.exhume.core.analysis.mounts;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Disk;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.profile.Source.VirtualDisk;
import dev.exhume.core.profile.Source.VirtualMachine;
import dev.exhume.core.profile.Source.Volume;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingMountDetectorTest {
  private static final Evidence LINE = Evidence.line("/etc/fstab", 3);

  @Test
  void whatIsPresentOrNotNeededIsNotMissing() {
    Mount present = mount("/dev/sdb1", "/data", MountStatus.PRESENT);
    Mount swap = mount("/dev/sdb2", "swap", MountStatus.NOT_NEEDED);
    assertThat(detect(server(), List.of(present, swap))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/home | home directories | false",
        "/home/shared | home directories | false",
        "/var/lib/mysql | databases of MySQL or MariaDB | false",
        "/tmp | temporary files | true",
        "/var/spool/squid | a cache | true",
      })
  void aMountPointTellsWhatWasLikelyOnIt(String point, String content, boolean isScratch) {
    MissingMount missing = missing(server(), "/dev/sdb1", point);
    assertThat(missing.content()).contains(content);
    assertThat(missing.isScratch()).isEqualTo(isScratch);
    assertThat(missing(server(), "/dev/sdb1", "/homework").content()).isEmpty();
  }

  @Test
  void whatLiesInTheDirectoryWasHidden() {
    assertThat(missing(server(), "/dev/sdb1", "/data").place())
        .isEqualTo("there is no such directory");
    assertThat(missing(server().directory("/data"), "/dev/sdb1", "/data").place())
        .isEqualTo("the directory is empty");
    assertThat(missing(server().file("/data/a").file("/data/b"), "/dev/sdb1", "/data").place())
        .isEqualTo("what is in the directory, 2 files or directories, lay hidden below it");
  }

  @Test
  void whatPointsIntoItNeedsIt() {
    Path root =
        server()
            .link("/var/www/html", "../../data/www")
            .link("/srv/other", "/database")
            .link("/mysql", "/data")
            .root();
    List<Site> sites =
        List.of(
            site("shop.example", "/data/www"), site("other", "/database"), site("deep", "/data"));
    List<ScheduledJob> jobs =
        List.of(job("tar czf /data/backup.tgz /etc"), job("/usr/bin/mydata /database"));
    List<Account> accounts = List.of(account("eve", "/data/eve"), account("bob", "/home/bob"));
    MountUses uses =
        new MountUses(
            root,
            List.of(),
            sites,
            List.of(),
            jobs,
            accounts,
            directory -> directory.equals("/data") ? 7 : 0,
            new Problems());

    assertThat(uses.of("/data"))
        .containsExactly(
            "httpd serves shop.example from /data/www",
            "httpd serves deep from /data",
            "a job of cron uses it (/etc/crontab:9)",
            "home of eve",
            "/mysql is a link into it",
            "/var/www/html is a link into it",
            "packages have 7 files there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nas:/export | It lay on the file server nas: get",
        "//win/my share | It lay on the file server win: get",
        "/dev/mapper/vg--old-lv--data | It is the logical volume lv-data of the group vg-old: bring",
        "/dev/data/home | It is the logical volume home of the group data: bring",
        "/dev/VolGroup00/LogVol07 | It is the logical volume LogVol07, which the group VolGroup00"
            + " does not",
        "/dev/md0 | It is the array md0: bring",
        "/dev/drbd0 | It is mirrored by DRBD",
        "/dev/sdb1 | It is partition 1 of the disk sdb. It is not on the disk that was given.",
        "/dev/cciss/c0d1p3 | It is partition 3 of the disk cciss/c0d1.",
        "UUID=12-34 | It is the volume with the UUID 12-34: exhume disks",
        "/data/tools.iso | Its files are in the image /data/tools.iso",
      })
  void whereToLookDependsOnItsDevice(String device, String advice) {
    assertThat(missing(server(), device, "/data").advice())
        .startsWith(advice)
        .contains("Lay its files into the root");
  }

  @Test
  void aDiskOfTheMachineThatIsMissingIsNamed() {
    VirtualMachine machine =
        new VirtualMachine(
            "web01",
            "vmx",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(
                new VirtualDisk(
                    "scsi0:0", "sda.vmdk", List.of("sda-000001.vmdk", "sda.vmdk"), List.of()),
                new VirtualDisk("scsi0:1", "C:\\vm\\data.vmdk", List.of("data.vmdk"), List.of())));
    Mount mount = mount("LABEL=data", "/data", MountStatus.MISSING);
    Source source =
        new Source(
            "virtual-machine",
            "web01.vmx",
            Optional.of(machine),
            List.of(new Disk("vm/sda-000001.vmdk", "vmdk", 1, Optional.of("mbr"))),
            List.of(),
            List.of(mount));

    assertThat(MountAdvice.on(mount, source))
        .contains("Of the disks of the machine C:\\vm\\data.vmdk (scsi0:1) is not there.");
  }

  private static MissingMount missing(ServerBuilder server, String device, String point) {
    return detect(server, List.of(mount(device, point, MountStatus.MISSING))).get(0);
  }

  private static List<MissingMount> detect(ServerBuilder server, List<Mount> mounts) {
    Path root = server.root();
    Source source =
        new Source(
            "disk-image",
            "disk.img",
            Optional.empty(),
            List.of(new Disk("disk.img", "raw", 1, Optional.of("mbr"))),
            List.of(
                new Volume(
                    "/dev/VolGroup00/LogVol00",
                    "logical-volume",
                    1,
                    "ext3",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("root"),
                    Optional.of("/"),
                    Optional.empty())),
            mounts);
    Problems problems = new Problems();
    MountUses none =
        new MountUses(
            root, List.of(), List.of(), List.of(), List.of(), List.of(), any -> 0, problems);
    return MissingMountDetector.detect(root, source, none, problems);
  }

  private static Mount mount(String device, String point, MountStatus status) {
    return new Mount(device, point, "ext3", List.of("defaults"), status, LINE);
  }

  private static Site site(String name, String documentRoot) {
    return new Site("httpd", List.of(name), Optional.empty(), Optional.of(documentRoot), LINE);
  }

  private static ScheduledJob job(String command) {
    return new ScheduledJob(
        "cron",
        "0 1 * * *",
        Optional.of("root"),
        command,
        Optional.empty(),
        Evidence.line("/etc/crontab", 9));
  }

  private static Account account(String name, String home) {
    return new Account(
        name, 500, 500, home, "/bin/bash", true, Optional.empty(), 0, Optional.empty());
  }
}
