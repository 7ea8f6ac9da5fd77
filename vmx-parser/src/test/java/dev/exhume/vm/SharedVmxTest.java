package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines of VMware of every age, as real products left them. */
class SharedVmxTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      emptyValue = "",
      textBlock =
          """
          dsl-config7-no-disk.vmx;    dsl-3.3;       linux;         128; '';                                     ide1:0 CD_ROM dsl-3.3.iso
          esx1-config4-unquoted.cfg;  -;             -;             -;   scsi0:0 HOST_DEVICE vmhba0:2:0:1;       ide1:0 CD_ROM /dev/cdrom, floppy0 FLOPPY /dev/fd0
          esx3-linked-redo.vmx;       web01 ("old"); rhel3;         -;   scsi0:0 IMAGE /vmfs/volumes/Master/master0.7/master0.7.vmdk, scsi0:1 IMAGE web01_1-000002.vmdk; floppy0 FLOPPY -
          player-hw3-crlf.vmx;        Test OS;       other24xlinux; 452; ide0:0 IMAGE OS.vmdk;                   ide1:0 CD_ROM -, floppy0 FLOPPY /dev/fd0
          player-hw3-redhat9.vmx;     redhat;        redhat;        384; ide0:0 IMAGE redhat.vmdk;               ide1:0 CD_ROM redhat-install-9-1-i386.iso
          ws10-gbk.vmx;               服务器;         centos;        -;   ide0:0 IMAGE 服务器.vmdk;                ''
          ws7-windows1252.vmx;        Büro Server;    debian5;       -;   scsi0:0 IMAGE Büro Server.vmdk;          ''
          """)
  void saysWhatItsDescriptorSays(
      String file, String name, String guestOs, String memory, String disks, String removable)
      throws IOException {
    VirtualMachine machine = VirtualMachine.read(SharedMachines.at("vmx/" + file));

    assertThat(machine.format()).isEqualTo(MachineFormat.VMX);
    assertThat(machine.name().orElse("-")).isEqualTo(name);
    assertThat(machine.guestOs().orElse("-")).isEqualTo(guestOs);
    assertThat(machine.memoryMiB().map(String::valueOf).orElse("-")).isEqualTo(memory);
    assertThat(Shown.disks(machine)).isEqualTo(disks);
    assertThat(Shown.removable(machine)).isEqualTo(removable);
  }
}
