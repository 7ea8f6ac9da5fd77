package dev.exhume.core.kit.runbook;

import static dev.exhume.core.kit.Profiles.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.kit.KitOptions;
import dev.exhume.core.kit.rebuild.RebuildList;
import dev.exhume.core.kit.rebuild.RebuildList.Installed;
import dev.exhume.core.kit.rebuild.RebuildList.LeftOut;
import dev.exhume.core.kit.rebuild.RebuildList.ThirdParty;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunbookTest {
  private static String runbook(ServerProfile profile, List<Change> changes) throws IOException {
    return Runbook.of(profile, KitOptions.usual(), "web01", changes, Optional.empty());
  }

  @Test
  void aServerBuiltAnewNamesItsArchiveAndWhatNoArchiveHas() throws IOException {
    RebuildList rebuild =
        new RebuildList(
            "debian/eol:etch",
            "http://archive.example.org/debian",
            false,
            List.of(),
            List.of(new Installed("apache2", "apache2-2.2.3.i386", "a service is started by it")),
            List.of(new ThirdParty("agent-1.0.i386", Optional.of("ACME"), 7)),
            List.of("games-1.i386"),
            List.of(new LeftOut("/usr/sbin/patched", "a program")));

    String runbook =
        Runbook.of(profile().build(), KitOptions.usual(), "web01", List.of(), Optional.of(rebuild));

    assertThat(runbook)
        .contains("`debian/eol:etch`", "`http://archive.example.org/debian`", "1 packages")
        .contains("| `agent-1.0.i386` | ACME |", "| `/usr/sbin/patched` | a program |")
        .doesNotContain("rootfs.tar.gz");
  }

  @Test
  void itTellsTheRescueWithTheFactsOfThisServer() throws IOException {
    String runbook =
        runbook(
            profile()
                .hostname("web01.example.com")
                .service("mysqld", Verdict.NEEDED, "2 databases of users")
                .service("kudzu", Verdict.UNNEEDED, "probes hardware")
                .service("sendmail", Verdict.CONDITIONAL, "PHP hands mail to it")
                .service("httpd", Verdict.NEEDED, "the shop")
                .port(8080, "tcp", "httpd", true)
                .site("www.example.com", "/var/www/html")
                .database("mysql", "4.1.20", "/var/lib/mysql")
                .mount("nas:/export", "/data", "nfs", MountStatus.MISSING)
                .dependency("own-address", "10.1.2.3")
                .finding("Not shut down cleanly", "the log is ahead")
                .build(),
            List.of(new Change("/etc/mtab", "mtab", "replaced", "it lies")));

    assertThat(runbook)
        .contains("# Rescue of web01.example.com", "CentOS release 4.6 (Final), i386")
        .contains("since 2012-02-29", "runlevel 3", "glibc 2.3.4", "http://vault.centos.org/4.6/")
        .contains("| `/data` | `nas:/export` | nfs | `/etc/somewhere` |")
        .contains("| `mysqld` | 2 databases of users | `/etc/init.d/mysqld start` |\n| `httpd` |")
        .contains("| `sendmail` | PHP hands mail to it |", "| `kudzu` | probes hardware |")
        .contains("| ia32-emulation |", "| 8080/tcp | httpd |", "PORT_8080=18080 ./run.sh")
        .contains("curl -i http://localhost:8080/", "www.example.com in `/var/www/html`")
        .contains("curl -i -H 'Host: www.example.com' http://localhost:8080/")
        .contains("- `./run.sh -v /path/of/the/data:/data`")
        .contains(
            "| mysql in `/var/lib/mysql` | unclean | its socket is left |",
            "`/var/lib/mysql` lives in a volume",
            "docker volume rm web01-var-lib-mysql")
        .contains("| `10.1.2.3` | `/etc/somewhere` | look at it |")
        .contains("| `/etc/mtab` | replaced | it lies |")
        .contains(
            "**high: Not shut down cleanly** (`/etc/somewhere`). the log is ahead. **Do:** Do something.")
        .doesNotContain("{{", "}}");
  }

  @Test
  void eachStepSaysWhyWhatToExpectAndHowToGoBack() throws IOException {
    String runbook =
        runbook(profile().service("httpd", Verdict.NEEDED, "the shop").build(), List.of());

    List<String> steps = List.of(runbook.split("\n## (?=\\d)")).subList(1, 14);
    assertThat(steps).hasSize(13);
    assertThat(steps).allSatisfy(step -> assertThat(step).contains("**Why.**"));
    assertThat(steps.subList(4, 9))
        .allSatisfy(step -> assertThat(step).contains("**Do.**", "**Expect.**", "**Undo.**"));
  }

  @Test
  void whatTheServerOffersIsTriedFromOutside() throws IOException {
    String runbook =
        runbook(
            profile()
                .service("postfix", Verdict.NEEDED, "mail")
                .port(25, "tcp", "postfix", false)
                .database("postgresql", "8.1.4", "/var/lib/pgsql/data")
                .build(),
            List.of());

    assertThat(runbook)
        .contains("| mail | `curl -v --max-time 10 smtp://localhost:25/` | `220` with")
        .contains("| `docker exec web01 su - postgres -c 'psql -l'` |")
        .doesNotContain("mysqlcheck");
  }

  @Test
  void theWayOutIsToldForTheVersionsThatAreThere() throws IOException {
    String runbook =
        runbook(profile().software("php", "5.1.6").software("bash", "3.2").build(), List.of());

    assertThat(runbook)
        .contains("- **php** 5.1.6\n  - `register_globals`, `magic_quotes_gpc`")
        .doesNotContain("copied when PHP 4 assigns", "**bash**");
  }

  @Test
  void theEvidenceIsNotedByACommandThatHoldsWhateverItsNameIs() throws IOException {
    assertThat(runbook(profile().location("/mnt/$(reboot); 'x'\n```").build(), List.of()))
        .contains("\n(cd '/mnt/$(reboot); '\\''x'\\''?```' && find . ")
        .doesNotContain("\n```'");
  }

  @Test
  void aServiceWithoutACommandIsToldByWhatStartedIt() throws IOException {
    String runbook =
        runbook(
            profile()
                .onDemand("labels", "labels.socket")
                .service("collector", Verdict.NEEDED, "own", List.of())
                .build(),
            List.of());

    assertThat(runbook)
        .contains("| `labels` | own | nothing in a container: `labels.socket` called it |")
        .contains("| `collector` | own | the line `/etc/somewhere` |");
  }

  @Test
  void whatIsNotKnownIsLeftOutOrSaidSo() throws IOException {
    String runbook = runbook(profile().architecture("x86_64", "2.31").build(), List.of());

    assertThat(runbook)
        .contains("# Rescue of a server without a name", "No service was found")
        .contains("None that is known")
        .contains("Any host with a container engine will do.", "none were found.")
        .doesNotContain("{{", "}}", "| service | because |", "curl", "PORT_", "false");
  }

  @Test
  void textOfTheServerStaysTextInMarkdown() throws IOException {
    String hostile =
        "a|b\n# heading\n<script>alert(1)</script> [x](http://evil) `code` *b* {{name}}";
    ServerProfile profile =
        profile()
            .hostname(hostile)
            .service(hostile, Verdict.NEEDED, hostile)
            .site(hostile, hostile)
            .database("mysql", hostile, hostile)
            .mount(hostile, hostile, hostile, MountStatus.MISSING)
            .finding(hostile, hostile)
            .build();

    String runbook = runbook(profile, List.of(new Change(hostile, hostile, hostile, hostile)));

    assertThat(runbook.lines())
        .noneMatch(line -> line.startsWith("# heading"))
        .allMatch(line -> !line.replaceAll("`+[^`]*`+", "").contains("<script>"));
    assertThat(runbook).contains("# Rescue of a\\|b \\# heading &lt;script\\>");
    assertThat(Markdown.text("[x](http://evil)")).isEqualTo("\\[x\\](http://evil)");
    for (String line : runbook.lines().filter(row -> row.startsWith("|")).toList()) {
      assertThat(line.replace("\\|", "").chars().filter(c -> c == '|').count())
          .as(line)
          .isBetween(3L, 5L);
    }
  }

  @Test
  void aCodeSpanShowsBackticksAndEndsWhereItShould() {
    assertThat(Markdown.code("plain")).isEqualTo("`plain`");
    assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
    assertThat(Markdown.code("```")).isEqualTo("```` ``` ````");
    assertThat(Markdown.code("a\nb|c")).isEqualTo("`a b\\|c`");
    assertThat(Markdown.code("")).isEqualTo("`  `");
  }

  @Test
  void aTableIsForReading() throws IOException {
    List<Change> many =
        Collections.nCopies(1000, new Change("/x", "boot-files", "left out", "why"));

    assertThat(runbook(profile().build(), many).lines())
        .filteredOn(line -> line.startsWith("| `/x`"))
        .hasSize(200);
    assertThat(runbook(profile().build(), many)).contains("More of them in `changes.json`.");
  }
}
