package dev.exhume.core.analysis.verdict.usage;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebCodeTest {
  private final Problems problems = new Problems();

  private WebCode search(ServerBuilder server, Site... sites) {
    return WebCode.search(server.root(), List.of(sites), problems);
  }

  private static Site site(String documentRoot) {
    return new Site(
        "httpd",
        List.of(),
        Optional.empty(),
        Optional.of(documentRoot),
        Evidence.file("/etc/httpd/conf/httpd.conf"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "$db = mysql_connect('localhost', 'blog', 'secret');",
        "$db = new mysqli('localhost');",
        "$db = new PDO('mysql:host=localhost;dbname=blog');",
        "url=jdbc:mysql://localhost/shop",
        "my $db = DBI->connect('DBI:mysql:shop');",
        "define('DB_HOST', 'localhost');",
        "$wgDBserver = 'localhost';",
        "var $dbtype = 'mysql';",
        "$dbms = 'mysql4';",
        "  adapter: mysql",
        "$db_url = 'mysqli://u:p@localhost/drupal';"
      })
  void aConnectionToMysqlIsSeen(String line) {
    WebCode code = search(server().file("/var/www/html/x.inc", line));

    assertThat(code.files(Demand.MYSQL)).containsExactly("/var/www/html/x.inc");
    assertThat(code.files(Demand.POSTGRESQL)).isEmpty();
  }

  @Test
  void configurationIsNamedBeforeLibraries() {
    WebCode code =
        search(
            server()
                .file("/srv/shop/app/Database.php", "pg_connect($dsn);")
                .file("/srv/shop/config.php", "$dsn = 'pgsql:host=localhost';"),
            site("/srv/shop"));

    assertThat(code.files(Demand.POSTGRESQL))
        .containsExactly("/srv/shop/config.php", "/srv/shop/app/Database.php");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "$mailer->mail($to);",
        "Mail::mail($to);",
        "function mail($to) {",
        "// mail($to, $s, $t);",
        " * mail($to, $s, $t);",
        "sendmail($to);",
        "$mail ($to);"
      })
  void whatOnlyLooksLikePhpsMailIsNotTakenForIt(String line) {
    assertThat(search(server().file("/var/www/a.php", line)).files(Demand.PHP_MAIL)).isEmpty();
  }

  @Test
  void phpsMailIsSeenInPhpOnly() {
    WebCode code =
        search(
            server()
                .file("/var/www/a.php", "if (@mail($to, \"Hi\", $text)) {")
                .file("/var/www/b.pl", "mail($to);"));

    assertThat(code.files(Demand.PHP_MAIL)).containsExactly("/var/www/a.php");
  }

  @Test
  void cyclesOfLinksAndEndlessDepthsAreNotEntered() {
    ServerBuilder server =
        server()
            .link("/var/www/loop", "/var/www")
            .file("/var/www" + "/d".repeat(40) + "/deep.php", "mail($to);")
            .file("/var/www/z.php", "mail($to);")
            .link("/var/www/again.php", "z.php")
            .file("/etc/passwd", "root");

    assertThat(search(server, site("/var/www/loop"), site("/")).files(Demand.PHP_MAIL))
        .containsExactly("/var/www/z.php");
  }

  @Test
  void aTreeThatIsTooLargeIsSearchedInPartAndSaysSo() {
    ServerBuilder server = server().file("/var/www/a.php", "mail($to);");
    for (int i = 0; i < 3_200; i++) {
      server.file("/var/www/b%04d.php".formatted(i), "");
    }

    assertThat(search(server).files(Demand.PHP_MAIL)).containsExactly("/var/www/a.php");
    assertThat(problems.sorted())
        .singleElement()
        .asString()
        .contains("/var/www", "holds more code");
  }

  @Test
  void longRunsOfBlanksDoNotHoldUpTheSearch() {
    String blanks = " ".repeat(250_000);

    assertThat(
            search(server().file("/var/www/a.php", "dbtype" + blanks + "x", "mail" + blanks + "x"))
                .files(Demand.MYSQL))
        .isEmpty();
  }
}
