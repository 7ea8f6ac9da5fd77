package dev.exhume.core.analysis.addresses;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HardwareAddressesTest {
  private final Dependencies dependencies = new Dependencies();
  private final Problems problems = new Problems();

  @Test
  void cardsAreKnownByWhateverNamesThem() {
    Set<String> found =
        addresses(
            server()
                .file(
                    "/etc/sysconfig/network-scripts/ifcfg-eth0",
                    "DEVICE=eth0",
                    "HWADDR=00:0C:29:5E:01:AA")
                .file(
                    "/etc/udev/rules.d/70-persistent-net.rules",
                    "# PCI device 0x1022:0x2000 00:00:de:ad:be:ef",
                    "SUBSYSTEM==\"net\", ATTR{address}==\"00:0c:29:5e:01:ab\", NAME=\"eth1\"")
                .file("/etc/iftab", "eth2 mac 00:0c:29:5e:01:ac arp 1"));

    assertThat(found)
        .containsExactly("00:0c:29:5e:01:aa", "00:0c:29:5e:01:ab", "00:0c:29:5e:01:ac");
    assertThat(dependencies.sorted())
        .extracting(Dependency::kind, dependency -> dependency.evidence().location())
        .containsExactly(
            tuple("own-mac", "/etc/sysconfig/network-scripts/ifcfg-eth0:2"),
            tuple("own-mac", "/etc/udev/rules.d/70-persistent-net.rules:2"),
            tuple("own-mac", "/etc/iftab:1"));
  }

  @Test
  void whatIsNoCardsAddressIsLeftOut() {
    assertThat(
            addresses(
                server()
                    .file(
                        "/etc/iftab",
                        "eth0 mac 00:00:00:00:00:00",
                        "eth1 mac ff:ff:ff:ff:ff:ff",
                        "eth2 mac 80:00:00:48:fe:80:00:00:00:00:00:00:00:02:c9:03:00",
                        "eth3 mac 00:0c:29:5e:01",
                        "x".repeat(2_000) + " 00:0c:29:5e:01:aa")))
        .isEmpty();
  }

  private Set<String> addresses(ServerBuilder server) {
    Set<String> found = HardwareAddresses.addTo(dependencies, server.root(), problems);
    assertThat(problems.sorted()).isEmpty();
    return found;
  }
}
