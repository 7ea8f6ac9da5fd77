package dev.exhume.core.analysis.host;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceDetectorTest {
  private static final String RED_HAT = "/etc/sysconfig/network-scripts/";

  @Test
  void redHatHasAFileForEach() {
    Path root =
        server()
            .file(
                RED_HAT + "ifcfg-eth0",
                "DEVICE=eth0",
                "BOOTPROTO=none",
                "HWADDR=00:0C:29:5E:01:AA",
                "IPADDR=10.1.2.3",
                "NETMASK=255.255.255.0")
            .file(RED_HAT + "ifcfg-eth1", "DEVICE=eth1", "BOOTPROTO=DHCP")
            .file(RED_HAT + "ifcfg-lo", "DEVICE=lo", "IPADDR=127.0.0.1")
            .root();

    assertThat(detect(root))
        .containsExactly(
            new NetworkInterface(
                "eth0",
                List.of("10.1.2.3/24"),
                Optional.of("static"),
                Optional.of("00:0C:29:5E:01:AA"),
                Evidence.line(RED_HAT + "ifcfg-eth0", 4)),
            new NetworkInterface(
                "eth1",
                List.of(),
                Optional.of("dhcp"),
                Optional.empty(),
                Evidence.line(RED_HAT + "ifcfg-eth1", 2)));
  }

  @Test
  void anInterfaceMayHaveSeveralAddressesAndAliases() {
    Path root =
        server()
            .file(
                RED_HAT + "ifcfg-eth0",
                "IPADDR=10.1.2.3",
                "PREFIX=24",
                "IPADDR2=10.1.3.3",
                "NETMASK2=255.255.0.0",
                "IPV6ADDR=2001:db8::3/64")
            .file(RED_HAT + "ifcfg-eth0:1", "DEVICE=eth0:1", "IPADDR=10.1.2.4")
            .root();

    assertThat(detect(root))
        .extracting(NetworkInterface::addresses)
        .containsExactly(
            List.of("10.1.2.3/24", "10.1.3.3/16", "2001:db8::3/64"), List.of("10.1.2.4"));
  }

  @ParameterizedTest
  @CsvSource({"eth0.bak", "eth0~", "eth0.rpmsave", "eth0.orig"})
  void copiesOfItsFilesAreNoInterfaces(String suffix) {
    Path root = server().file(RED_HAT + "ifcfg-" + suffix, "DEVICE=eth0").root();

    assertThat(detect(root)).isEmpty();
  }

  @Test
  void suseNamesItsFilesByTheCard() {
    String path = "/etc/sysconfig/network/ifcfg-eth-id-00:0c:29:5e:01:aa";
    Path root =
        server()
            .file(path, "BOOTPROTO='static'", "IPADDR='10.1.2.3/24'", "IPADDR_1='10.1.2.4'")
            .root();

    assertThat(detect(root))
        .containsExactly(
            new NetworkInterface(
                "eth-id-00:0c:29:5e:01:aa",
                List.of("10.1.2.3/24", "10.1.2.4"),
                Optional.of("static"),
                Optional.of("00:0c:29:5e:01:aa"),
                Evidence.line(path, 2)));
  }

  @Test
  void debianHasStanzas() {
    Path root =
        server()
            .file(
                "/etc/network/interfaces",
                "auto lo eth0",
                "iface lo inet loopback",
                "iface eth0 inet static",
                "\taddress 10.1.2.3",
                "\tnetmask 255.255.255.0",
                "\tgateway 10.1.2.1",
                "\thwaddress ether 00:0c:29:5e:01:aa",
                "iface eth0 inet6 static",
                "\taddress 2001:db8::3",
                "\tnetmask 64",
                "allow-hotplug eth1",
                "\taddress 10.9.9.9",
                "iface eth1 inet dhcp")
            .root();

    assertThat(detect(root))
        .containsExactly(
            new NetworkInterface(
                "eth0",
                List.of("10.1.2.3/24", "2001:db8::3/64"),
                Optional.of("static"),
                Optional.of("00:0c:29:5e:01:aa"),
                Evidence.line("/etc/network/interfaces", 4)),
            new NetworkInterface(
                "eth1",
                List.of(),
                Optional.of("dhcp"),
                Optional.empty(),
                Evidence.line("/etc/network/interfaces", 13)));
  }

  @Test
  void debianReadsMoreFilesOnlyWhenItIsTold() {
    String more = "/etc/network/interfaces.d/eth1";
    String[] eth1 = {"iface eth1 inet static", "address 10.1.3.3/24"};
    Path told =
        server()
            .file("/etc/network/interfaces", "source /etc/network/interfaces.d/*")
            .file(more, eth1)
            .root();
    Path untold = server().file("/etc/network/interfaces", "auto lo").file(more, eth1).root();

    assertThat(detect(told)).extracting(NetworkInterface::name).containsExactly("eth1");
    assertThat(detect(untold)).isEmpty();
  }

  @Test
  void gentooHasAnArrayOfAddressesForEachInterface() {
    Path root =
        server()
            .file(
                "/etc/conf.d/net",
                "# config_eth9=( \"10.9.9.9/24\" )",
                "config_eth0=( \"10.1.2.3 netmask 255.255.255.0 brd 10.1.2.255\"",
                "  \"10.1.2.4/24\" )",
                "routes_eth0=( \"default via 10.1.2.1\" )",
                "config_eth1=( \"dhcp\" )",
                "config_eth2=\"10.5.0.1/16",
                "10.5.0.2/16\"",
                "iface_eth3=\"10.6.0.1 broadcast 10.6.0.255 netmask 255.255.255.0\"",
                "config_eth4=( \"never closed")
            .root();

    assertThat(detect(root))
        .extracting(
            NetworkInterface::name,
            NetworkInterface::addresses,
            found -> found.method().orElse(""),
            found -> found.evidence().location())
        .containsExactly(
            tuple("eth0", List.of("10.1.2.3/24", "10.1.2.4/24"), "static", "/etc/conf.d/net:2"),
            tuple("eth1", List.of(), "dhcp", "/etc/conf.d/net:5"),
            tuple("eth2", List.of("10.5.0.1/16", "10.5.0.2/16"), "static", "/etc/conf.d/net:6"),
            tuple("eth3", List.of("10.6.0.1/24"), "static", "/etc/conf.d/net:8"));
  }

  @Test
  void slackwareHasElementsOfArrays() {
    Path root =
        server()
            .file(
                "/etc/rc.d/rc.inet1.conf",
                "IPADDR[0]=\"10.1.2.3\"",
                "NETMASK[0]=\"255.255.255.0\"",
                "USE_DHCP[0]=\"\"",
                "IPADDR[1]=\"\"",
                "USE_DHCP[1]=\"yes\"",
                "IPADDR[2]=\"\"")
            .root();

    assertThat(detect(root))
        .extracting(NetworkInterface::name, NetworkInterface::addresses)
        .containsExactly(tuple("eth0", List.of("10.1.2.3/24")), tuple("eth1", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "255.255.255.0, 10.1.2.3/24",
    "255.255.255.255, 10.1.2.3/32",
    "255.255.240.0, 10.1.2.3/20",
    "0.0.0.0, 10.1.2.3/0",
    "255.0.255.0, 10.1.2.3",
    "255.255.255.999, 10.1.2.3",
    "999999999999.1.1.1, 10.1.2.3",
    "garbage, 10.1.2.3",
    "'', 10.1.2.3",
  })
  void aMaskBecomesThePrefixThatItIs(String mask, String address) {
    assertThat(CidrAddress.of("10.1.2.3", mask)).isEqualTo(address);
  }

  private static List<NetworkInterface> detect(Path root) {
    return InterfaceDetector.detect(root, new Problems());
  }
}
