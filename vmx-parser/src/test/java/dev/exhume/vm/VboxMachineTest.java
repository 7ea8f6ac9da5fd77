package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VboxMachineTest {
  private static final String ID = "{5D09F11E-ee59-4301-a875-3555762f9008}";

  @TempDir Path directory;

  private VirtualMachine read(String version, String inMachine) throws IOException {
    return VirtualMachine.read(machine(version, inMachine));
  }

  private Path machine(String version, String inMachine) throws IOException {
    return Files.writeString(
        directory.resolve("web01.vbox"),
        "<?xml version=\"1.0\"?>\n<VirtualBox version=\"%s\">\n<Machine name=\"web01\">%s</Machine></VirtualBox>"
            .formatted(version, inMachine));
  }

  private void globalSettings(String registry) throws IOException {
    Files.writeString(
        directory.resolve("VirtualBox.xml"),
        "<VirtualBox version=\"1.2\"><Global>" + registry + "</Global></VirtualBox>");
  }

  @Nested
  class OfEveryVersion {
    @Test
    void of1_1HasTheIdsOfImagesInItsHardDisks() throws IOException {
      globalSettings(
          """
          <DiskImageRegistry><HardDiskImages><Image uuid="%s" src="VDI/web01.vdi"/></HardDiskImages>
          </DiskImageRegistry>"""
              .formatted(ID));

      VirtualMachine machine =
          read(
              "1.1",
              "<HardDisks><HardDisk><Image uuid=\"%s\"/></HardDisk></HardDisks>".formatted(ID));

      assertThat(Shown.disks(machine)).isEqualTo("ide0:0 IMAGE VDI/web01.vdi");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "'1.2', 'bus=\"ide0\" device=\"master\"', ide0:0",
      "'1.2', 'bus=\"ide1\" device=\"slave\"', ide1:1",
      "'1.3', 'bus=\"IDE\" channel=\"1\" device=\"0\"', ide1:0",
      "'1.4', 'bus=\"SATA\" channel=\"3\" device=\"0\"', sata0:3",
      "'1.6', 'bus=\"SCSI\" channel=\"2\" device=\"0\"', scsi0:2",
    })
    void of1_2To1_6HasAttachments(String version, String place, String address) throws IOException {
      globalSettings(
          "<DiskRegistry><HardDisks><HardDisk uuid=\"%s\"><VMDKImage filePath=\"web01.vmdk\"/></HardDisk></HardDisks></DiskRegistry>"
              .formatted(ID));

      VirtualMachine machine =
          read(
              version,
              "<HardDiskAttachments><HardDiskAttachment hardDisk=\"%s\" %s/></HardDiskAttachments>"
                  .formatted(ID, place));

      assertThat(Shown.disks(machine)).isEqualTo(address + " IMAGE web01.vmdk");
    }

    @Test
    void of1_7AndLaterHasStorageControllers() throws IOException {
      VirtualMachine machine =
          read(
              "1.12",
              """
              <MediaRegistry><HardDisks>
                <HardDisk uuid="{1}" location="one.vdi" type="Normal"/>
                <HardDisk uuid="{2}" location="two.vmdk" type="Writethrough"/>
                <HardDisk uuid="{3}" location="three.vhd"/>
                <HardDisk uuid="{4}" location="10.1.2.3|iqn.2009" format="iSCSI"/>
              </HardDisks><DVDImages><Image uuid="{9}" location="linux.iso"/></DVDImages></MediaRegistry>
              <StorageControllers>
                <StorageController name="SAS" type="LsiLogicSas">
                  <AttachedDevice type="HardDisk" port="1" device="0"><Image uuid="{3}"/></AttachedDevice>
                </StorageController>
                <StorageController name="SATA" type="AHCI">
                  <AttachedDevice type="HardDisk" port="0" device="0"><Image uuid="{2}"/></AttachedDevice>
                </StorageController>
                <StorageController name="IDE" type="PIIX4">
                  <AttachedDevice type="HardDisk" port="0" device="1"><Image uuid="{1}"/></AttachedDevice>
                  <AttachedDevice type="DVD" port="1" device="0"><Image uuid="{9}"/></AttachedDevice>
                </StorageController>
                <StorageController name="NVMe" type="NVMe">
                  <AttachedDevice type="HardDisk" port="0" device="0"><Image uuid="{4}"/></AttachedDevice>
                </StorageController>
                <StorageController name="Floppy" type="I82078">
                  <AttachedDevice type="Floppy" port="0" device="0"><HostDrive src="/dev/fd0"/></AttachedDevice>
                </StorageController>
              </StorageControllers>
              """);

      assertThat(Shown.disks(machine))
          .isEqualTo(
              "ide0:1 IMAGE one.vdi, scsi0:1 IMAGE three.vhd, sata0:0 IMAGE two.vmdk,"
                  + " nvme0:0 HOST_DEVICE 10.1.2.3|iqn.2009");
      assertThat(Shown.removable(machine))
          .isEqualTo("ide1:0 CD_ROM linux.iso, floppy0 FLOPPY /dev/fd0");
      assertThat(machine.disks().get(2).mode()).contains("Writethrough");
    }

    @Test
    void hasHardwareThatIsTheDefaultWhereNothingIsSaid() throws IOException {
      VirtualMachine machine = read("1.19", "<Hardware/>");

      assertThat(machine.cpus()).contains(1);
      assertThat(machine.firmware()).contains(Firmware.BIOS);
      assertThat(machine.memoryMiB()).isEmpty();
    }

    @Test
    void hasHardwareNetworkAndWhatTheGuestTold() throws IOException {
      VirtualMachine machine =
          read(
              "1.16",
              """
              <Description>The web server</Description>
              <ExtraData><ExtraDataItem name="GUI/Fullscreen" value="off"/></ExtraData>
              <Hardware><CPU count="4"/><Memory RAMSize="2048"/><Firmware type="EFI64"/>
                <Network>
                  <Adapter slot="0" enabled="true" MACAddress="080027A1B2C3" type="82540EM">
                    <DisabledModes><NAT/></DisabledModes><BridgedInterface name="eth0"/></Adapter>
                  <Adapter slot="1" enabled="false" MACAddress="080027FFFFFF"/>
                </Network>
                <GuestProperties>
                  <GuestProperty name="/VirtualBox/GuestInfo/Net/0/V4/IP" value="10.1.2.3"/>
                </GuestProperties></Hardware>
              """);

      assertThat(machine.cpus()).contains(4);
      assertThat(machine.memoryMiB()).contains(2048L);
      assertThat(machine.firmware()).contains(Firmware.EFI);
      assertThat(machine.networkAdapters())
          .containsExactly(
              new NetworkAdapter(
                  "adapter0",
                  Optional.of("08:00:27:a1:b2:c3"),
                  true,
                  Optional.of("82540EM"),
                  Optional.of("eth0")));
      assertThat(machine.settings())
          .containsEntry("/VirtualBox/GuestInfo/Net/0/V4/IP", "10.1.2.3")
          .containsEntry("GUI/Fullscreen", "off")
          .containsEntry("description", "The web server")
          .containsEntry("settingsVersion", "1.16");
    }
  }

  @Nested
  class Snapshots {
    @Test
    void areATreeOfWhichOneIsCurrent() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("web01.vbox"),
              """
              <VirtualBox version="1.16"><Machine name="web01" currentSnapshot="{C}">
                <Snapshot uuid="{a}" name="first" timeStamp="2010-02-07T20:01:20Z"><Snapshots>
                  <Snapshot uuid="{b}" name="left"/>
                  <Snapshot uuid="{c}" name="right"><Snapshots><Snapshot uuid="{d}"/></Snapshots>
                  </Snapshot></Snapshots></Snapshot>
              </Machine></VirtualBox>
              """);

      List<Snapshot> snapshots = VirtualMachine.read(file).snapshots();

      assertThat(snapshots).extracting(Snapshot::id).containsExactly("{a}", "{b}", "{c}", "{d}");
      assertThat(snapshots)
          .extracting(snapshot -> snapshot.parent().orElse("-"))
          .containsExactly("-", "{a}", "{a}", "{c}");
      assertThat(snapshots)
          .extracting(Snapshot::isCurrent)
          .containsExactly(false, false, true, false);
      assertThat(snapshots.get(0).takenAt()).hasToString("Optional[2010-02-07T20:01:20Z]");
    }
  }

  @Nested
  class AnImage {
    private static final String ATTACHED =
        """
        <StorageControllers><StorageController name="SATA" type="AHCI">
          <AttachedDevice type="HardDisk" port="0" device="0"><Image uuid="%s"/></AttachedDevice>
        </StorageController></StorageControllers>"""
            .formatted(ID);

    @Test
    void isFoundByTheIdInItsHeaderWhenItsNameIsNotThere() throws IOException {
      ByteBuffer header = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(64, 0xBEDA107F).putInt(68, 0x10001);
      header.putInt(392, 0x5d09f11e).putShort(396, (short) 0xee59).putShort(398, (short) 0x4301);
      header.order(ByteOrder.BIG_ENDIAN).putLong(400, 0xa8753555762f9008L);
      Path renamed = Files.write(directory.resolve("renamed.vdi"), header.array());

      VirtualMachine machine = read("1.9", ATTACHED);

      assertThat(machine.disks().get(0).place().flatMap(DiskPlace::wholeFile))
          .contains(renamed.toRealPath());
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .anyMatch(message -> message.contains("which has its id"));
    }

    @Test
    void isNeverItsOwnParent() throws IOException {
      VirtualMachine machine =
          read(
              "1.16",
              """
              <MediaRegistry><HardDisks><HardDisk uuid="%s" location="a.vdi">
                <HardDisk uuid="{b}" location="b.vdi"><HardDisk uuid="%s" location="c.vdi"/></HardDisk>
              </HardDisk></HardDisks></MediaRegistry>"""
                      .formatted(ID, ID)
                  + ATTACHED);

      assertThat(machine.disks().get(0).layers()).hasSizeLessThan(3);
    }

    @Test
    void isReadInAnOlderStateWhenTheDifferenceIsMissing() throws IOException {
      Path base = Files.writeString(directory.resolve("base.vdi"), "base");

      VirtualMachine machine =
          read(
              "1.16",
              """
              <MediaRegistry><HardDisks><HardDisk uuid="{b}" location="base.vdi">
                <HardDisk uuid="%s" location="Snapshots/difference.vdi"/>
              </HardDisk></HardDisks></MediaRegistry>"""
                      .formatted(ID)
                  + ATTACHED);

      assertThat(machine.disks().get(0).isNewestMissing()).isTrue();
      assertThat(machine.disks().get(0).place().flatMap(DiskPlace::wholeFile))
          .contains(base.toRealPath());
      assertThat(machine.problems())
          .extracting(MachineProblem::message)
          .contains("sata0:0 can only be read in an older state: base.vdi");
    }
  }

  @Nested
  class Xml {
    @Test
    void thatBreaksOffIsReadAsFarAsItGoes() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("cut.vbox"),
              """
              <VirtualBox version="1.16"><Machine name="web01" OSType="Debian">
                <MediaRegistry><HardDisks><HardDisk uuid="{a}" location="a.vdi"/>
                <HardDisk uuid="{b}" loc""");

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.name()).contains("web01");
      assertThat(machine.problems())
          .extracting(MachineProblem::toString)
          .singleElement()
          .asString()
          .startsWith(file + ", line 3: only what comes before is read: ");
    }

    @Test
    void mayHaveLettersThatXmlDoesNotHave() throws IOException {
      VirtualMachine machine =
          read(
              "1.16",
              "<Description>R&D &#18; \u0002 x</Description><Hardware><CPU count=\"2\"/></Hardware>");

      assertThat(machine.settings()).containsEntry("description", "R?D ? ? x");
      assertThat(machine.cpus()).contains(2);
    }

    @Test
    void neverReadsAnotherFile() throws IOException {
      Path secret = Files.writeString(directory.resolve("secret"), "the secret");
      Path file =
          Files.writeString(
              directory.resolve("web01.vbox"),
              """
              <!DOCTYPE VirtualBox [<!ENTITY file SYSTEM "%s"><!ENTITY text "expanded">]>
              <VirtualBox version="1.16"><Machine name="web01">
                <Description>&file; &text;</Description></Machine></VirtualBox>
              """
                  .formatted(secret.toUri()));

      VirtualMachine machine = VirtualMachine.read(file);

      assertThat(machine.name()).contains("web01");
      assertThat(machine.settings().toString()).doesNotContain("the secret", "expanded");
    }

    @Test
    void mayBeNestedDeeperThanAnybodyReads() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("deep.vbox"),
              "<VirtualBox><Machine name=\"web01\">" + "<Snapshot>".repeat(50_000));

      assertThat(VirtualMachine.read(file).problems())
          .extracting(MachineProblem::message)
          .containsExactly("only what comes before is read: elements are more than 1024 deep");
    }
  }

  @Nested
  class Refuses {
    @Test
    void theSettingsForAllMachines() throws IOException {
      globalSettings("<MachineRegistry/>");

      assertThat(VirtualMachine.recognises(directory.resolve("VirtualBox.xml"))).isFalse();
    }

    @Test
    void anEncryptedMachine() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("web01.vbox"),
              "<VirtualBox version=\"1.19\"><MachineEncrypted uuid=\"{a}\"/></VirtualBox>");

      assertThatThrownBy(() -> VirtualMachine.read(file))
          .isInstanceOf(MalformedDescriptorException.class)
          .hasMessageContaining("the machine is encrypted");
    }
  }
}
