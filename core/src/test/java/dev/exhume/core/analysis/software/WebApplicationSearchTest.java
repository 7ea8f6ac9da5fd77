package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebApplicationSearchTest {
  private static final String APP = "/srv/www/htdocs/app/";

  private final Problems problems = new Problems();

  private List<Software> search(ServerBuilder server, String... documentRoots) {
    Path root = server.root();
    List<Site> sites =
        Stream.of(documentRoots)
            .map(
                place ->
                    new Site(
                        "httpd",
                        List.of(),
                        Optional.empty(),
                        Optional.of(place),
                        Evidence.file("/etc/httpd/conf/httpd.conf")))
            .toList();
    return WebApplicationSearch.search(root, path -> Optional.empty(), sites, problems);
  }

  /** {@code laravel 5.4.36 /srv/app (mysql db1 shop web)}. */
  private static String line(Software software) {
    return "%s %s %s%s"
        .formatted(
            software.name(),
            software.version().orElse("-"),
            software.path(),
            software.database().map(WebApplicationSearchTest::line).orElse(""));
  }

  private static String line(Software.Connection database) {
    return " (%s %s %s %s)"
        .formatted(
            database.engine().orElse("-"),
            database.host().orElse("-"),
            database.name().orElse("-"),
            database.user().orElse("-"));
  }

  @Test
  void nextcloudIsToldFromOwncloud() {
    assertThat(
            search(
                server()
                    .file(
                        APP + "version.php",
                        "<?php",
                        "$OC_VersionString = '12.0.3';",
                        "$vendor = 'nextcloud';")
                    .file(
                        APP + "config/config.php",
                        "'dbtype' => 'mysql', 'dbpassword' => 'hunter2',",
                        "'dbhost' => 'db1',",
                        "'dbname' => 'cloud',")))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly("nextcloud 12.0.3 /srv/www/htdocs/app (mysql db1 cloud -)");
    assertThat(search(server().file(APP + "version.php", "$OC_VersionString = '8.0.4';")))
        .extracting(Software::name)
        .containsExactly("owncloud");
  }

  @Test
  void aFileWithADateIsDokuwikiOnlyBesideItsPage() {
    ServerBuilder server =
        server().file("/usr/share/dokuwiki/VERSION", "2012-10-13 \"Adora Belle\"");

    assertThat(search(server)).isEmpty();
    assertThat(search(server.file("/usr/share/dokuwiki/doku.php", "<?php")))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly("dokuwiki 2012-10-13 /usr/share/dokuwiki");
  }

  @Test
  void ofAFrameworkOnlyAPartIsServed() {
    ServerBuilder server =
        server()
            .file("/data/shop/public/index.php", "<?php")
            .file(
                "/data/shop/composer.lock",
                "{ \"packages\": [ {",
                "    \"name\": \"laravel/framework\",",
                "    \"version\": \"v5.4.36\",")
            .file(
                "/data/shop/.env",
                "DB_CONNECTION=mysql",
                "DB_HOST=db1",
                "DB_DATABASE=shop",
                "DB_USERNAME=web",
                "DB_PASSWORD=hunter2");

    List<Software> found = search(server, "/data/shop/public");

    assertThat(found)
        .extracting(WebApplicationSearchTest::line)
        .containsExactly("laravel 5.4.36 /data/shop (mysql db1 shop web)");
    assertThat(found.get(0).evidence()).isEqualTo(Evidence.line("/data/shop/composer.lock", 3));
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  @Test
  void cakephpIsTwoDirectoriesAboveWhatIsServed() {
    assertThat(
            search(
                server()
                    .directory("/data/cake/app/webroot")
                    .file("/data/cake/lib/Cake/VERSION.txt", "// comment", "2.4.1")
                    .file(
                        "/data/cake/app/Config/database.php",
                        "'datasource' => 'Database/Mysql',",
                        "'host' => 'db1',",
                        "'login' => 'web',",
                        "'password' => 'hunter2',",
                        "'database' => 'cake',"),
                "/data/cake/app/webroot"))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly("cakephp 2.4.1 /data/cake (mysql db1 cake web)");
  }

  @Test
  void djangoIsFoundWithoutAWebServer() {
    assertThat(
            search(
                server()
                    .file("/opt/shop/manage.py", "os.environ['DJANGO_SETTINGS_MODULE'] = 'shop'")
                    .file("/opt/shop/requirements.txt", "Django==1.4.2")
                    .file(
                        "/opt/shop/shop/settings.py",
                        "'ENGINE': 'django.db.backends.postgresql_psycopg2',",
                        "'NAME': 'shop', 'USER': 'web', 'PASSWORD': 'hunter2', 'HOST': 'db1',")
                    .file("/srv/old/manage.py", "execute_manager(settings)")
                    .file(
                        "/srv/old/settings.py", "DATABASE_ENGINE = 'mysql'", "DATABASE_NAME = 'o'")
                    .file("/srv/tool/manage.py", "print 'x'")))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly(
            "django 1.4.2 /opt/shop (postgresql db1 shop web)", "django - /srv/old (mysql - o -)");
  }

  @Test
  void aProgramForNodeIsAnApplicationIfItCanBeStarted() {
    assertThat(
            search(
                server()
                    .file(
                        "/srv/chat/package.json",
                        "{ \"name\": \"chat\",",
                        "  \"version\": \"0.3.1\",",
                        "  \"scripts\": {",
                        "    \"start\": \"node server.js\" } }")
                    .file("/srv/lib/package.json", "{", " \"version\": \"1.0.0\" }")
                    .file(
                        "/srv/www/htdocs/node_modules/x/package.json",
                        "  \"version\": \"1.0.0\",",
                        "  \"start\": \"x\"")))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly("node-application 0.3.1 /srv/chat");
  }

  @Test
  void mailmanAndFrameworksTellTheirVersions() {
    assertThat(
            search(
                server()
                    .file("/usr/lib/mailman/Mailman/Version.py", "VERSION = '2.1.9'")
                    .file(APP + "system/core/CodeIgniter.php", "define('CI_VERSION', '2.1.4');")
                    .file(
                        APP + "application/config/database.php",
                        "$db['default']['hostname'] = 'db1';",
                        "$db['default']['username'] = 'web';",
                        "$db['default']['password'] = 'hunter2';",
                        "$db['default']['database'] = 'ci';",
                        "$db['default']['dbdriver'] = 'mysqli';")))
        .extracting(WebApplicationSearchTest::line)
        .containsExactly(
            "codeigniter 2.1.4 /srv/www/htdocs/app (mysql db1 ci web)",
            "mailman 2.1.9 /usr/lib/mailman");
  }

  @Test
  void aLockFileOfOneLongLineIsReadWithoutEnd() {
    assertThat(
            search(
                server()
                    .file(
                        APP + "composer.lock", "\"name\": \"laravel/framework\",".repeat(50_000))))
        .isEmpty();
  }

  @Test
  void aLibraryWithAVersionLikeThatOfMagentoIsNone() {
    ServerBuilder server =
        server()
            .file(
                APP + "lib/composer.json",
                "\"name\": \"egulias/email\",",
                "\"version\": \"2.0.1\"");

    assertThat(search(server)).isEmpty();
    assertThat(
            search(
                server.file(
                    APP + "composer.json",
                    "\"name\": \"magento/magento2ce\",",
                    "\"version\": \"2.4.3\"")))
        .extracting(Software::name)
        .containsExactly("magento");
  }
}
