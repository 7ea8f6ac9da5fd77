package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.MAIN;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApacheSitesTest {
  @Test
  void areTheMainServerAndItsVirtualHosts() {
    NetworkFixture network =
        analyse(
            redHat(
                "Listen 80",
                "ServerName web01.example.com:80",
                "DocumentRoot \"/var/www/html\"",
                "<Directory /var/www/html>",
                "  ServerName wrong",
                "</Directory>",
                "<VirtualHost 10.1.2.3:80>",
                "  ServerName shop.example.com",
                "  ServerAlias www.shop.example.com",
                "  <IfModule nothing.c>",
                "    ServerAlias nobody",
                "  </IfModule>",
                "  ServerAlias buy.example.com *.shop.example.com",
                "  DocumentRoot /data/shop/htdocs",
                "</VirtualHost>"),
            "httpd");

    assertThat(network.sites())
        .containsExactly(
            new Site(
                "httpd",
                List.of("web01.example.com"),
                Optional.empty(),
                Optional.of("/var/www/html"),
                Evidence.line(MAIN, 3)),
            new Site(
                "httpd",
                List.of(
                    "shop.example.com",
                    "www.shop.example.com",
                    "buy.example.com",
                    "*.shop.example.com"),
                Optional.of("10.1.2.3:80"),
                Optional.of("/data/shop/htdocs"),
                Evidence.line(MAIN, 7)));
  }

  @Test
  void theMainServerIsNoneWhereVirtualHostsTakeAllRequestsFromIt() {
    String[] main = {"Listen 80", "DocumentRoot /var/www/html", "ServerName web01"};
    String host = "</VirtualHost>";

    for (String address : List.of("*:80", "*", "_default_:80", "*:*")) {
      assertThat(sites(main, "<VirtualHost " + address + ">", host))
          .containsExactly(Optional.of(address));
    }
    for (String address : List.of("10.1.2.3:80", "*:443", "*:8080")) {
      assertThat(sites(main, "<VirtualHost " + address + ">", host))
          .containsExactly(Optional.empty(), Optional.of(address));
    }
    assertThat(sites(main, "Listen 8080", "<VirtualHost *:80>", host))
        .containsExactly(Optional.empty(), Optional.of("*:80"));
  }

  private static List<Optional<String>> sites(String[] main, String... more) {
    String[] lines = new String[main.length + more.length];
    System.arraycopy(main, 0, lines, 0, main.length);
    System.arraycopy(more, 0, lines, main.length, more.length);
    return analyse(redHat(lines), "httpd").sites().stream().map(Site::address).toList();
  }

  @Test
  void aSiteNamesItsCertificate() {
    assertThat(
            analyse(
                    redHat(
                        "ServerRoot /etc/httpd",
                        "<VirtualHost *:443>",
                        "  SSLEngine on",
                        "  SSLCertificateFile conf/ssl.crt/www.crt",
                        "</VirtualHost>"),
                    "httpd")
                .sites())
        .extracting(Site::certificate)
        .containsExactly(Optional.of("/etc/httpd/conf/ssl.crt/www.crt"));
  }
}
