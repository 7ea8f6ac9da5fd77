package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual machine is a source like any other; {@code vm} shows what its descriptor says. */
class MachineCommandTest {
  @TempDir private Path directory;

  @Test
  void theMachineIsShownWithTheFilesOfItsDisks() {
    CommandRun run = CommandRun.of("vm", SampleDisk.MACHINE);

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("NAME web01", "GUEST rhel4", "MEMORY 1024 MiB", "NETWORK 00:0c:29:5e:01:aa")
        .anyMatch(line -> line.matches("scsi0:0 web01\\.vmdk 171\\.5 KiB /.*/web01\\.vmdk"))
        .anyMatch(
            line ->
                line.matches(
                    "scsi0:1 \\[storage1] web01/web01_1\\.vmdk 169\\.0 KiB /.*/web01_1\\.vmdk"));
  }

  @Test
  void theJsonIsTheMachineOfAProfile() {
    assertThat(CommandRun.of("vm", SampleDisk.MACHINE, "--format", "json").out())
        .startsWith("{")
        .contains("\"controller\": \"scsi0:1\"", "\"memoryMiB\": 1024");
  }

  @Test
  void aFileThatIsNoDescriptorIsRefusedInOneLine() throws IOException {
    CommandRun run = CommandRun.of("vm", Files.writeString(directory.resolve("x.vmx"), "to do"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("x.vmx");
  }

  @Test
  void allItsVolumesMakeOneServer() {
    CommandRun disks = CommandRun.of("disks", SampleDisk.MACHINE);
    CommandRun var = CommandRun.of("ls", SampleDisk.MACHINE, "/var/lib/mysql");

    assertThat(disks.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "/dev/VolGroup00/LogVol01 logical-volume 20.0 MiB ext3 clean -"
                + " 6b1a5ffa-0013-4004-8004-c3a7b1d0f013 /var");
    assertThat(disks.err()).isEmpty();
    assertThat(var.out().lines()).contains("ibdata1");
  }

  @Test
  void theProfileNamesTheImagesThatEachDiskBuildsOn() {
    assertThat(CommandRun.of("disks", SampleDisk.MACHINE, "--format", "json").out())
        .contains("\"kind\": \"virtual-machine\"")
        .contains("\"location\": \"" + SampleDisk.MACHINE.resolveSibling("web01.vmdk") + "\"")
        .containsPattern("\"chain\": \\[\\s+\"web01_1.vmdk\"\\s+]");
  }

  @Test
  void aDiskKeepsItsNameWhenTheOneBeforeItIsMissing() throws IOException {
    Files.copy(SampleDisk.IMAGE, directory.resolve("second.vmdk"));
    Path descriptor =
        Files.writeString(
            directory.resolve("web02.vmx"),
            """
            displayName = "web02"
            scsi0.present = "TRUE"
            scsi0:0.present = "TRUE"
            scsi0:0.fileName = "first.vmdk"
            scsi0:1.present = "TRUE"
            scsi0:1.fileName = "second.vmdk"
            """);

    assertThat(CommandRun.of("disks", descriptor).out())
        .contains("/dev/sdb1")
        .doesNotContain("/dev/sda");
  }

  @Test
  void aDiskThatIsMissingCostsWhatIsOnIt() throws IOException {
    Path descriptor = Files.copy(SampleDisk.MACHINE, directory.resolve("web01.vmx"));
    Files.copy(SampleDisk.MACHINE.resolveSibling("web01.vmdk"), directory.resolve("web01.vmdk"));

    CommandRun run = CommandRun.of("analyze", descriptor, "-o", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("web01.example.com", "was not found; looked for")
        .contains("/var is not part of what was given");
    assertThat(CommandRun.of("ls", descriptor, "/etc/rc.d").out()).contains("rc3.d");
  }

  @Test
  void noFileOutsideOfItsFolderIsReadWhateverItNames() throws IOException {
    Path secret = Files.copy(SampleDisk.IMAGE, directory.resolve("secret.vmdk"));
    Path folder = Files.createDirectories(directory.resolve("a/b/machine"));
    Path descriptor =
        Files.writeString(
            folder.resolve("web01.vmx"),
            """
            config.version = "8"
            scsi0.present = "TRUE"
            scsi0:0.present = "TRUE"
            scsi0:0.fileName = "%s"
            scsi0:1.present = "TRUE"
            scsi0:1.fileName = "../../../secret.vmdk"
            """
                .formatted(secret));

    CommandRun run = CommandRun.of("analyze", descriptor);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("web01.vmx", "looked for");
  }
}
