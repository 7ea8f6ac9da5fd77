package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the files are looked for that a descriptor names, and where they never are. */
class DiskSearchTest {
  @TempDir Path temporary;
  private Path vms;
  private Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    vms = Files.createDirectories(temporary.toRealPath().resolve("vms"));
    home = Files.createDirectories(vms.resolve("web01"));
  }

  private VirtualMachine read(String diskFile, Path... searchFolders) throws IOException {
    Path descriptor = home.resolve("web01.vmx");
    Files.writeString(
        descriptor, "config.version = \"8\"\nscsi0:0.fileName = \"" + diskFile + "\"\n");
    return VirtualMachine.read(descriptor, List.of(searchFolders));
  }

  private static VirtualDisk disk(VirtualMachine machine) {
    return machine.disks().get(0);
  }

  private static Path found(VirtualMachine machine) {
    return disk(machine).place().orElseThrow().wholeFile().orElseThrow();
  }

  private static Path file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "a disk");
  }

  @Nested
  class Finds {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "disk.vmdk",
          "./disk.vmdk",
          "DISK.VMDK",
          "C:\\Virtual Machines\\web\\Disk.vmdk",
          "\\\\server\\share\\disk.vmdk",
          "[datastore1] web/disk.vmdk",
          "[datastore1]disk.vmdk",
          "vmhba0:0:0:5:disk.vmdk",
          "local:disk.vmdk",
          "/vmfs/volumes/4a2b-77/web/disk.vmdk",
          "file:///VMs/web/disk%2Evmdk",
          "/home/somebody/vmware/disk.vmdk",
          "old/disk.vmdk",
          "../web01/disk.vmdk"
        })
    void whatLiesBesideTheDescriptorWhereverItLayBefore(String name) throws IOException {
      Path file = file(home, "disk.vmdk");

      assertThat(found(read(name))).isEqualTo(file);
    }

    @Test
    void whatLiesInAFolderOfTheSameNameBelow() throws IOException {
      Path file = file(home, "master/base.vmdk");

      assertThat(found(read("/vmfs/volumes/Master/master/base.vmdk"))).isEqualTo(file);
    }

    @Test
    void whatLiesInASearchFolderOrOneOfTheSameNameInIt() throws IOException {
      Path store = Files.createDirectory(temporary.toRealPath().resolve("store"));
      Path file = file(store, "master/base.vmdk");

      assertThat(found(read("/vmfs/volumes/Master/master/base.vmdk", store))).isEqualTo(file);
      assertThat(found(read("../master/base.vmdk", store))).isEqualTo(file);
      assertThat(found(read("base.vmdk", store.resolve("master")))).isEqualTo(file);
    }

    @Test
    void aPathAboveTheDescriptorThatASearchFolderHolds() throws IOException {
      Path file = file(vms, "base/base.vmdk");

      assertThat(disk(read("../base/base.vmdk")).place()).isEmpty();
      assertThat(found(read("../base/base.vmdk", vms))).isEqualTo(file);
      assertThat(found(read(file.toString(), vms))).isEqualTo(file);
    }

    @Test
    void theFileThatIsNamedBeforeOneOfTheSameNameBeside() throws IOException {
      file(home, "disk.vmdk");
      Path file = file(home, "disks/disk.vmdk");

      assertThat(found(read("disks/disk.vmdk"))).isEqualTo(file);
      assertThat(found(read(file.toString()))).isEqualTo(file);
    }

    @Test
    void whatALinkInTheFoldersLeadsToInTheFolders() throws IOException {
      Path file = file(home, "disks/disk.vmdk");
      Files.createSymbolicLink(home.resolve("one.vmdk"), Path.of("disks/../disks/disk.vmdk"));
      Files.createSymbolicLink(home.resolve("two.vmdk"), file);
      Files.createSymbolicLink(home.resolve("folder"), Path.of("disks"));

      assertThat(found(read("one.vmdk"))).isEqualTo(file);
      assertThat(found(read("two.vmdk"))).isEqualTo(file);
      assertThat(found(read("folder/disk.vmdk"))).isEqualTo(file);
    }

    @Test
    void aNameOfTheBytesThatItWasWrittenIn() throws IOException {
      String chinese = "\u670d\u52a1\u5668.vmdk";
      Path descriptor = home.resolve("web01.vmx");
      Files.writeString(
          descriptor,
          ".encoding = \"GBK\"\nconfig.version = \"8\"\nide0:0.fileName = \"" + chinese + "\"\n",
          Charset.forName("GBK"));
      Path file = Path.of(URI.create(home.toUri() + "%B7%FE%CE%F1%C6%F7.vmdk"));
      Files.writeString(file, "a disk");

      assertThat(found(VirtualMachine.read(descriptor))).isEqualTo(file);
    }

    @Test
    void whatLiesBesideTheFileThatALinkToTheDescriptorLeadsTo() throws IOException {
      Path file = file(home, "disk.vmdk");
      read("disk.vmdk");
      Path link = temporary.resolve("link.vmx");
      Files.createSymbolicLink(link, home.resolve("web01.vmx"));

      assertThat(found(VirtualMachine.read(link))).isEqualTo(file);
    }
  }

  @Nested
  class NeverReads {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "../../../../../../../../etc/passwd",
          "/etc/passwd",
          "file:///etc/passwd",
          "..\\..\\..\\..\\..\\..\\etc\\passwd",
          "..",
          "/"
        })
    void whatLiesOutsideAndSaysSo(String name) throws IOException {
      VirtualMachine machine = read(name);

      assertThat(machine.disks()).allSatisfy(disk -> assertThat(disk.place()).isEmpty());
      assertThat(machine.problems()).isNotEmpty();
    }

    @Test
    void aDeviceOfTheHost() throws IOException {
      VirtualMachine machine = read("/dev/zero");

      assertThat(disk(machine).backing()).isEqualTo(DiskBacking.HOST_DEVICE);
      assertThat(machine.problems())
          .extracting(MachineProblem::toString)
          .containsExactly(
              home.resolve("web01.vmx")
                  + ", line 2: scsi0:0: \"/dev/zero\" is a disk of the host or on the network,"
                  + " which is never opened");
    }

    @Test
    void whatALinkLeadsToOutside() throws IOException {
      Path secret = file(temporary, "secret");
      Files.createSymbolicLink(home.resolve("absolute.vmdk"), secret);
      Files.createSymbolicLink(home.resolve("relative.vmdk"), Path.of("../../secret"));
      Files.createSymbolicLink(home.resolve("folder"), temporary);

      assertThat(disk(read("absolute.vmdk")).layers().get(0).tried())
          .containsExactly(
              home.resolve("absolute.vmdk") + " (a link to " + secret + ", outside: not followed)");
      assertThat(disk(read("relative.vmdk")).layers().get(0).tried())
          .containsExactly(
              home.resolve("relative.vmdk")
                  + " (outside of the folders that may be read: not looked at)");
      assertThat(disk(read("folder/secret")).place()).isEmpty();
    }

    @Test
    void aLinkThatLeadsToItself() throws IOException {
      Files.createSymbolicLink(home.resolve("loop.vmdk"), Path.of("loop.vmdk"));

      assertThat(disk(read("loop.vmdk")).layers().get(0).tried())
          .containsExactly(home.resolve("loop.vmdk") + " (more than 40 links)");
    }

    @Test
    void aHiddenFileOrAFolder() throws IOException {
      file(home, ".ssh/id_rsa");
      Files.createDirectory(home.resolve("disk.vmdk"));

      assertThat(disk(read(".ssh/id_rsa")).place()).isEmpty();
      assertThat(disk(read("disk.vmdk")).layers().get(0).tried())
          .containsExactly(home.resolve("disk.vmdk") + " (a directory)");
    }
  }

  @Test
  void everyPlaceThatWasLookedAtIsTold() throws IOException {
    Path store = Files.createDirectory(temporary.toRealPath().resolve("store"));

    VirtualMachine machine = read("[datastore1] old/disk.vmdk", store);

    assertThat(Set.copyOf(disk(machine).layers().get(0).tried()))
        .containsExactlyInAnyOrder(
            "[datastore1] old/disk.vmdk (outside of the folders that may be read: not looked at)",
            home.resolve("disk.vmdk").toString(),
            home.resolve("old/disk.vmdk").toString(),
            store.resolve("disk.vmdk").toString(),
            store.resolve("old/disk.vmdk").toString());
  }
}
