package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftwareDetectorTest {
  private final Problems problems = new Problems();

  @Nested
  class Programs {
    @Test
    void withoutAPackageSayTheirVersionThemselves() {
      assertThat(detect(server().file("/usr/local/apache2/bin/httpd", "\0Apache/2.0.52 (Unix)\0")))
          .containsExactly(
              new Software(
                  "httpd",
                  Optional.of("2.0.52"),
                  "web-server",
                  "/usr/local/apache2/bin/httpd",
                  Optional.empty(),
                  Evidence.offset("/usr/local/apache2/bin/httpd", 1)));
    }

    @Test
    void ofAPackageHaveItsVersionWithoutEpochAndRevision() {
      assertThat(
              detect(
                  server()
                      .file("/usr/sbin/apache2", "Apache/2.2.3")
                      .file(
                          "/var/lib/dpkg/status",
                          "Package: apache2-mpm-prefork",
                          "Status: install ok installed",
                          "Architecture: i386",
                          "Version: 1:2.2.9.dfsg1-10+lenny2")
                      .file(
                          "/var/lib/dpkg/info/apache2-mpm-prefork.list",
                          "/.",
                          "/usr",
                          "/usr/sbin",
                          "/usr/sbin/apache2")))
          .extracting(Software::name, Software::version, Software::owner)
          .containsExactly(
              tuple("httpd", Optional.of("2.2.9"), Optional.of("apache2-mpm-prefork")));
    }

    @ParameterizedTest
    @CsvSource({
      "/bin/bash, '@(#)Bash version 3.00.15(1) release GNU', bash, 3.00.15",
      "/lib/libc.so.6, 'GNU C Library stable release version 2.3.4, by', glibc, 2.3.4",
      "/lib/libcrypto.so.0.9.7a, 'OpenSSL 0.9.7a Feb 19 2003 OpenSSL 0.9.7a 19 Feb 2003', openssl,"
          + " 0.9.7a",
      "/usr/local/bin/node, 'https://nodejs.org/dist/v4.2.6/node-v4.2.6.tar.gz', node, 4.2.6",
      "/usr/lib/httpd/modules/libphp4.so, 'X-Powered-By: PHP/4.3.9', php, 4.3.9",
      "/usr/local/nginx/sbin/nginx, 'nginx version: nginx/0.7.67', nginx, 0.7.67",
      "/usr/local/pgsql/bin/postgres, 'postgres (PostgreSQL) 8.1.23', postgresql, 8.1.23",
      "/usr/sbin/sshd, 'OpenSSH_3.9p1', sshd, 3.9p1",
      "/usr/java/jdk1.5.0_09/bin/java, 'ELF', java, 1.5.0_09",
      "/usr/lib/jvm/jdk-7/release, 'JAVA_VERSION=\"1.7.0_80\"', java, 1.7.0_80",
      "/opt/tomcat/RELEASE-NOTES, '  Apache Tomcat Version 6.0.29', tomcat, 6.0.29",
      "/opt/mysql/include/mysql_version.h, '#define MYSQL_SERVER_VERSION \"4.1.22-standard\"',"
          + " mysql, 4.1.22-standard",
    })
    void areFoundWhereTheyAreUsuallyInstalled(
        String file, String content, String name, String version) {
      assertThat(detect(server().file(file, content)))
          .extracting(Software::name, Software::version)
          .containsExactly(tuple(name, Optional.of(version)));
    }

    @Test
    void underTwoNamesAreOne() {
      assertThat(
              detect(
                  server()
                      .file("/usr/java/jdk1.6.0_20/bin/java", "ELF")
                      .link("/usr/java/default", "jdk1.6.0_20")
                      .link("/opt/java", "/usr/java/default")))
          .extracting(Software::version)
          .containsExactly(Optional.of("1.6.0_20"));
    }

    @Test
    void ofUnknownVersionAreStillThere() {
      assertThat(detect(server().file("/usr/sbin/nginx", "stripped")))
          .containsExactly(
              new Software(
                  "nginx",
                  Optional.empty(),
                  "web-server",
                  "/usr/sbin/nginx",
                  Optional.empty(),
                  Evidence.file("/usr/sbin/nginx")));
    }

    @Test
    void inArchivesAreReadThere() throws IOException {
      ByteArrayOutputStream jar = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(jar)) {
        zip.putNextEntry(new ZipEntry("org/apache/catalina/util/ServerInfo.properties"));
        zip.write("server.info=Apache Tomcat/5.5.23".getBytes(StandardCharsets.US_ASCII));
      }

      assertThat(detect(server().bytes("/opt/tomcat/server/lib/catalina.jar", jar.toByteArray())))
          .containsExactly(
              new Software(
                  "tomcat",
                  Optional.of("5.5.23"),
                  "application-server",
                  "/opt/tomcat",
                  Optional.empty(),
                  Evidence.file("/opt/tomcat/server/lib/catalina.jar")));
    }

    @Test
    void inDamagedArchivesAreThereWithAProblem() {
      assertThat(detect(server().file("/opt/tomcat/lib/catalina.jar", "PK\3\4 not an archive")))
          .extracting(Software::name, Software::version)
          .containsExactly(tuple("tomcat", Optional.empty()));
      assertThat(problems.sorted())
          .extracting(problem -> problem.path())
          .containsExactly("/opt/tomcat/lib/catalina.jar");
    }
  }

  @Nested
  class DatabasesOfApplications {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "wp-includes/version.php|$wp_version = '3.0.1';|wp-config.php|define('DB_NAME',"
              + " 'blog');~define('DB_USER', 'wp');~define('DB_PASSWORD',"
              + " 'hunter2');~define('DB_HOST', 'db1');|mysql db1 blog wp 2",
          "modules/system/system.module|define('VERSION', '6.38');|sites/default/settings.php"
              + "|# $db_url = 'mysql://a:b@c/d';~$db_url = 'mysqli://dru:hunter2@x@db1/site';"
              + "|mysql db1 site dru 3",
          "includes/bootstrap.inc|define('VERSION', '7.2');|sites/default/settings.php|* 'database'"
              + " => 'no',~'database' => 'site',~'username' => 'dru',~'password' =>"
              + " 'hunter2',~'host' => 'db1',~'driver' => 'pgsql',|postgresql db1 site dru 3",
          "includes/version.php|$RELEASE = '1.0'; $DEV_LEVEL ="
              + " '2';|configuration.php|$mosConfig_host = 'db1';~$mosConfig_user ="
              + " 'jo';~$mosConfig_password = 'hunter2';~$mosConfig_db = 'joomla';|mysql db1 joomla"
              + " jo 2",
          "version.php|$release = '1.9.1';|config.php|$CFG->dbtype = 'postgres7';~$CFG->dbhost ="
              + " 'db1';~$CFG->dbname = 'moodle';~$CFG->dbuser = 'm';~$CFG->dbpass ="
              + " 'hunter2';|postgresql db1 moodle m 2",
          "app/Mage.php|'major' => '1',|app/etc/local.xml"
              + "|<host><![CDATA[db1]]></host>~<username><![CDATA[m]]></username>~<password><![CDATA[hunter2]]></password>~<dbname><![CDATA[shop]]></dbname>|mysql"
              + " db1 shop m 2",
          "program/include/iniset.php|define('RCMAIL_VERSION', '0.9.1');|config/db.inc.php"
              + "|$rcmail_config['db_dsnw'] = 'pgsql://rc:hunter2@db1:5432/mail';"
              + "|postgresql db1 mail rc 2",
          "config/environment.rb|RAILS_GEM_VERSION = '2.3.5'|config/database.yml|production:~ "
              + " adapter: mysql2~  database: app~  username: u~  password: hunter2~  host:"
              + " db1|mysql db1 app u 3",
        })
    void areToldWithoutTheirPassword(
        String versionFile, String versionLine, String file, String lines, String expected) {
      List<String> content = new ArrayList<>(List.of("<?php"));
      content.addAll(List.of(lines.split("~")));
      String home = "/var/www/html/app/";
      List<Software> found =
          detect(
              server()
                  .file(home + versionFile, "<?php", versionLine)
                  .file(home + file, content.toArray(String[]::new)));

      assertThat(found).hasSize(1);
      assertThat(found.toString()).doesNotContain("hunter2");
      Software.Connection database = found.get(0).database().orElseThrow();
      assertThat(
              String.join(
                  " ",
                  database.engine().orElse("-"),
                  database.host().orElse("-"),
                  database.name().orElse("-"),
                  database.user().orElse("-"),
                  database.evidence().location().replace(home + file + ":", "")))
          .isEqualTo(expected);
    }

    @Test
    void ofAPackagedApplicationAreInTheDirectoryOfConfiguration() {
      assertThat(
              detect(
                  server()
                      .file("/usr/share/wordpress/wp-includes/version.php", "$wp_version = '3.0';")
                      .file("/usr/share/wordpress/wp-config.php", "define('DB_HOST', 'default');")
                      .file("/etc/wordpress/config-example.com.php", "define('DB_HOST', 'db1');")))
          .extracting(software -> software.database().orElseThrow().evidence())
          .containsExactly(Evidence.line("/etc/wordpress/config-example.com.php", 1));
    }
  }

  @Nested
  class WebApplications {
    @ParameterizedTest
    @CsvSource({
      "wordpress, 2.3.1, wp-includes/version.php, $wp_version = '2.3.1';, ''",
      "drupal, 6.38, modules/system/system.module, 'define(''VERSION'', ''6.38'');', ''",
      "drupal, 7.2, includes/bootstrap.inc, 'define(''VERSION'', ''7.2'');', ''",
      "joomla, 1.5.26, libraries/joomla/version.php, 'var $RELEASE = ''1.5'';',"
          + " 'var $DEV_LEVEL = ''26'';'",
      "mediawiki, 1.15.1, includes/DefaultSettings.php, $wgVersion = '1.15.1';, ''",
      "phpmyadmin, 2.11.9, libraries/defines.lib.php, '    define(''PMA_VERSION'', ''2.11.9'');',"
          + " ''",
      "phpmyadmin, 3.3.7, libraries/Config.class.php, '$this->set(''PMA_VERSION'', ''3.3.7'');',"
          + " ''",
      "phpbb, 3.0.8, includes/constants.php, 'define(''PHPBB_VERSION'', ''3.0.8'');', ''",
      "magento, 1.4, app/Mage.php, '''major'' => ''1'',', '''minor'' => ''4'','",
    })
    void areFoundByTheFileThatHasTheirVersion(
        String name, String version, String file, String line, String next) {
      assertThat(detect(server().file("/var/www/html/app/" + file, "<?php", line, next)))
          .containsExactly(
              new Software(
                  name,
                  Optional.of(version),
                  "web-application",
                  "/var/www/html/app",
                  Optional.empty(),
                  Evidence.line("/var/www/html/app/" + file, 2)));
    }

    @Test
    void areFoundUnderEachSiteAndOnceIfTwoSitesShareThem() {
      assertThat(
              detect(
                  server()
                      .file("/data/sites/a/wp-includes/version.php", "$wp_version = '2.9';")
                      .link("/data/b", "/data/sites/a"),
                  "/data/sites/a",
                  "/data/b",
                  "relative",
                  "/absent"))
          .extracting(Software::path)
          .containsExactly("/data/b");
    }

    @Test
    void areNotSeenInOtherProgramsFilesOfTheSameName() {
      assertThat(
              detect(
                  server()
                      .file("/var/www/html/includes/version.php", "<?php $version = 3;")
                      .file("/var/www/html/index.php", "<?php phpinfo();")))
          .isEmpty();
    }

    @Test
    void doNotHaveJustAnythingForAVersion() {
      assertThat(
              detect(
                  server()
                      .file("/var/www/a/wp-includes/version.php", "$wp_version = '<script>';")
                      .file(
                          "/var/www/b/wp-includes/version.php",
                          "$wp_version = '" + "1".repeat(500) + "';")))
          .isEmpty();
    }

    @Test
    void areSearchedWithoutEndInNoCycle() {
      assertThat(
              detect(
                  server()
                      .link("/var/www/html/again", "/var/www")
                      .link("/var/www/html/self", "self")
                      .file("/var/www/html/wp-includes/version.php", "$wp_version = '2.9';")))
          .hasSize(1);
    }
  }

  @Test
  void anEmptyServerHasNoSoftware() {
    assertThat(detect(server())).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  private List<Software> detect(ServerBuilder server, String... documentRoots) {
    Path root = server.root();
    List<Site> sites =
        Stream.of(documentRoots)
            .map(
                documentRoot ->
                    new Site(
                        "httpd",
                        List.of(),
                        Optional.empty(),
                        Optional.of(documentRoot),
                        Evidence.file("/etc/httpd/conf/httpd.conf")))
            .toList();
    Problems ofPackages = new Problems();
    return SoftwareDetector.detect(
        root, PackageDetector.detect(root, ofPackages), sites, List.of(), problems);
  }
}
