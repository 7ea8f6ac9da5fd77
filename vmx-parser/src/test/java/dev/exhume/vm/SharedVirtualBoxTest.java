package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines of VirtualBox with settings of many versions. */
class SharedVirtualBoxTest {
  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      emptyValue = "",
      textBlock =
          """
          v1.3-synth-machine.xml;               etch;  debian;       256;  ide0:0 IMAGE Machines/etch/Snapshots/{508b474f-62ce-4872-9a42-3af09037a278}.vdi, sata0:0 IMAGE /data/d2.vmdk; ''
          v1.7-micro.xml;                       micro; WindowsXP;    256;  ide0:0 IMAGE micro.vdi;                                               ''
          v1.9-foo-snapshot.xml;                foo;   Ubuntu;       360;  ide0:0 IMAGE {2c16dd48-4cf1-497e-98fa-84ed55cfe71f};                  ide1:0 CD_ROM {4a08f52c-bca3-4908-8da4-4f48aaa4ebba}
          v1.15-W10.vbox;                       W10;   Windows10_64; 4096; sata0:0 IMAGE W10.vdi;                                                sata0:1 CD_ROM E:/00 - Imágenes CDs/Windows/Windows 10/Windows 10 - Versión 2020.iso
          v1.19-synth-storage-in-hardware.vbox; v7;    Ubuntu_64;    1024; sata0:0 IMAGE Snapshots/{66666666-2222-4333-8444-555555555555}.vdi;   ''
          """)
  void sayWhatTheirDescriptorsSay(
      String file, String name, String guestOs, String memory, String disks, String removable)
      throws IOException {
    VirtualMachine machine = VirtualMachine.read(SharedMachines.at("virtualbox/" + file));

    assertThat(machine.format()).isEqualTo(MachineFormat.VIRTUALBOX);
    assertThat(machine.name()).contains(name);
    assertThat(machine.guestOs()).contains(guestOs);
    assertThat(machine.memoryMiB().map(String::valueOf)).contains(memory);
    assertThat(Shown.disks(machine)).isEqualTo(disks);
    assertThat(Shown.removable(machine)).isEqualTo(removable);
  }

  @Test
  void aDifferenceStandsOnTheImageThatItIsInside() throws IOException {
    VirtualMachine machine =
        VirtualMachine.read(SharedMachines.at("virtualbox/v1.19-synth-storage-in-hardware.vbox"));

    assertThat(machine.disks().get(0).layers())
        .extracting(DiskLayer::file)
        .containsExactly("Snapshots/{66666666-2222-4333-8444-555555555555}.vdi", "v7.vdi");
    assertThat(machine.snapshots()).extracting(Snapshot::isCurrent).containsExactly(true);
    assertThat(machine.snapshots().get(0).disks())
        .containsExactly(new Snapshot.Disk(new DeviceAddress(Bus.SATA, 0, 0), "v7.vdi"));
  }

  @Test
  void anImageThatNoRegistryKnowsIsToldToBeOne() throws IOException {
    VirtualMachine machine =
        VirtualMachine.read(SharedMachines.at("virtualbox/v1.9-foo-snapshot.xml"));

    assertThat(machine.problems())
        .extracting(MachineProblem::message)
        .anyMatch(
            message ->
                message.startsWith(
                    "no registry says which file the image {2c16dd48-4cf1-497e-98fa-84ed55cfe71f} of"
                        + " ide0:0 is"));
    assertThat(machine.snapshots())
        .extracting(snapshot -> snapshot.name().orElse(""))
        .containsExactly("one");
  }

  @Test
  void theRegistryOfAllMachinesMayLieInAFolderThatIsSearched() throws IOException {
    Path home = Files.createDirectories(directory.resolve("home/Machines/etch/Snapshots"));
    Path machineFile = home.resolveSibling("etch.xml");
    Files.copy(SharedMachines.at("virtualbox/v1.3-synth-machine.xml"), machineFile);
    Path settings = directory.resolve("home/VirtualBox.xml");
    Files.copy(SharedMachines.at("virtualbox/v1.3-synth-VirtualBox.xml"), settings);
    Files.writeString(home.resolve("{508b474f-62ce-4872-9a42-3af09037a278}.vdi"), "difference");
    Files.writeString(
        Files.createDirectory(directory.resolve("home/VDI")).resolve("etch.vdi"), "base");

    VirtualMachine alone = VirtualMachine.read(machineFile);
    VirtualMachine machine = VirtualMachine.read(machineFile, List.of(directory.resolve("home")));

    assertThat(alone.problems()).anyMatch(problem -> problem.message().startsWith("no registry"));
    assertThat(Shown.layers(machine.disks().get(0)))
        .isEqualTo("{508b474f-62ce-4872-9a42-3af09037a278}.vdi < etch.vdi");
    assertThat(machine.disks().get(1).mode()).contains("writethrough");
  }
}
