package dev.exhume.core.analysis.ports.settings;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsPortsTest {
  @Test
  void courierListensUnderTheNamesOfGentoo() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/courier-imap/imapd-ssl",
                            "SSLPORT=993",
                            "SSLADDRESS=0",
                            "IMAPDSSLSTART=YES"),
                    "courier-imapd-ssl")
                .ports())
        .singleElement()
        .satisfies(port -> assertThat(port.port()).isEqualTo(993))
        .satisfies(port -> assertThat(port.tls()).isTrue());
  }

  @Test
  void redisListensOnEachAddressThatItIsBoundTo() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/redis/redis.conf",
                            "# port 1",
                            "port 6380",
                            "bind 127.0.0.1 -::1"),
                    "redis-server")
                .portLines())
        .containsExactly(
            "6380/tcp 127.0.0.1 redis-server local /etc/redis/redis.conf:2",
            "6380/tcp ::1 redis-server local /etc/redis/redis.conf:2");
  }

  @Test
  void aPortOfZeroIsNone() {
    assertThat(analyse(server().file("/etc/redis.conf", "port 0"), "redis").ports()).isEmpty();
  }

  @Test
  void memcachedIsToldByOptionsInEitherFamily() {
    assertThat(
            analyse(
                    server().file("/etc/memcached.conf", "-m 64", "-p 11212", "-l 127.0.0.1"),
                    "memcached")
                .portLines())
        .containsExactly("11212/tcp 127.0.0.1 memcached local /etc/memcached.conf:2");
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/sysconfig/memcached",
                            "PORT=\"11213\"",
                            "CACHESIZE=\"64\"",
                            "OPTIONS=\"-l 10.1.2.3 -m 128\""),
                    "memcached")
                .portLines())
        .containsExactly("11213/tcp 10.1.2.3 memcached public primary /etc/sysconfig/memcached:1");
  }

  @Test
  void mongodbIsReadInItsOldAndItsNewSyntax() {
    assertThat(
            analyse(
                    server().file("/etc/mongodb.conf", "port = 27018", "bind_ip = 127.0.0.1"),
                    "mongodb")
                .endpoints())
        .containsExactly("127.0.0.1:27018");
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/mongod.conf",
                            "net:",
                            "  port: 27019",
                            "  bindIp: 127.0.0.1,10.1.2.3"),
                    "mongod")
                .endpoints())
        .containsExactly("10.1.2.3:27019", "127.0.0.1:27019");
  }

  @Test
  void squidListensOnEachPortAndAddressThatItIsGiven() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/squid/squid.conf",
                            "http_port 3128",
                            "http_port 127.0.0.1:8080 transparent",
                            "https_port 3129 cert=/etc/squid/key.pem",
                            "icp_port 0"),
                    "squid")
                .portLines())
        .containsExactly(
            "3128/tcp * squid public primary /etc/squid/squid.conf:1",
            "3129/tcp * squid public tls /etc/squid/squid.conf:3",
            "8080/tcp 127.0.0.1 squid local /etc/squid/squid.conf:2");
  }

  @Test
  void anAddressWithoutAPortHasTheDefaultOne() {
    assertThat(
            analyse(server().file("/etc/snmp/snmpd.conf", "agentaddress  127.0.0.1,[::1]"), "snmpd")
                .portLines())
        .containsExactly(
            "161/udp 127.0.0.1 snmpd local /etc/snmp/snmpd.conf:1",
            "161/udp ::1 snmpd local /etc/snmp/snmpd.conf:1");
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/snmp/snmpd.conf",
                            "agentAddress udp:127.0.0.1:1161,udp6:[::1]:1161"),
                    "snmpd")
                .endpoints())
        .containsExactly("127.0.0.1:1161", "::1:1161");
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/snmp/snmpd.conf",
                            "agentaddress udp:127.0.0.1:161,tcp:10.1.2.3:162"),
                    "snmpd")
                .portLines())
        .containsExactly(
            "161/udp 127.0.0.1 snmpd local /etc/snmp/snmpd.conf:1",
            "162/tcp 10.1.2.3 snmpd public primary /etc/snmp/snmpd.conf:1");
  }

  @Test
  void aDirectoryServerListensOnTheUrlsThatItIsGiven() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/default/slapd",
                            "SLAPD_SERVICES=\"ldap://127.0.0.1:389/ ldaps:/// ldapi:///\""),
                    "slapd")
                .portLines())
        .containsExactly(
            "389/tcp 127.0.0.1 slapd local /etc/default/slapd:1",
            "636/tcp * slapd public tls primary /etc/default/slapd:1");
    assertThat(analyse(server().file("/etc/sysconfig/ldap", "SLAPD_LDAPS=yes"), "ldap").portLines())
        .containsExactly(
            "389/tcp * ldap public primary /etc/sysconfig/ldap",
            "636/tcp * ldap public tls /etc/sysconfig/ldap");
  }

  @Test
  void eachVpnConfigurationIsADaemonAndAClientListensForNobody() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/openvpn/home.conf", "dev tun", "port 1195", "proto tcp-server")
                        .file("/etc/openvpn/office.conf", "dev tun", "; port 99")
                        .file("/etc/openvpn/up.conf", "client", "dev tun", "port 1200"),
                    "openvpn")
                .portLines())
        .containsExactly(
            "1194/udp * openvpn public /etc/openvpn/office.conf",
            "1195/tcp * openvpn public primary /etc/openvpn/home.conf:2");
  }

  @Test
  void sambaOpensTheSessionPortsAndItsNameServerThatOfNames() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/init.d/smb",
                            "daemon smbd $SMBDOPTIONS",
                            "daemon nmbd $NMBDOPTIONS")
                        .file("/etc/samba/smb.conf", "[global]", "  smb ports = 445"),
                    "smb")
                .portLines())
        .containsExactly(
            "137/udp * smb public /etc/samba/smb.conf",
            "138/udp * smb public /etc/samba/smb.conf",
            "445/tcp * smb public primary /etc/samba/smb.conf:2");
  }

  @Test
  void aDaemonThatDoesNotSayItsPortHasItsDefault() {
    assertThat(analyse(server(), "ntpd").portLines())
        .containsExactly("123/udp * ntpd public primary /etc/rc3.d/S50ntpd");
    assertThat(analyse(server().file("/etc/cups/cupsd.conf", "LogLevel warn"), "cups").portLines())
        .containsExactly("631/tcp 127.0.0.1 cups local /etc/cups/cupsd.conf");
  }

  @Test
  void whatIsOnlySwitchedOnByASettingIsNotThereWithoutIt() {
    assertThat(analyse(server().file("/etc/rsyslog.conf", "*.* /var/log/all"), "rsyslog").ports())
        .isEmpty();
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/rsyslog.conf",
                            "$UDPServerAddress 127.0.0.1",
                            "$UDPServerRun 514"),
                    "rsyslog")
                .portLines())
        .containsExactly("514/udp 127.0.0.1 rsyslog local /etc/rsyslog.conf:2");
    assertThat(
            analyse(
                    server().file("/etc/php-fpm.d/www.conf", "listen = /run/php-fpm.sock"),
                    "php-fpm")
                .ports())
        .isEmpty();
  }

  @Test
  void everyRowOfTheTableCanBeRead() {
    assertThat(Daemon.known())
        .hasSizeGreaterThan(40)
        .allSatisfy(daemon -> assertThat(daemon.sockets()).isNotEmpty());
  }

  @Test
  void nothingIsReadOfADaemonThatDoesNotRun() {
    ServerBuilder server = server().link("/etc/redis.conf", "/dev/tty");

    assertThat(analyse(server, "ntpd").problems()).isEmpty();
  }

  @Test
  void aConfigurationCannotMultiplyAddressesByPortsWithoutEnd() {
    String addresses = "bind" + numbers(" 10.1.%d.1");
    String ports = "port" + numbers(" 1%d");

    NetworkFixture network = analyse(server().file("/etc/redis.conf", addresses, ports), "redis");

    assertThat(network.ports()).hasSize(1000);
    assertThat(network.problems())
        .containsExactly(
            "/etc/redis.conf opens more than 1000 sockets of one kind; the rest was left out");
  }

  private static String numbers(String each) {
    return IntStream.range(0, 250).mapToObj(each::formatted).collect(Collectors.joining());
  }
}
