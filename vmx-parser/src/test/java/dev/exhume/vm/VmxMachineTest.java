package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmxMachineTest {
  @TempDir Path directory;

  private VirtualMachine read(String... lines) throws IOException {
    return VirtualMachine.read(descriptor(lines));
  }

  private Path descriptor(String... lines) throws IOException {
    String text = "config.version = \"8\"\n" + String.join("\n", lines) + "\n";
    return Files.writeString(directory.resolve("web01.vmx"), text);
  }

  private Path file(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "a disk");
  }

  @Nested
  class Hardware {
    @Test
    void isWhatTheSettingsSay() throws IOException {
      VirtualMachine machine =
          read(
              "memsize = \"1024\"",
              "numvcpus = \"2\"",
              "firmware = \"efi\"",
              "guestOS = \"rhel4\"");

      assertThat(machine.memoryMiB()).contains(1024L);
      assertThat(machine.cpus()).contains(2);
      assertThat(machine.firmware()).contains(Firmware.EFI);
      assertThat(machine.guestOs()).contains("rhel4");
    }

    @Test
    void isOneProcessorAndBiosUnlessTheSettingsSayOtherwise() throws IOException {
      VirtualMachine machine = read();

      assertThat(machine.cpus()).contains(1);
      assertThat(machine.firmware()).contains(Firmware.BIOS);
      assertThat(machine.memoryMiB()).isEmpty();
    }

    @Test
    void hasNetworkAdaptersWithStaticAndWithGeneratedAddresses() throws IOException {
      VirtualMachine machine =
          read(
              "ethernet0.present = \"TRUE\"",
              "ethernet0.addressType = \"static\"",
              "ethernet0.address = \"00:50:56:00:AA:01\"",
              "ethernet0.generatedAddress = \"00:0c:29:5e:01:bb\"",
              "ethernet0.networkName = \"VM Network\"",
              "Ethernet1.present = \"TRUE\"",
              "Ethernet1.addressType = \"vpx\"",
              "Ethernet1.generatedAddress = \"00:50:56:9d:00:02\"",
              "Ethernet1.virtualDev = \"vmxnet3\"",
              "ethernet2.present = \"FALSE\"",
              "ethernet2.generatedAddress = \"00:50:56:9d:00:03\"");

      assertThat(machine.macAddresses()).containsExactly("00:50:56:00:aa:01", "00:50:56:9d:00:02");
      assertThat(machine.networkAdapters())
          .extracting(NetworkAdapter::isGenerated)
          .containsExactly(false, true);
      assertThat(machine.networkAdapters().get(0).network()).contains("VM Network");
      assertThat(machine.networkAdapters().get(1).model()).contains("vmxnet3");
    }
  }

  @Nested
  class Disks {
    @Test
    void areInTheOrderInWhichTheGuestCountsThem() throws IOException {
      VirtualMachine machine =
          read(
              "nvme0:0.fileName = \"e.vmdk\"",
              "scsi0:10.fileName = \"c.vmdk\"",
              "scsi0:9.fileName = \"b.vmdk\"",
              "sata0:0.fileName = \"d.vmdk\"",
              "scsi1:0.fileName = \"cc.vmdk\"",
              "ide1:1.fileName = \"a.vmdk\"");

      assertThat(machine.disks())
          .extracting(disk -> disk.controller().toString())
          .containsExactly("ide1:1", "scsi0:9", "scsi0:10", "scsi1:0", "sata0:0", "nvme0:0");
    }

    @Test
    void areThoseThatArePresentOnAControllerThatIsPresent() throws IOException {
      VirtualMachine machine =
          read(
              "scsi0.present = \"TRUE\"",
              "scsi0:0.present = \"TRUE\"",
              "scsi0:0.fileName = \"here.vmdk\"",
              "scsi0:1.present = \"FALSE\"",
              "scsi0:1.fileName = \"/dev/hda\"",
              "scsi1.present = \"FALSE\"",
              "scsi1:0.present = \"TRUE\"",
              "scsi1:0.fileName = \"detached.vmdk\"");

      assertThat(Shown.disks(machine)).isEqualTo("scsi0:0 IMAGE here.vmdk");
      assertThat(machine.problems())
          .anyMatch(problem -> problem.message().equals("scsi1 is not there, and scsi1:0 with it"));
    }

    @Test
    void areToldApartFromWhatIsNoDisk() throws IOException {
      VirtualMachine machine =
          read(
              "ide0:0.fileName = \"a.vmdk\"",
              "ide0:0.deviceType = \"ata-hardDisk\"",
              "ide0:1.fileName = \"/dev/sda\"",
              "ide0:1.deviceType = \"rawDisk\"",
              "ide1:0.fileName = \"linux.iso\"",
              "ide1:1.fileName = \"/dev/scd0\"",
              "ide1:1.deviceType = \"atapi-cdrom\"",
              "scsi0:0.fileName = \"/dev/sg0\"",
              "scsi0:0.deviceType = \"scsi-passthru\"",
              "scsi0:1.fileName = \"lun.vmdk\"",
              "scsi0:1.deviceType = \"rdm\"");

      assertThat(Shown.disks(machine))
          .isEqualTo(
              "ide0:0 IMAGE a.vmdk, ide0:1 HOST_DEVICE /dev/sda,"
                  + " scsi0:1 RAW_DEVICE_MAPPING lun.vmdk");
      assertThat(Shown.removable(machine))
          .isEqualTo(
              "ide1:0 CD_ROM linux.iso, ide1:1 CD_ROM /dev/scd0,"
                  + " scsi0:0 PASSED_THROUGH /dev/sg0");
    }

    @Test
    void areRawDeviceMappingsWhereTheirOwnDescriptorSaysSo() throws IOException {
      Files.writeString(
          directory.resolve("lun.vmdk"),
          "createType=\"vmfsRawDeviceMap\"\nRW 41943040 VMFSRDM \"lun-rdm.vmdk\"\n");

      VirtualMachine machine = read("scsi0:1.fileName = \"lun.vmdk\"");

      assertThat(machine.disks().get(0).backing()).isEqualTo(DiskBacking.RAW_DEVICE_MAPPING);
      assertThat(machine.problems())
          .anyMatch(problem -> problem.message().contains("only points to a device"));
    }

    @Test
    void haveTheirRedoLogOnTop() throws IOException {
      file("web01.vmdk");
      file("web01.vmdk.REDO_UWxTUZ");

      VirtualMachine machine =
          read(
              "scsi0:0.fileName = \"web01.vmdk\"",
              "scsi0:0.redo = \"./web01.vmdk.REDO_UWxTUZ\"",
              "scsi0:0.mode = \"undoable\"");

      VirtualDisk disk = machine.disks().get(0);
      assertThat(disk.file()).isEqualTo("web01.vmdk");
      assertThat(disk.mode()).contains("undoable");
      assertThat(Shown.layers(disk)).isEqualTo("web01.vmdk.REDO_UWxTUZ < web01.vmdk");
      assertThat(machine.problems()).isEmpty();
    }

    @Test
    void areReadInAnOlderStateWhenTheNewestFileIsMissing() throws IOException {
      file("web01-000001.vmdk");
      file("web01.vmdk");

      VirtualMachine machine = read("scsi0:0.fileName = \"web01-000003.vmdk\"");

      VirtualDisk disk = machine.disks().get(0);
      assertThat(Shown.layers(disk)).isEqualTo("- < web01-000001.vmdk");
      assertThat(disk.isNewestMissing()).isTrue();
      assertThat(disk.place().flatMap(DiskPlace::wholeFile))
          .contains(directory.resolve("web01-000001.vmdk").toRealPath());
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .contains("scsi0:0 can only be read in an older state: web01-000001.vmdk");
    }
  }

  @Nested
  class Text {
    @Test
    void isInTheCharsetThatItNames() throws IOException {
      Path file = directory.resolve("web01.vmx");
      Files.writeString(
          file,
          ".encoding = \"Shift_JIS\"\nconfig.version = \"8\"\ndisplayName = \"サーバー\"\n",
          Charset.forName("Shift_JIS"));

      assertThat(VirtualMachine.read(file).name()).contains("サーバー");
    }

    @Test
    void isInWhatWindowsWritesWhenItIsNotInTheCharsetThatItNames() throws IOException {
      Path file = directory.resolve("web01.vmx");
      Files.writeString(
          file,
          ".encoding = \"UTF-8\"\nconfig.version = \"8\"\ndisplayName = \"Brü\"\n",
          StandardCharsets.ISO_8859_1);

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.name()).contains("Brü");
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .containsExactly("is not in UTF-8 as it says: read as windows-1252");
    }

    @Test
    void hasEscapesForWhatItCannotHold() throws IOException {
      VirtualMachine machine = read("annotation = \"a |22b|22|0Ac|7Cd |zz\"");

      assertThat(machine.settings()).containsEntry("annotation", "a \"b\"\nc|d |zz");
    }

    @Test
    void mayGiveAKeyTwiceAndTheLastCounts() throws IOException {
      VirtualMachine machine = read("memsize = \"512\"", "MemSize = \"1024\"");

      assertThat(machine.memoryMiB()).contains(1024L);
      assertThat(machine.problems())
          .extracting(MachineProblem::toString)
          .singleElement()
          .asString()
          .endsWith(
              "web01.vmx, line 3: MemSize is \"1024\", and was \"512\" in line 2: the last counts");
    }

    @Test
    void mayHaveCommentsAnywhereAndNonsenseThatIsTold() throws IOException {
      VirtualMachine machine =
          read("#scsi0:0.fileName = \"no.vmdk\"", "memsize = \"64\" # MB", "what is this");

      assertThat(machine.disks()).isEmpty();
      assertThat(machine.memoryMiB()).contains(64L);
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .containsExactly("no setting: what is this");
    }

    @Test
    void mayBeMostlyBlanksOrEscapesAndIsReadInOneGo() throws IOException {
      VirtualMachine machine =
          read(
              "\n".repeat(3 << 20),
              "memsize" + " ".repeat(3 << 20) + "512",
              "annotation = \"" + "|41".repeat(20_000) + "\"",
              "numvcpus = \"2\"");

      assertThat(machine.settings().get("annotation")).isEqualTo("A".repeat(20_000));
      assertThat(machine.cpus()).contains(2);
    }

    @Test
    void keepsWhatTheVendorAloneHasByName() throws IOException {
      VirtualMachine machine = read("sched.swap.derivedName = \"/vmfs/volumes/x/web01.vswp\"");

      assertThat(machine.settings())
          .containsEntry("SCHED.swap.derivedName", "/vmfs/volumes/x/web01.vswp");
    }
  }

  @Test
  void noMoreDevicesAreReadThanAnyMachineHas() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      many.append("scsi%d:%d.fileName = \"%d.vmdk\"%n".formatted(i / 1000, i % 1000, i));
    }

    VirtualMachine machine =
        read(many.toString(), "scsi0:1.fileName = \"" + "a/".repeat(9000) + "\"");

    assertThat(machine.disks()).hasSize(512);
    assertThat(machine.disks().get(1).layers().get(0).tried())
        .singleElement()
        .asString()
        .endsWith("… (longer than any path)");
    assertThat(machine.problems())
        .extracting(MachineProblem::message)
        .contains("only the first 512 devices are read");
  }

  @Test
  void anEncryptedMachineIsToldToBeOne() throws IOException {
    VirtualMachine machine = read("encryption.keySafe = \"vmware:key/list/(pair/...)\"");

    assertThat(machine.problems())
        .anyMatch(problem -> problem.message().startsWith("the machine is encrypted"));
  }

  @Test
  void snapshotsAreReadFromTheFileBesideIt() throws IOException {
    Files.writeString(
        directory.resolve("WEB01.vmsd"),
        """
        .encoding = "UTF-8"
        snapshot.lastUID = "3"
        snapshot.numSnapshots = "2"
        snapshot.current = "3"
        snapshot0.uid = "3"
        snapshot0.parent = "1"
        snapshot0.displayName = "after"
        snapshot0.disk0.fileName = "web01-000001.vmdk"
        snapshot0.disk0.node = "scsi0:0"
        snapshot0.numDisks = "1"
        snapshot1.uid = "1"
        snapshot1.displayName = "before"
        snapshot1.description = "the |22upgrade|22"
        snapshot1.createTimeHigh = "310000"
        snapshot1.createTimeLow = "-2000000000"
        snapshot1.disk0.fileName = "web01.vmdk"
        snapshot1.disk0.node = "scsi0:0"
        """);

    List<Snapshot> snapshots = read().snapshots();

    assertThat(snapshots).extracting(Snapshot::id).containsExactly("1", "3");
    assertThat(snapshots).extracting(Snapshot::isCurrent).containsExactly(false, true);
    assertThat(snapshots.get(1).parent()).contains("1");
    assertThat(snapshots.get(0).description()).contains("the \"upgrade\"");
    assertThat(snapshots.get(0).takenAt()).contains(Instant.parse("2012-03-11T05:02:36.727296Z"));
    assertThat(snapshots.get(0).disks())
        .containsExactly(new Snapshot.Disk(new DeviceAddress(Bus.SCSI, 0, 0), "web01.vmdk"));
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "# Disk DescriptorFile\nversion=1\nCID=fffffffe\n",
          "key = value\n",
          "\0\0",
          "#!/bin/sh\nset -e\ncat > web01.vmx << EOF\nconfig.version = \"8\"\nEOF\n"
        })
    void whatIsNoDescriptor(String text) throws IOException {
      Path file = Files.writeString(directory.resolve("other"), text);

      assertThat(VirtualMachine.recognises(file)).isFalse();
      assertThatThrownBy(() -> VirtualMachine.read(file))
          .isInstanceOf(MalformedDescriptorException.class)
          .hasMessage(file + ": is no descriptor of a virtual machine");
    }

    @Test
    void whatIsFarTooLong() throws IOException {
      Path file = descriptor("# comment\n".repeat(1 << 20));

      assertThatThrownBy(() -> VirtualMachine.read(file))
          .isInstanceOf(MalformedDescriptorException.class)
          .hasMessageContaining("has more than 8388608 bytes");
    }

    @Test
    void aFolderAndWhatIsNotThere() throws IOException {
      assertThat(VirtualMachine.recognises(directory)).isFalse();
      assertThatThrownBy(() -> VirtualMachine.read(directory))
          .isInstanceOf(MalformedDescriptorException.class);
      assertThatThrownBy(() -> VirtualMachine.read(directory.resolve("gone.vmx")))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("no such file");
    }
  }
}
