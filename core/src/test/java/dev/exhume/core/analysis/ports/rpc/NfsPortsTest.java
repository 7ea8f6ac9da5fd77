package dev.exhume.core.analysis.ports.rpc;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NfsPortsTest {
  @Test
  void aServerListensIfItExportsAnything() {
    assertThat(
            analyse(server().file("/etc/exports", "# all", "/srv *(ro)"), "nfs-kernel-server")
                .portLines())
        .containsExactly(
            "2049/tcp * nfs-kernel-server public primary /etc/rc3.d/S50nfs-kernel-server",
            "2049/udp * nfs-kernel-server public /etc/rc3.d/S50nfs-kernel-server");
    assertThat(
            analyse(server().file("/etc/exports.d/data.exports", "/srv *(ro)"), "nfs").endpoints())
        .containsExactly("*:2049", "*:2049");
  }

  @Test
  void aStartScriptLeavesAServerAloneThatExportsNothing() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/exports", "# /srv *(ro)")
                        .file("/etc/sysconfig/nfs", "MOUNTD_PORT=892"),
                    "nfs")
                .endpoints())
        .isEmpty();
  }

  @Test
  void programsBesideItAreKnownIfSomebodyPinnedThem() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/exports", "/srv *(ro)")
                        .file(
                            "/etc/sysconfig/nfs",
                            "LOCKD_TCPPORT=32803",
                            "LOCKD_UDPPORT=32769",
                            "MOUNTD_PORT=892",
                            "STATD_PORT=662",
                            "#RQUOTAD_PORT=875"),
                    "nfs",
                    "nfslock")
                .portLines())
        .containsExactly(
            "662/tcp * nfslock public /etc/sysconfig/nfs:4",
            "662/udp * nfslock public /etc/sysconfig/nfs:4",
            "892/tcp * nfs public /etc/sysconfig/nfs:3",
            "892/udp * nfs public /etc/sysconfig/nfs:3",
            "2049/tcp * nfs public primary /etc/rc3.d/S50nfs",
            "2049/udp * nfs public /etc/rc3.d/S50nfs",
            "32769/udp * nfslock public /etc/sysconfig/nfs:2",
            "32803/tcp * nfslock public /etc/sysconfig/nfs:1");
  }

  @Test
  void debianPinsThemByOptionsOfTheirCommands() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/default/nfs-common", "STATDOPTS=\"--port 32765 -o 32766\"")
                        .file("/etc/default/nfs-kernel-server", "RPCMOUNTDOPTS=\"-p 32767\""),
                    "nfs-common",
                    "nfs-kernel-server")
                .endpoints())
        .containsExactly("*:32765", "*:32765");
  }

  @Test
  void theSectionsOfOneFilePinThemToday() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/nfs.conf", "[mountd]", "port=32767", "[statd]", "# port=0")
                        .file("/etc/nfs.conf.d/local.conf", "[ statd ]", "port = 32765")
                        .file("/etc/exports", "/srv *(ro)"),
                    "nfs-common",
                    "nfs-kernel-server")
                .portLines())
        .contains(
            "32765/tcp * nfs-common public /etc/nfs.conf.d/local.conf:2",
            "32767/udp * nfs-kernel-server public /etc/nfs.conf:2");
  }

  @Test
  void aPortOfZeroIsAnyThatIsFree() {
    assertThat(
            analyse(server().file("/etc/nfs.conf", "[statd]", "port=0", "[statd"), "nfs-common")
                .endpoints())
        .isEmpty();
  }
}
