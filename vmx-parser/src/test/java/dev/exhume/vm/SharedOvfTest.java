package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages of OVF 0.9 to 1, as VMware exported them. */
class SharedOvfTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      emptyValue = "",
      textBlock =
          """
          joomla-ovf-0.9.ovf;          joomla-1.1.4-ovf;    Ubuntu;                256;  1; -;    scsi0:0 joomla-1.1.4-ovf-0.vmdk 1610612736, scsi0:1 joomla-1.1.4-ovf-1.vmdk 10737418240; ''
          template-hw7.ovf;            @@NAME@@;            other26xLinux64Guest;  -;    -; BIOS; scsi0:0 @@NAME@@-disk1.vmdk -;       ide1:0 CD_ROM -, floppy0 FLOPPY -
          test-i-ova.ovf;              TestOva;             windows7_64Guest;      2048; 1; BIOS; scsi0:0 test-ova.vmdk 34359738368;   ide1:0 CD_ROM -, floppy0 FLOPPY -
          test-i-ova-as-root.ovf;      ova-test;            Microsoft Windows Server 2003 (32-bit);                     4096; 2; -;    scsi0:0 disk.vmdk 536870912;         ide1:1 CD_ROM -
          test-i-ova-gz.ovf;           2K8R2EESP1_2_Medium; windows7Server64Guest; 1024; 1; BIOS; scsi0:0 disk1.vmdk.gz 53687091200;   ide1:0 CD_ROM -
          test-i-ova-subfolders.ovf;   2K8R2EESP1_2_Medium; windows7Server64Guest; 1024; 1; EFI;  scsi0:0 disk1.vmdk 53687091200;      ide1:0 CD_ROM -
          test-i-ova-tar.ovf;          2K8R2EESP1_2_Medium; windows7Server64Guest; 1024; 1; EFI; scsi0:0 disk1.vmdk 53687091200;      ide1:0 CD_ROM -
          test-i-ova-two-disks.ovf;    2K8R2EESP1_2_Medium; windows7Server64Guest; 1024; 1; BIOS; scsi0:0 disk1.vmdk 53687091200, scsi0:1 disk2.vmdk 483183820800; ide1:0 CD_ROM -
          """)
  void sayWhatTheirDescriptorsSay(
      String file,
      String name,
      String guestOs,
      String memory,
      String cpus,
      String firmware,
      String disks,
      String removable)
      throws IOException {
    VirtualMachine machine = VirtualMachine.read(SharedMachines.at("ovf/" + file));

    assertThat(machine.format()).isEqualTo(MachineFormat.OVF);
    assertThat(machine.name()).contains(name);
    assertThat(machine.guestOs().orElse("-")).isEqualTo(guestOs);
    assertThat(machine.memoryMiB().map(String::valueOf).orElse("-")).isEqualTo(memory);
    assertThat(machine.cpus().map(String::valueOf).orElse("-")).isEqualTo(cpus);
    assertThat(machine.firmware().map(String::valueOf).orElse("-")).isEqualTo(firmware);
    assertThat(Shown.capacities(machine)).isEqualTo(disks);
    assertThat(Shown.removable(machine)).isEqualTo(removable);
  }
}
