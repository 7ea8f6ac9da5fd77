package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileSurveyTest {
  private static final Instant LAST = Instant.parse("2013-04-02T03:10:11Z");

  private final Problems problems = new Problems();

  @Test
  void countsFilesAndFindsTheNewestWrite() {
    FileSurvey survey =
        survey(
            server()
                .file("/etc/passwd", "root")
                .file("/var/log/messages", "up", "down")
                .modified("/var/log/messages", LAST)
                .link("/etc/mtab", "/proc/mounts"));

    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.sizeBytes()).isEqualTo(5 + 8);
    assertThat(survey.newest()).contains(new Sourced<>(LAST, Evidence.file("/var/log/messages")));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void timesThatNoClockCouldHaveShownAreNotBelieved() {
    FileSurvey survey =
        survey(
            server()
                .file("/etc/early")
                .modified("/etc/early", Instant.EPOCH)
                .file("/etc/late")
                .modified("/etc/late", Instant.parse("2106-02-07T06:28:15Z")));

    assertThat(survey.files()).isEqualTo(2);
    assertThat(survey.newest()).isEmpty();
  }

  @Test
  void whatAKernelMakesUpIsNeverEntered() {
    FileSurvey survey =
        survey(server().file("/proc/1/cmdline", "init").file("/dev/sda").file("/sys/power/state"));

    assertThat(survey.files()).isZero();
  }

  @Test
  void aTreeIsNamedByItsTopmostDirectoryThatNoPackageOwns() {
    FileSurvey survey =
        survey(
            server()
                .file("/opt/shop/bin/run.sh", "#!/bin/sh")
                .file("/opt/shop/lib/shop.jar", "PK")
                .modified("/opt/shop/lib/shop.jar", LAST)
                .file("/usr/bin/perl"),
            "/opt",
            "/usr",
            "/usr/bin",
            "/usr/bin/perl");

    assertThat(survey.unownedTrees())
        .containsExactly(
            new UnownedTree("/opt/shop", 2, 10 + 3, Optional.of(LAST), Optional.empty()));
  }

  @Test
  void aDirectoryThatNoPackageListsButThatHoldsAPackagedFileIsNotATree() {
    FileSurvey survey =
        survey(
            server().file("/usr/share/zoneinfo/Europe/Rome").file("/usr/share/zoneinfo/mine/Rome"),
            "/usr/share",
            "/usr/share/zoneinfo/Europe/Rome");

    assertThat(survey.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/usr/share/zoneinfo/mine");
  }

  @Test
  void eachHomeAndEachApplicationIsATreeOfItsOwn() {
    FileSurvey survey =
        survey(
            server()
                .file("/home/ada/notes", "x")
                .directory("/home/empty")
                .file("/home/bob/.profile", "x")
                .file("/usr/local/tomcat/conf/server.xml", "x")
                .file("/var/www/html/blog/index.php", "x"));

    assertThat(survey.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/home/ada", "/home/bob", "/usr/local/tomcat", "/var/www/html/blog");
  }

  @Test
  void filesThatLieRightOnAShelfAreToldTogetherWithoutThePackagedOnes() {
    FileSurvey survey =
        survey(
            server()
                .file("/var/www/html/index.html", "1")
                .file("/var/www/html/contact.php", "22")
                .file("/var/www/html/packaged.html", "333")
                .file("/var/www/html/blog/index.php", "4444"),
            "/var/www/html",
            "/var/www/html/packaged.html");

    assertThat(survey.unownedTrees())
        .extracting(UnownedTree::path, UnownedTree::files, UnownedTree::sizeBytes)
        .containsExactly(tuple("/var/www/html", 2L, 2L + 3L), tuple("/var/www/html/blog", 1L, 5L));
  }

  @Test
  void aTopDirectoryThatOnlyHoldsAnotherIsNotWhatIsNamed() {
    FileSurvey survey =
        survey(server().file("/data/app/a").file("/backup/monday/a").file("/backup/tuesday/a"));

    assertThat(survey.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/backup", "/data/app");
  }

  @Test
  void whatEveryMachineHasIsNotOfNote() {
    FileSurvey survey =
        survey(
            server()
                .file("/tmp/session/a")
                .file("/var/lib/mysql/shop/orders.MYD")
                .file("/var/cache/man/index.db")
                .file("/root/.ssh/known_hosts")
                .file("/lost+found/#12"),
            "/root",
            "/var",
            "/var/lib");

    assertThat(survey.unownedTrees()).isEmpty();
    assertThat(survey.files()).isEqualTo(5);
  }

  @Test
  void whatLeadsToAKnownPlaceIsNoTreeThoughNoPackageOwnsIt() {
    FileSurvey survey =
        survey(
            server()
                .file("/var/lib/mysql/ibdata1")
                .file("/var/lib/shop/orders")
                .file("/root/.bashrc")
                .file("/root/anaconda-ks.cfg")
                .file("/root/scripts/backup.sh"));

    assertThat(survey.unownedTrees())
        .extracting(UnownedTree::path)
        .containsExactly("/root/scripts", "/var/lib/shop");
  }

  @Test
  void directoriesBehindLinksAreNeitherEnteredNorAskedAbout() {
    Path root =
        server()
            .file("/etc/rc.d/init.d/httpd", "x")
            .link("/etc/init.d", "rc.d/init.d")
            .link("/opt/loop", "/opt")
            .root();
    Ownership onlyRealPaths =
        path -> {
          assertThat(path.toString()).doesNotStartWith("/etc/init.d/").doesNotContain("loop/");
          return Optional.of("initscripts");
        };

    assertThat(FileSurvey.of(root, onlyRealPaths, problems).files()).isEqualTo(1);
  }

  @Test
  void aTreeTooDeepToBeMeantIsCutWithAProblem() {
    FileSurvey survey = survey(server().file("/opt" + "/d".repeat(140) + "/file"));

    assertThat(survey.files()).isZero();
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("lies too deep; what is in it was not looked at");
  }

  @Test
  void moreTreesThanCanBeListedAreCounted() {
    ServerBuilder server = server();
    for (int i = 0; i < UnownedTrees.MAX_TREES + 5; i++) {
      server.file("/home/user%04d/file".formatted(i));
    }
    FileSurvey survey = survey(server);

    assertThat(survey.unownedTrees()).hasSize(UnownedTrees.MAX_TREES);
    assertThat(survey.unownedTrees().get(0).path()).isEqualTo("/home/user0000");
    assertThat(problems.sorted())
        .containsExactly(Problem.of("/", "5 more trees that no package owns are not listed"));
  }

  @Test
  void aRootThatIsNotADirectoryIsAProblem() {
    Path file = server().file("/etc/passwd", "root").root().resolve("etc/passwd");

    assertThat(FileSurvey.of(file, path -> Optional.empty(), problems).directories()).isZero();
    assertThat(problems.sorted()).containsExactly(Problem.of("/etc/passwd", "is not a directory"));
  }

  private FileSurvey survey(ServerBuilder server, String... packagedPaths) {
    Set<String> packaged = Set.of(packagedPaths);
    return FileSurvey.of(
        server.root(),
        path -> packaged.contains(path.toString()) ? Optional.of("some") : Optional.empty(),
        problems);
  }
}
