package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

/** Which parts of a configuration count, by modules, definitions and versions. */
class ApacheConditionsTest {
  @Test
  void sectionsForModulesCountOnceTheModuleIsLoaded() {
    NetworkFixture network =
        analyse(
            redHat(
                "<IfModule mod_ssl.c>",
                "Listen 1",
                "</IfModule>",
                "LoadModule ssl_module modules/mod_ssl.so",
                "Listen 80",
                "<IfModule mod_ssl.c>",
                "  Listen 443",
                "</IfModule>",
                "<IfModule !ssl_module>",
                "Listen 2",
                "</IfModule>",
                "<IfModule mod_gnutls.c>",
                "Listen 3",
                "</IfModule>"),
            "httpd");

    assertThat(network.endpoints()).containsExactly("*:80", "*:443");
  }

  @Test
  void modulesInsideTheProgramCountAsLoaded() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/usr/local/apache2/conf/httpd.conf",
                    "<IfModule mod_ssl.c>",
                    "Listen 443",
                    "</IfModule>")
                .bytes("/usr/local/apache2/bin/httpd", "ELF\0mod_ssl.c\0".getBytes(UTF_8)));

    assertThat(network.endpoints()).containsExactly("*:443");
  }

  @Test
  void definitionsComeFromSettingsAndScripts() {
    ServerBuilder server =
        redHat(
            "<IfDefine SSL>",
            "Listen 443",
            "</IfDefine>",
            "<IfDefine HAVE_PHP4>",
            "Listen 444",
            "</IfDefine>",
            "<IfDefine !STATUS>",
            "Listen 80",
            "</IfDefine>",
            "<IfDefine PROXY>",
            "Listen 81",
            "</IfDefine>");

    assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:80");

    server
        .file("/etc/sysconfig/httpd", "#OPTIONS=\"-DPROXY\"", "OPTIONS=\"-DSSL -D STATUS\"")
        .file("/etc/init.d/httpd", "daemon httpd -DHAVE_PHP4 $OPTIONS");
    assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:443", "*:444");
  }

  @Test
  void redHatLinuxDefinesWhatModulesAreInstalled() {
    ServerBuilder server =
        redHat("<IfDefine HAVE_SSL>", "Listen 443", "</IfDefine>", "Listen 80")
            .file("/etc/init.d/httpd", "gsub(/\\.SO$/,\"\");\\", "print \"-DHAVE_\" $0}'`")
            .file("/usr/lib/apache/libssl.so");

    assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:80", "*:443");
  }

  @Test
  void suseListsWordsToDefine() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/apache2/httpd.conf", "Include /etc/apache2/listen.conf")
                .file(
                    "/etc/apache2/listen.conf",
                    "Listen 80",
                    "<IfDefine SSL>",
                    "  <IfDefine !NOSSL>",
                    "    Listen 443",
                    "  </IfDefine>",
                    "</IfDefine>")
                .file("/etc/sysconfig/apache2", "APACHE_SERVER_FLAGS=\"SSL\""),
            "apache2");

    assertThat(network.endpoints()).containsExactly("*:80", "*:443");
  }

  @Test
  void debianSetsVariablesInItsOwnFile() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/etc/apache2/apache2.conf",
                    "Define secure 8443",
                    "Include mods-enabled/*.load",
                    "Include ports.conf")
                .file(
                    "/etc/apache2/ports.conf",
                    "Listen ${WEB_PORT}",
                    "<IfModule ssl_module>",
                    "Listen ${secure}",
                    "</IfModule>")
                .file("/etc/apache2/httpd.conf", "Listen 1")
                .file("/etc/apache2/envvars", "export WEB_PORT=8000")
                .file("/etc/apache2/mods-available/ssl.load", "LoadModule ssl_module /x/mod_ssl.so")
                .link("/etc/apache2/mods-enabled/ssl.load", "../mods-available/ssl.load"),
            "apache2");

    assertThat(network.portLines())
        .containsExactly(
            "8000/tcp * apache2 public primary /etc/apache2/ports.conf:1",
            "8443/tcp * apache2 public /etc/apache2/ports.conf:3");
  }

  @Test
  void versionsAreComparedWithTheProgramsOwn() {
    NetworkFixture network =
        analyse(
            redHat(
                    "<IfVersion < 2.3>",
                    "Listen 80",
                    "</IfVersion>",
                    "<IfVersion >= 2.4>",
                    "Listen 81",
                    "</IfVersion>")
                .bytes("/usr/sbin/httpd", "Apache/2.2.15".getBytes(UTF_8)),
            "httpd");

    assertThat(network.endpoints()).containsExactly("*:80");
  }
}
