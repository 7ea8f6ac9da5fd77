package dev.exhume.core.kit.slim;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.Profiles;
import dev.exhume.core.kit.slim.SlimList.Group;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlimPlanTest {
  private final Profiles profile =
      profile().service("shop", Verdict.NEEDED, "it", List.of(), "/etc/init.d/shop", "start");
  private final List<String> status = new ArrayList<>();
  private final ServerBuilder server =
      DeadServers.server()
          .executable("/etc/init.d/shop", "#!/bin/sh", "/usr/sbin/shopd --quick")
          .executable("/usr/sbin/shopd", "#!/usr/bin/tongue", "helper run", "# never-named")
          .executable("/bin/sh", "shell");

  @Test
  void whatThePackagesOfAServiceNeedStaysAndOtherPackagesGo() throws IOException {
    shop()
        .pack("games", "", "/usr/games/tetris")
        .pack("mail", "", "/etc/mail.conf", "/usr/sbin/mail");
    server
        .file("/usr/games/tetris", "fun")
        .file("/etc/mail.conf", "x")
        .executable("/usr/sbin/mail", "x");

    SlimList slim = slim();

    assertThat(paths(slim)).contains("/usr/games/tetris", "/usr/sbin/mail");
    assertThat(paths(slim))
        .doesNotContain(
            "/usr/sbin/shopd",
            "/etc/init.d/shop",
            "/usr/bin/helper",
            "/usr/bin/tongue",
            "/usr/share/shop/data",
            "/etc/mail.conf");
    assertThat(group(slim, "package", "games").why()).contains("nothing that is needed");
    assertThat(group(slim, "package", "games").bytes()).isEqualTo(4);
    assertThat(slim.kept()).extracting(SlimList.Kept::name).contains("shop", "helpers", "tongue");
  }

  @Test
  void aCommandOfANeededPackageThatNothingNamesGoesAndItsDataStays() throws IOException {
    shop();

    assertThat(group(slim(), "programs", "helpers").paths())
        .containsExactly("/usr/bin/never-named");
  }

  @Test
  void whatAFileOfNoPackageNamesStays() throws IOException {
    shop().pack("convert", "", "/usr/bin/convert");
    server
        .executable("/usr/bin/convert", "x")
        .file("/var/www/html/index.php", "<?php exec('convert a.png b.jpg');");

    assertThat(paths(slim())).doesNotContain("/usr/bin/convert");
  }

  @Test
  void documentationTranslationsHeadersAndKernelsGoOfEveryPackage() throws IOException {
    shop()
        .pack(
            "more",
            "",
            "/usr/share/doc/more/README",
            "/usr/share/locale/de/LC_MESSAGES/more.mo",
            "/usr/share/locale/fr/LC_MESSAGES/more.mo",
            "/usr/include/more.h",
            "/lib/modules/2.6.9/more.ko");
    server
        .file("/etc/default/locale", "LANG=de_AT.UTF-8")
        .file("/usr/share/doc/more/README", "x")
        .file("/usr/share/locale/de/LC_MESSAGES/more.mo", "x")
        .file("/usr/share/locale/fr/LC_MESSAGES/more.mo", "x")
        .file("/usr/include/more.h", "x")
        .file("/lib/modules/2.6.9/more.ko", "x")
        .file("/usr/share/locale/nl/LC_MESSAGES/own.mo", "of nobody");
    needs("shop", "more");

    assertThat(paths(slim()))
        .contains(
            "/usr/share/doc/more/README",
            "/usr/share/locale/fr/LC_MESSAGES/more.mo",
            "/usr/include/more.h",
            "/lib/modules/2.6.9/more.ko")
        .doesNotContain(
            "/usr/share/locale/de/LC_MESSAGES/more.mo", "/usr/share/locale/nl/LC_MESSAGES/own.mo");
  }

  @Test
  void aFileWithTwoNamesCountsOnceAndOnlyIfBothGo() throws IOException {
    shop().pack("games", "", "/usr/games/a", "/usr/games/b", "/usr/games/c");
    server
        .file("/usr/games/a", "1234567")
        .hardLink("/usr/games/b", "/usr/games/a")
        .file("/usr/games/c", "12")
        .hardLink("/srv/mine", "/usr/games/c");

    SlimList slim = slim();

    assertThat(group(slim, "package", "games").paths())
        .contains("/usr/games/a", "/usr/games/b", "/usr/games/c");
    assertThat(group(slim, "package", "games").bytes()).isEqualTo(8);
  }

  @Test
  void whatWasDownloadedGoesButNotBehindALink() throws IOException {
    shop();
    server
        .file("/var/cache/apt/archives/a.deb", "x")
        .file("/srv/important/file", "x")
        .link("/var/cache/yum", "/srv/important");

    assertThat(paths(slim()))
        .contains("/var/cache/apt/archives/a.deb")
        .doesNotContain("/srv/important/file", "/var/cache/yum");
  }

  @Test
  void theNameOfAVariableIsNoCommandButWhatFollowsADirectoryIs() throws IOException {
    shop().pack("tools", "", "/usr/bin/top", "/usr/bin/tail");
    server
        .executable("/usr/bin/top", "x")
        .executable("/usr/bin/tail", "x")
        .executable("/usr/local/sbin/own", "#!/bin/sh", "echo $top ${top}", "$bin/tail /var/log/x");

    assertThat(group(slim(), "programs", "tools").paths()).containsExactly("/usr/bin/top");
  }

  @Test
  void theManualInAScriptOfPerlNamesNothing() throws IOException {
    shop().pack("tools", "", "/usr/bin/top", "/usr/bin/tail", "/usr/bin/head");
    server
        .executable("/usr/bin/top", "x")
        .executable("/usr/bin/tail", "x")
        .executable("/usr/bin/head", "x")
        .executable(
            "/usr/local/sbin/own",
            "#!/usr/bin/perl -w",
            "system('tail');",
            "=head1 SEE ALSO",
            "",
            "top",
            "",
            "=cut",
            "system('head');");

    assertThat(group(slim(), "programs", "tools").paths()).containsExactly("/usr/bin/top");
  }

  @Test
  void theOtherBuildsOfTheCLibraryStayWhole() throws IOException {
    shop()
        .pack(
            "libc6-i686",
            "",
            "/lib/tls/i686/cmov/libc-2.3.6.so",
            "/lib/tls/i686/cmov/libc.so.6",
            "/lib/tls/i686/cmov/libthread_db.so.1")
        .pack("glibc", "", "/lib/libc.so.6", "/lib/libc-2.3.4.so", "/lib/tls/libpthread.so.0");
    needs("shop", "libc6-i686");
    server
        .file("/lib/tls/i686/cmov/libc-2.3.6.so", "x")
        .link("/lib/tls/i686/cmov/libc.so.6", "libc-2.3.6.so")
        .file("/lib/tls/i686/cmov/libthread_db.so.1", "x")
        .file("/lib/libc-2.3.4.so", "x")
        .link("/lib/libc.so.6", "libc-2.3.4.so")
        .file("/lib/tls/libpthread.so.0", "x");

    assertThat(paths(slim())).noneMatch(path -> path.startsWith("/lib/"));
  }

  @Test
  void messagesOfADatabaseStayInTheLanguageOfItsSettingsAndInEnglish() throws IOException {
    shop().pack("database", "", messages("english", "german", "czech", "danish", "klingon"));
    server
        .file("/etc/mysql/conf.d/own.cnf", "[mysqld]", "language = /usr/share/mysql/czech")
        .file("/etc/my.cnf", "[mysqld]", "lc_messages = da_DK");
    needs("shop", "database");

    assertThat(group(slim(), "translations", "translations").paths())
        .containsExactly(messages("german"));
  }

  private String[] messages(String... languages) {
    return Stream.of(languages)
        .map("/usr/share/mysql/%s/errmsg.sys"::formatted)
        .peek(path -> server.file(path, "x"))
        .toArray(String[]::new);
  }

  @Test
  void theCopyOfTheQuestionsOfPackagesGoesAndTheQuestionsStay() throws IOException {
    shop();
    server
        .file("/var/cache/debconf/templates.dat", "x")
        .file("/var/cache/debconf/templates.dat-old", "x");

    assertThat(paths(slim()))
        .contains("/var/cache/debconf/templates.dat-old")
        .doesNotContain("/var/cache/debconf/templates.dat");
  }

  @Test
  void aProgramThatCannotStartOthersNamesNoCommand() throws IOException {
    shop()
        .pack(
            "dump", "", "/usr/bin/dump", "/usr/bin/starts", "/usr/bin/replace", "/usr/bin/ignore");
    server
        .file("/usr/bin/replace", "x")
        .file("/usr/bin/ignore", "x")
        .bytes("/usr/bin/dump", SmallElf.program(List.of("fopen", "puts"), "replace"))
        .bytes("/usr/bin/starts", SmallElf.program(List.of("execvp"), "ignore"))
        .executable("/usr/local/sbin/own", "#!/bin/sh", "dump; starts");

    assertThat(group(slim(), "programs", "dump").paths()).containsExactly("/usr/bin/replace");
  }

  @Test
  void theJobOfAPackageThatGoesGoesWithItUnlessSomebodyChangedIt() throws IOException {
    shop()
        .pack("updates", "", "/usr/bin/update", "/etc/cron.daily/update", "/etc/cron.d/own")
        .pack("more", "", "/etc/cron.daily/more");
    server
        .file("/usr/bin/update", "x")
        .file("/etc/cron.daily/update", "update")
        .file("/etc/cron.d/own", "1 2 3 4 5 root update --mine")
        .file("/etc/cron.daily/more", "x");
    needs("shop", "more");
    profile.modified("/etc/cron.d/own");

    assertThat(group(slim(), "package", "updates").paths())
        .containsExactly("/etc/cron.daily/update", "/usr/bin/update");
    assertThat(paths(slim())).doesNotContain("/etc/cron.daily/more");
  }

  @Test
  void aServerWithoutAPackageDatabaseLosesNothing() throws IOException {
    assertThat(slim().groups()).isEmpty();
  }

  @Test
  void aPackageThatNamesPlacesOutsideOfTheRootHarmsNobody() throws IOException {
    shop().pack("evil", "", "/../../etc/passwd", "/usr/../etc/shadow", "relative", "/usr/\u0000x");
    server.file("/etc/passwd", "root:x:0:0::/root:/bin/sh").file("/etc/shadow", "root:*:");

    assertThat(paths(slim())).noneMatch(path -> path.contains("passwd") || path.contains("shadow"));
  }

  private SlimPlanTest shop() {
    server
        .file("/usr/share/shop/data", "x")
        .executable("/usr/bin/helper", "x")
        .executable("/usr/bin/never-named", "x")
        .executable("/usr/bin/tongue", "x");
    pack("shop", "helpers", "/etc/init.d/shop", "/usr/sbin/shopd", "/usr/share/shop/data");
    pack("helpers", "", "/usr/bin/helper", "/usr/bin/never-named");
    pack("tongue", "", "/usr/bin/tongue");
    return this;
  }

  private SlimPlanTest pack(String name, String depends, String... files) {
    status.addAll(
        List.of(
            "Package: " + name,
            "Version: 1",
            "Status: install ok installed",
            "Depends: " + depends,
            ""));
    server.file("/var/lib/dpkg/info/" + name + ".list", files);
    return this;
  }

  private void needs(String name, String other) {
    int at = status.indexOf("Package: " + name) + 3;
    status.set(at, status.get(at) + ", " + other);
  }

  private SlimList slim() throws IOException {
    if (!status.isEmpty()) {
      server.file("/var/lib/dpkg/status", status.toArray(String[]::new));
    }
    Path root = server.root();
    ServerProfile built = profile.build();
    Problems problems = new Problems();
    return SlimPlan.of(
        root, built, ServerReach.of(root, built, List.of(), problems), true, problems);
  }

  private static List<String> paths(SlimList slim) {
    return slim.groups().stream().map(Group::paths).flatMap(List::stream).toList();
  }

  private static Group group(SlimList slim, String kind, String name) {
    return Stream.of(slim)
        .flatMap(list -> list.groups().stream())
        .filter(group -> group.kind().equals(kind) && group.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
