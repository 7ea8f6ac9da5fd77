package dev.exhume.core.analysis.host.kernel;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.KernelModule;
import dev.exhume.core.profile.Host.KernelParameter;
import dev.exhume.core.profile.Host.ResourceLimit;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KernelSettingsTest {
  private final Problems problems = new Problems();

  @Nested
  class Parameters {
    @Test
    void thoseThatEveryServerHasAreLeftOut() {
      Path root =
          server()
              .file(
                  "/etc/sysctl.conf",
                  "# Controls IP packet forwarding",
                  "net.ipv4.ip_forward = 0",
                  "net.ipv4.conf.default.rp_filter=1",
                  "; for Oracle",
                  "kernel.shmmax = 1073741824",
                  "kernel.sem = 250\t32000 100  142",
                  "acme.magic = 7")
              .root();

      assertThat(KernelParameterDetector.detect(root, problems))
          .containsExactly(
              new KernelParameter(
                  "acme.magic", "7", Optional.empty(), false, Evidence.line("/etc/sysctl.conf", 7)),
              new KernelParameter(
                  "kernel.sem",
                  "250 32000 100 142",
                  Optional.of("250 32000 32 128"),
                  true,
                  Evidence.line("/etc/sysctl.conf", 6)),
              new KernelParameter(
                  "kernel.shmmax",
                  "1073741824",
                  Optional.of("33554432"),
                  true,
                  Evidence.line("/etc/sysctl.conf", 5)));
    }

    @Test
    void theLastValueCountsWhateverWayTheNameIsWritten() {
      Path root =
          server()
              .file("/etc/sysctl.d/10-net.conf", "net/ipv4/ip_forward = 1", "vm.swappiness = 10")
              .file("/etc/sysctl.d/README", "vm.swappiness = 1")
              .file("/usr/lib/sysctl.d/10-net.conf", "vm.swappiness = 2")
              .file("/etc/sysctl.conf", "-net.ipv4.ip_forward = 0", "vm.swappiness = 5")
              .root();

      assertThat(KernelParameterDetector.detect(root, problems))
          .extracting(KernelParameter::name, KernelParameter::value)
          .containsExactly(tuple("vm.swappiness", "5"));
    }

    @Test
    void aSecretIsNotTold() {
      Path root =
          server()
              .file("/etc/sysctl.conf", "net.ipv6.conf.eth0.stable_secret = fe80::PLANTED")
              .root();

      assertThat(KernelParameterDetector.detect(root, problems))
          .extracting(KernelParameter::value)
          .containsExactly("…");
    }
  }

  @Test
  void limitsAreThoseOfPamInTheirOrder() {
    Path root =
        server()
            .file(
                "/etc/security/limits.conf",
                "#* soft core 0",
                "oracle  hard  nofile  65536",
                "@dba    -     memlock unlimited # huge pages",
                "nonsense")
            .file("/etc/security/limits.d/90-nproc.conf", "* soft nproc 1024")
            .root();

    assertThat(LimitDetector.detect(root, problems))
        .containsExactly(
            limit("oracle", "hard", "nofile", "65536", "/etc/security/limits.conf", 2),
            limit("@dba", "-", "memlock", "unlimited", "/etc/security/limits.conf", 3),
            limit("*", "soft", "nproc", "1024", "/etc/security/limits.d/90-nproc.conf", 1));
  }

  @Test
  void modulesAreThoseThatAreLoadedThatDriveADeviceOrThatGetOptions() {
    Path root =
        server()
            .file("/etc/modules", "# /etc/modules", "loop max_loop=64", "lp")
            .file("/etc/modules-load.d/virtio.conf", "virtio_net")
            .file("/etc/sysconfig/kernel", "MODULES_LOADED_ON_BOOT=\"nfsd fuse\"")
            .file(
                "/etc/modprobe.conf",
                "alias eth0 pcnet32",
                "alias scsi_hostadapter mptbase",
                "alias net-pf-10 off",
                "options bonding mode=1 miimon=100",
                "install usb-storage /bin/true")
            .file("/etc/modprobe.d/stock.conf", "blacklist pcspkr", "alias char-major-10 misc")
            .root();

    assertThat(ModuleDetector.detect(root, problems))
        .containsExactly(
            module("loop", "", "max_loop=64", "/etc/modules", 2),
            module("lp", "", "", "/etc/modules", 3),
            module("virtio_net", "", "", "/etc/modules-load.d/virtio.conf", 1),
            module("nfsd", "", "", "/etc/sysconfig/kernel", 1),
            module("fuse", "", "", "/etc/sysconfig/kernel", 1),
            module("pcnet32", "eth0", "", "/etc/modprobe.conf", 1),
            module("mptbase", "scsi_hostadapter", "", "/etc/modprobe.conf", 2),
            module("bonding", "", "mode=1 miimon=100", "/etc/modprobe.conf", 4));
  }

  @Test
  void gentooAndSlackwareHaveListsOfTheirOwn() {
    Path root =
        server()
            .file("/etc/modules.autoload.d/kernel-2.6", "# Auto-load these", "e1000")
            .file(
                "/etc/rc.d/rc.modules",
                "#!/bin/sh",
                "#/sbin/modprobe lp",
                "/sbin/modprobe 8139too media=0x10",
                "if cat /proc/apm 2> /dev/null ; then",
                "  /sbin/modprobe apm",
                "fi")
            .root();

    assertThat(ModuleDetector.detect(root, problems))
        .containsExactly(
            module("e1000", "", "", "/etc/modules.autoload.d/kernel-2.6", 2),
            module("8139too", "", "media=0x10", "/etc/rc.d/rc.modules", 3));
  }

  @Test
  void aSecretAmongTheOptionsOfAModuleIsNotTold() {
    Path root =
        server()
            .file("/etc/modules", "netdump --password=PLANTED")
            .file("/etc/modprobe.conf", "options netdump --password=PLANTED")
            .root();

    assertThat(ModuleDetector.detect(root, problems))
        .hasSize(2)
        .allSatisfy(module -> assertThat(module.options().orElse("")).doesNotContain("PLANTED"));
  }

  @Test
  void garbageSetsNothing() {
    byte[] garbage = new byte[8192];
    new Random(17).nextBytes(garbage);
    Path root =
        server()
            .bytes("/etc/sysctl.conf", garbage)
            .bytes("/etc/security/limits.conf", garbage)
            .bytes("/etc/modprobe.conf", garbage)
            .link("/etc/sysctl.d", "sysctl.d")
            .root();

    assertThat(KernelParameterDetector.detect(root, problems)).isEmpty();
    assertThat(LimitDetector.detect(root, problems)).isEmpty();
    assertThat(ModuleDetector.detect(root, problems)).isEmpty();
  }

  private static ResourceLimit limit(
      String domain, String type, String item, String value, String path, int line) {
    return new ResourceLimit(domain, type, item, value, Evidence.line(path, line));
  }

  private static KernelModule module(
      String name, String device, String options, String path, int line) {
    return new KernelModule(
        name,
        Optional.of(device).filter(text -> !text.isEmpty()),
        Optional.of(options).filter(text -> !text.isEmpty()),
        Evidence.line(path, line));
  }
}
