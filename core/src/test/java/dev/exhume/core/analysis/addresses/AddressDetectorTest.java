package dev.exhume.core.analysis.addresses;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Source;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AddressDetectorTest {
  private static final Host WEB01 =
      new Host(
          Optional.of("web01.example.com"),
          Optional.empty(),
          Optional.empty(),
          List.of(
              new Host.NetworkInterface(
                  "eth0",
                  List.of("10.1.2.3/24", "2001:db8::3/64"),
                  Optional.of("static"),
                  Optional.of("00:0C:29:5E:01:AA"),
                  Evidence.file("/etc/sysconfig/network-scripts/ifcfg-eth0"))),
          List.of(),
          List.of(
              new Host.HostsEntry(
                  "10.1.2.3",
                  List.of("web01.example.com", "web01", "shop.example.com"),
                  at("/etc/hosts", 2)),
              new Host.HostsEntry(
                  "10.1.2.9", List.of("db.example.com", "dbhost"), at("/etc/hosts", 3))));

  private static final Ownership NO_OWNER = path -> Optional.empty();

  private final Problems problems = new Problems();

  @Nested
  class OwnAddresses {
    @Test
    void areFoundWhereTheWebServerListens() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/httpd/conf.d/www.conf",
                          "NameVirtualHost 10.1.2.3:80",
                          "<VirtualHost 10.1.2.3:80>")))
          .containsExactly(
              ownAddress("10.1.2.3", at("/etc/httpd/conf.d/www.conf", 1), "listen on * instead"),
              ownAddress("10.1.2.3", at("/etc/httpd/conf.d/www.conf", 2), "listen on * instead"));
    }

    @Test
    void areWholeWordsOnly() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/app.conf",
                          "a 10.1.2.30",
                          "b 110.1.2.3",
                          "c 10.1.2.3.4",
                          "d 10.1.2.3.in-addr.arpa",
                          "e x10.1.2.3",
                          "f 2001:db8::31",
                          "g 12001:db8::3")))
          .isEmpty();
    }

    @Test
    void areFoundBetweenAnyPunctuation() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/app.conf",
                          "url=http://10.1.2.3:8080/",
                          "(10.1.2.3)",
                          "\"10.1.2.3\"",
                          "It is 10.1.2.3.",
                          "10.1.2.0-10.1.2.3/32",
                          "[2001:DB8::3]:80")))
          .extracting(Dependency::value)
          .containsExactly("10.1.2.3", "10.1.2.3", "10.1.2.3", "10.1.2.3", "2001:db8::3");
    }

    @Test
    void inCommentsTieNothing() {
      assertThat(
              detect(
                  server()
                      .file("/etc/httpd/conf/httpd.conf", "#Listen 10.1.2.3:80", "  # 10.1.2.3")
                      .file("/etc/my.cnf", "; bind-address=10.1.2.3")
                      .file(
                          "/etc/tomcat5/server.xml",
                          "<!-- <Connector address='10.1.2.3'",
                          "     address='10.1.2.3'/> -->")))
          .isEmpty();
    }

    @Test
    void afterACommentInMarkupStillCount() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/tomcat5/server.xml",
                          "<!-- one",
                          "two -->",
                          "<Connector port='80' address='10.1.2.3'/>")))
          .containsExactly(
              ownAddress(
                  "10.1.2.3",
                  at("/etc/tomcat5/server.xml", 3),
                  "leave the address out, so that it listens on every address"));
    }

    @Test
    void inTheFilesThatDefineThemTieNothing() {
      assertThat(
              detect(
                  server()
                      .file("/etc/hosts", "10.1.2.3 web01.example.com web01")
                      .file("/etc/sysconfig/network", "HOSTNAME=web01.example.com")
                      .file("/etc/sysconfig/network-scripts/ifcfg-eth0", "IPADDR=10.1.2.3")
                      .file("/etc/network/interfaces", "address 10.1.2.3")
                      .file("/etc/ssh/ssh_host_rsa_key.pub", "ssh-rsa AAAA root@web01")
                      .file("/etc/httpd/conf/httpd.conf.rpmsave", "Listen 10.1.2.3:80")))
          .isEmpty();
    }

    @Test
    void areFoundInWhatWasInstalledByHand() {
      assertThat(
              detect(
                  server()
                      .file("/opt/shop/etc/shop.conf", "listen_hint = 10.1.2.3:8080")
                      .file("/opt/shop/README", "runs on 10.1.2.3")
                      .file("/opt/shop/bin/run", "exec shopd -b 10.1.2.3")
                      .file("/opt/shop/logs/today.conf", "10.1.2.3")
                      .bytes(
                          "/opt/shop/bin/shopd",
                          "\0\1\0 10.1.2.3".getBytes(StandardCharsets.UTF_8))))
          .extracting(dependency -> dependency.evidence().location())
          .containsExactly("/opt/shop/bin/run:1", "/opt/shop/etc/shop.conf:1");
    }
  }

  @Nested
  class OwnNames {
    @Test
    void areNotMeantWhereADatabaseOrAUserIsCalledAlike() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/var/www/html/config.php",
                          "$db_name = 'web01';",
                          "define('DB_NAME', 'web01');",
                          "$dsn = 'mysql:host=localhost;dbname=web01';",
                          "'database' => 'web01', // on this host")
                      .file("/etc/cron.daily/copy", "rsync -a /var/named/ web01@127.0.0.1:/x")))
          .isEmpty();
    }

    @Test
    void areKeptByNamingTheContainerAfterTheMachine() {
      assertThat(
              detect(
                  server()
                      .file("/etc/httpd/conf/httpd.conf", "ServerName WEB01.example.com:80")
                      .file("/etc/app.ini", "server = web01", "canonical = shop.example.com")))
          .containsExactly(
              new Dependency(
                  "own-name",
                  "shop.example.com",
                  at("/etc/app.ini", 2),
                  Optional.of("--add-host shop.example.com:127.0.0.1")),
              new Dependency(
                  "own-name",
                  "web01",
                  at("/etc/app.ini", 1),
                  Optional.of("--hostname web01.example.com")),
              new Dependency(
                  "own-name",
                  "web01.example.com",
                  at("/etc/httpd/conf/httpd.conf", 1),
                  Optional.of("--hostname web01.example.com")));
    }

    @Test
    void thatArePartOfAnotherWordTieNothing() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/app.conf",
                          "host www.web01.example.com",
                          "host web01.example.com.au",
                          "host web011",
                          "log /var/log/web01.log",
                          "dir /srv/web01/htdocs",
                          "colour web01")))
          .isEmpty();
    }
  }

  @Test
  void ownMacAddressesAreFoundHoweverTheyAreWritten() {
    assertThat(
            detect(
                server()
                    .file(
                        "/etc/flexlm/license.conf",
                        "SERVER this 00-0c-29-5e-01-aa",
                        "x 0:0c:29:5e:01:aa")))
        .containsExactly(
            new Dependency(
                "own-mac",
                "00:0c:29:5e:01:aa",
                at("/etc/flexlm/license.conf", 1),
                Optional.of("--mac-address 00:0c:29:5e:01:aa")));
  }

  @Nested
  class RemoteHosts {
    @Test
    void areNotTheGroupsThatNginxCallsUpstreams() {
      assertThat(
              detect(
                  server()
                      .file("/etc/nginx/conf.d/a.conf", "location / {", "  proxy_pass http://shop;")
                      .file(
                          "/etc/nginx/conf.d/b.conf", "upstream shop {", "  server 10.1.2.8:80;")))
          .extracting(Dependency::value)
          .containsExactly("10.1.2.8");
    }

    @Test
    void areFoundInFilesOfPhpThatEndInInc() {
      assertThat(detect(server().file("/var/www/html/config.inc.php", "$x = 'db.example.com';")))
          .extracting(Dependency::value)
          .containsExactly("db.example.com");
    }

    @Test
    void ofApplicationsAreAddedWhenHostsKnewThem() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/var/www/html/shop/config.php",
                          "<?php",
                          "define('DB_PASSWORD', 'PLANTED.secret');",
                          "define('DB_HOST', 'db.example.com:3306');")))
          .containsExactly(
              remote(
                  "db.example.com",
                  at("/var/www/html/shop/config.php", 3),
                  "--add-host db.example.com:10.1.2.9"));
    }

    @Test
    void areFoundByAddressToo() {
      assertThat(detect(server().file("/opt/shop/etc/shop.conf", "warehouse = tcp:10.1.2.9:8081")))
          .containsExactly(
              remote(
                  "10.1.2.9",
                  at("/opt/shop/etc/shop.conf", 1),
                  "the container must reach it; /etc/hosts calls it db.example.com"));
    }

    @Test
    void thatHostsDidNotKnowMustBeReached() {
      assertThat(
              detect(
                  server()
                      .file("/etc/postfix/main.cf", "relayhost = [smtp.example.net]:25")
                      .file("/etc/ntp.conf", "server 127.127.1.0", "server ntp.example.net iburst")
                      .file(
                          "/opt/shop/jdbc.properties",
                          "url=jdbc:mysql://db9:3306/shop?user=u&password=PLANTED")))
          .extracting(Dependency::value, dependency -> dependency.advice().orElse(""))
          .containsExactly(
              tuple("db9", "database on port 3306: the container must reach it"),
              tuple(
                  "ntp.example.net",
                  "time server: not needed, a container has the clock of its host"),
              tuple("smtp.example.net", "mail relay on port 25: the container must reach it"));
    }

    @Test
    void areNotTheKindsOfMachinesThatPackagesAreBuiltFor() {
      assertThat(detect(server().file("/etc/make.conf", "CHOST=\"i686-pc-linux-gnu\""))).isEmpty();
    }

    @Test
    void areTheFileServersOfMounts() {
      List<Source.Mount> mounts =
          List.of(
              mount("nas:/export/data", "nfs"),
              mount("//files.example.com/public", "cifs"),
              mount("/dev/sda1", "ext3"),
              mount("user:/x", "ext3"));

      assertThat(
              AddressDetector.detect(
                  server().root(), WEB01, NO_OWNER, mounts, List.of(), unowned(), problems))
          .extracting(Dependency::value)
          .containsExactly("files.example.com", "nas");
    }

    @Test
    void areNameServers() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/etc/resolv.conf",
                          "search example.com",
                          "nameserver 10.1.2.1",
                          "nameserver 127.0.0.1")))
          .extracting(Dependency::value)
          .containsExactly("10.1.2.1");
    }

    @Test
    void areNotTheMachineItself() {
      assertThat(
              detect(
                  server()
                      .file(
                          "/var/www/html/config.php",
                          "<?php $dbhost = 'localhost';",
                          "$host = '127.0.0.1';",
                          "$server = 'localhost.localdomain';",
                          "$db_host = '/var/lib/mysql/mysql.sock';",
                          "$hostname = $argv[1];")))
          .isEmpty();
    }

    @Test
    void ofLinesThatPackagesAreFullOfCountOnlyInFilesThatNoPackageOwns() {
      assertThat(
              detect(
                  server()
                      .file("/etc/packaged.conf", "server = pki.example.org")
                      .file("/etc/own.conf", "server = erp.example.org", "mode = server"),
                  path ->
                      path.endsWith("packaged.conf") ? Optional.of("openssl") : Optional.empty()))
          .extracting(Dependency::value)
          .containsExactly("erp.example.org");
    }

    @Test
    void areNeverTakenFromAPassword() {
      List<Dependency> found =
          detect(
              server()
                  .file(
                      "/var/www/html/settings.php",
                      "$db_url = 'mysqli://drupal:PLANTED@db.example.com/drupal';",
                      "$db_url = 'mysql://drupal:pl/PLANTED@db.example.com/drupal';",
                      "mysql_connect('db.example.com', 'root', 'PLANTED');",
                      "$databases['default'] = array('password' => 'PLANTED', 'host' => 'db.example.com');"));

      assertThat(found).isNotEmpty().extracting(Dependency::value).containsOnly("db.example.com");
      assertThat(found.toString()).doesNotContain("PLANTED").doesNotContain("drupal");
    }
  }

  @Test
  void ofANameThatStandsEverywhereTheFirstPlacesAreListed() {
    ServerBuilder server = server();
    for (int i = 0; i < Dependencies.MAX_PLACES + 7; i++) {
      server.file("/etc/sites/%03d.conf".formatted(i), "Listen 10.1.2.3");
    }

    assertThat(detect(server)).hasSize(Dependencies.MAX_PLACES);
    assertThat(problems.sorted())
        .extracting(problem -> problem.message())
        .containsExactly(
            "own-address 10.1.2.3 stands in 7 more lines of the configuration; only 50 are listed");
  }

  @Test
  void linesWithoutEndAndListsOfAllAdvertisersTakeLittleTime() {
    List<Host.HostsEntry> advertisers =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    new Host.HostsEntry("10.9.0.1", List.of("ad" + i), Evidence.file("/etc/hosts")))
            .toList();
    Host host =
        new Host(
            Optional.of("db"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            advertisers);
    ServerBuilder server = server();
    for (int i = 0; i < 20; i++) {
      server.file("/etc/packed%d.php".formatted(i), "db ".repeat(80_000));
    }

    assertThat(
            AddressDetector.detect(
                server.root(), host, NO_OWNER, List.of(), List.of(), unowned(), problems))
        .isEmpty();
    assertThat(problems.sorted())
        .extracting(problem -> problem.path())
        .containsExactly("/etc/hosts");
  }

  @Test
  void namesThatAreCommandsAreNobodysName() {
    Host host =
        new Host(
            Optional.of("web'01"),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Host.NetworkInterface(
                    "eth0",
                    List.of("10.1.2.3;reboot", "$(reboot)"),
                    Optional.empty(),
                    Optional.of("`reboot`"),
                    Evidence.file("/etc/ifcfg"))),
            List.of(),
            List.of(
                new Host.HostsEntry(
                    "10.1.2.9", List.of("$(reboot)", "x`y", "db"), at("/etc/hosts", 1))));
    Source.Mount mount =
        new Source.Mount(
            "nas:/x", "/mnt/$(reboot)", "nfs", List.of(), MountStatus.MISSING, at("/etc/fstab", 1));

    List<Dependency> found =
        AddressDetector.detect(
            server()
                .file("/etc/app.conf", "host $(reboot)", "host x`y", "host web'01", "host db")
                .root(),
            host,
            NO_OWNER,
            List.of(mount),
            List.of(),
            unowned(),
            problems);

    assertThat(found).extracting(Dependency::value).containsExactly("db", "nas");
    assertThat(found.toString()).doesNotContain("reboot");
  }

  @Test
  void anEmptyServerHasNoTies() {
    assertThat(detect(server())).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void linksOutOfATreeAndHugeFilesAreNotRead() {
    assertThat(
            detect(
                server()
                    .file("/secret/app.conf", "10.1.2.3")
                    .link("/opt/shop/loop", "/opt/shop")
                    .link("/opt/shop/x.conf", "/secret/app.conf")
                    .bytes(
                        "/opt/shop/huge.conf",
                        "10.1.2.3\n".repeat(50_000).getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  private List<Dependency> detect(ServerBuilder server) {
    return detect(server, NO_OWNER);
  }

  private List<Dependency> detect(ServerBuilder server, Ownership ownership) {
    Site site =
        new Site(
            "httpd",
            List.of(),
            Optional.empty(),
            Optional.of("/var/www/html"),
            at("/etc/httpd", 1));
    return AddressDetector.detect(
        server.root(), WEB01, ownership, List.of(), List.of(site), unowned("/opt/shop"), problems);
  }

  private static Customisation unowned(String... paths) {
    return new Customisation(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Stream.of(paths)
            .map(path -> new UnownedTree(path, 1, 1, Optional.empty(), Optional.empty()))
            .toList(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Source.Mount mount(String device, String type) {
    return new Source.Mount(
        device,
        "/data",
        type,
        List.of("rw"),
        MountStatus.MISSING,
        at("/etc/fstab", device.length()));
  }

  private static Dependency ownAddress(String value, Evidence evidence, String advice) {
    return new Dependency("own-address", value, evidence, Optional.of(advice));
  }

  private static Dependency remote(String value, Evidence evidence, String advice) {
    return new Dependency("remote-host", value, evidence, Optional.of(advice));
  }

  private static Evidence at(String path, int line) {
    return Evidence.line(path, line);
  }
}
