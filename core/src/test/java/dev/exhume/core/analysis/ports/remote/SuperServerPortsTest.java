package dev.exhume.core.analysis.ports.remote;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import org.junit.jupiter.api.Test;

class SuperServerPortsTest {
  @Test
  void xinetdListensForTheServicesThatAreNotDisabled() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/services", "cvspserver 2401/tcp # CVS", "tftp 69/udp")
                .file(
                    "/etc/xinetd.conf",
                    "defaults",
                    "{",
                    "  disabled = chargen",
                    "}",
                    "includedir /etc/xinetd.d")
                .file("/etc/xinetd.d/cvs", "service cvspserver", "{", "  disable = no", "}")
                .file(
                    "/etc/xinetd.d/app",
                    "service app",
                    "{",
                    "\ttype=UNLISTED",
                    "\tport\t= 9100",
                    "\tbind = 127.0.0.1",
                    "}")
                .file("/etc/xinetd.d/tftp", "service tftp", "{", "socket_type = dgram", "}")
                .file("/etc/xinetd.d/telnet", "service telnet", "{", "disable = yes", "}")
                .file("/etc/xinetd.d/chargen", "service chargen", "{", "port = 19", "}")
                .file("/etc/xinetd.d/old.rpmsave", "service ftp", "{", "}"),
            "xinetd");

    assertThat(network.portLines())
        .containsExactly(
            "69/udp * xinetd public /etc/xinetd.d/tftp:1",
            "2401/tcp * xinetd public primary /etc/xinetd.d/cvs:1",
            "9100/tcp 127.0.0.1 xinetd local /etc/xinetd.d/app:1");
  }

  @Test
  void inetdListensForItsLines() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/inetd.conf",
                            "#<off># telnet stream tcp nowait root /usr/sbin/tcpd in.telnetd",
                            "127.0.0.1:9101 stream tcp nowait nobody /opt/app/serve serve",
                            "ftp\tstream\ttcp\tnowait\troot\t/usr/sbin/tcpd in.ftpd -l"),
                    "openbsd-inetd")
                .portLines())
        .containsExactly(
            "21/tcp * openbsd-inetd public primary /etc/inetd.conf:3",
            "9101/tcp 127.0.0.1 openbsd-inetd local /etc/inetd.conf:2");
  }

  @Test
  void vsftpdListensItselfWhereItIsToldTo() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/vsftpd/vsftpd.conf", "anonymous_enable=YES", "listen=YES")
                        .file("/etc/vsftpd/second.conf", "listen=YES", "listen_port=2121"),
                    "vsftpd")
                .portLines())
        .containsExactly(
            "21/tcp * vsftpd public primary /etc/vsftpd/vsftpd.conf:2",
            "2121/tcp * vsftpd public /etc/vsftpd/second.conf:2");
    assertThat(analyse(server().file("/etc/vsftpd.conf", "listen=NO"), "vsftpd").ports()).isEmpty();
  }
}
