package dev.exhume.vm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Good descriptors of every kind, small, for tests that damage them. */
final class DescriptorSeeds {
  static final String DIFFERENCE = "{66666666-2222-4333-8444-555555555555}";

  private DescriptorSeeds() {}

  static Stream<byte[]> vmx() {
    String settings =
        """
        .encoding = "UTF-8"
        config.version = "8"
        displayName = "web01 (|22old|22)"
        memsize = "1024"
        scsi0.present = "TRUE"
        scsi0:0.present = "TRUE"
        scsi0:0.fileName = "web01-000002.vmdk"
        scsi0:0.redo = "./web01.vmdk.REDO_a"
        ide1:0.fileName = "auto detect"
        ide1:0.deviceType = "cdrom-raw"
        floppy0.fileName = /dev/fd0
        ethernet0.present = "TRUE"
        ethernet0.generatedAddress = "00:0c:29:5e:01:aa"
        memsize = "512"
        """;
    return Stream.of(
        settings.getBytes(UTF_8),
        "config.version = 4\nscsi0:0.name = vmhba0:2:0:1:web01.dsk\n".getBytes(UTF_8));
  }

  static Stream<byte[]> vmsd() {
    return Stream.of(
        """
        .encoding = "UTF-8"
        snapshot.numSnapshots = "2"
        snapshot.current = "2"
        snapshot0.uid = "1"
        snapshot0.displayName = "before"
        snapshot0.createTimeHigh = "310000"
        snapshot0.createTimeLow = "-2000000000"
        snapshot0.disk0.fileName = "web01.vmdk"
        snapshot0.disk0.node = "scsi0:0"
        snapshot1.uid = "2"
        snapshot1.parent = "1"
        """
            .getBytes(UTF_8));
  }

  static Stream<byte[]> vbox() {
    return Stream.of(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <VirtualBox xmlns="http://www.virtualbox.org/" version="1.19-linux">
        <Machine name="web01" OSType="Ubuntu_64" currentSnapshot="{a}" snapshotFolder="Snapshots">
        <MediaRegistry><HardDisks><HardDisk uuid="{b}" location="web01.vdi" format="VDI">
        <HardDisk uuid="%1$s" location="Snapshots/%1$s.vdi"/></HardDisk></HardDisks></MediaRegistry>
        <Snapshot uuid="{a}" name="one" timeStamp="2023-01-01T00:00:00Z"><Snapshots/></Snapshot>
        <Hardware><CPU count="2"/><Memory RAMSize="1024"/><Network>
        <Adapter slot="0" MACAddress="080027A1B2C3"><NAT/></Adapter></Network><StorageControllers>
        <StorageController name="SATA" type="AHCI"><AttachedDevice type="HardDisk" port="0">
        <Image uuid="%1$s"/></AttachedDevice></StorageController></StorageControllers></Hardware>
        <HardDiskAttachments><HardDiskAttachment hardDisk="{b}" bus="IDE" channel="0" device="1"/>
        </HardDiskAttachments></Machine></VirtualBox>
        """
            .formatted(DIFFERENCE)
            .getBytes(UTF_8));
  }

  static Stream<byte[]> ovf() {
    return Stream.of(ovfText().getBytes(UTF_8));
  }

  private static String ovfText() {
    return """
        <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="x" xmlns:rasd="y">
        <References><File ovf:id="file1" ovf:href="web01.vmdk" ovf:size="4"/>
        <File ovf:id="file2" ovf:href="two.vmdk" ovf:chunkSize="2" ovf:size="4"/></References>
        <DiskSection><Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^30"
        ovf:diskId="d1" ovf:fileRef="file1" ovf:parentRef="d2"/>
        <Disk ovf:diskId="d2" ovf:fileRef="file2"/></DiskSection><VirtualSystem ovf:id="web01">
        <VirtualHardwareSection><Item><rasd:InstanceID>3</rasd:InstanceID>
        <rasd:ResourceType>6</rasd:ResourceType></Item><Item><rasd:InstanceID>4</rasd:InstanceID>
        <rasd:ResourceType>17</rasd:ResourceType><rasd:Parent>3</rasd:Parent>
        <rasd:HostResource>ovf:/disk/d1</rasd:HostResource></Item><Item>
        <rasd:ResourceType>4</rasd:ResourceType><rasd:AllocationUnits>MB</rasd:AllocationUnits>
        <rasd:VirtualQuantity>256</rasd:VirtualQuantity></Item>
        </VirtualHardwareSection></VirtualSystem></Envelope>
        """;
  }

  static Stream<byte[]> ova() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(tar, "web01.ovf", ovfText());
      add(tar, "web01.mf", "SHA1(web01.ovf)= 00\nSHA256(web01.vmdk)= 00\n");
      add(tar, "web01.vmdk", "disk");
      add(tar, "x".repeat(110) + ".iso", "iso");
      add(tar, "two.vmdk.000000000", "di");
      add(tar, "two.vmdk.000000001", "sk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of(bytes.toByteArray());
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    TarArchiveEntry header = new TarArchiveEntry(name);
    header.setSize(text.length());
    tar.putArchiveEntry(header);
    tar.write(text.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }
}
