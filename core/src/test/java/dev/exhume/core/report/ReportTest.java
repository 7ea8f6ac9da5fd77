package dev.exhume.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.exhume.core.kit.Profiles;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/dev/exhume/core/report");

  @Nested
  class TheVerdict {
    @Test
    void isNotYetWhileDataIsMissing() throws IOException {
      String page =
          page(server().mount("nas:/export", "/data", "nfs", MountStatus.MISSING).build());
      assertThat(verdict(page)).contains("Not yet", "The data of /data is missing", "nas:/export");
    }

    @Test
    void isYesWithCareWhenADatabaseHasToRecover() throws IOException {
      String page = page(server().database("mysql", "4.1.20", "/var/lib/mysql").build());
      assertThat(verdict(page)).contains("Yes, with care", "The mysql database in /var/lib/mysql");
    }

    @Test
    void isYesWhenNothingStandsInTheWay() throws IOException {
      String page = page(server().architecture("x86_64", "2.28").build());
      assertThat(verdict(page))
          .contains("<strong>Yes.</strong>")
          .doesNotContain("Before it starts");
    }

    @Test
    void saysThatNoServiceIsKnownToBeNeeded() throws IOException {
      String page = page(Profiles.profile().service("cups", Verdict.UNNEEDED, "prints").build());
      assertThat(verdict(page)).contains("Not by itself");
    }

    @Test
    void namesTheCommandThatGoesOn() throws IOException {
      assertThat(verdict(page(server().build()))).contains("sh run.sh");
      assertThat(verdict(Report.alone(server().build(), "exhume rescue 'old disk' -o kit")))
          .contains("exhume rescue &#39;old disk&#39; -o kit");
    }
  }

  @Test
  void textOfTheServerIsNeverMarkup() throws IOException {
    String nasty = "<script>alert(1)</script>\"'`=&<!--";
    String page =
        page(
            server()
                .hostname(nasty)
                .service(nasty, Verdict.NEEDED, nasty)
                .mount(nasty, nasty, nasty, MountStatus.MISSING)
                .dependency(nasty, nasty)
                .finding(nasty, nasty)
                .site(nasty, nasty)
                .software(nasty, nasty)
                .location(nasty)
                .build());
    assertThat(page)
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&#x60;&#x3D;&amp;&lt;!--");
    assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
  }

  @Test
  void charactersThatWouldDoSomethingAreSeenInstead() throws IOException {
    String page = page(server().finding("a\u202egnp.exe", "\u001b[31m\ud800 \r\n").build());
    assertThat(page).contains("a\\u202egnp.exe", "\\x1b[31m\\ud800 \\x0d\\x0a");
    assertThat(page.codePoints().filter(character -> character != '\n'))
        .noneMatch(Character::isISOControl)
        .noneMatch(character -> Character.getType(character) == Character.SURROGATE)
        .noneMatch(character -> Character.getType(character) == Character.FORMAT);
  }

  @Test
  void theSameProfileGivesTheSamePage() throws IOException {
    assertThat(page(server().build())).isEqualTo(page(server().build()));
  }

  @Test
  void thePageAllowsItsOwnStyleAndScriptAndNothingElse() throws IOException {
    String page = page(server().build());
    assertThat(page)
        .contains(
            "default-src &#39;none&#39;; style-src &#39;sha256-%s&#39;; script-src &#39;sha256-%s&#39;"
                .formatted(digest(page, "style"), digest(page, "script")))
        .doesNotContain(" style=\"", " onclick", "src=\"", "http-equiv=\"refresh");
    assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find()).isFalse();
  }

  @Test
  void noTemplateTurnsEscapingOffOrLeavesAnAttributeUnquoted() throws IOException {
    for (Path template : templates(".mustache")) {
      assertThat(template)
          .content()
          .doesNotContain("{{{", "{{&")
          .doesNotContainPattern("=\\s*\\{\\{");
    }
  }

  @Test
  void styleAndScriptHaveNothingThatATemplateWouldFill() throws IOException {
    assertThat(templates(".css", ".js")).hasSize(2);
    for (Path file : templates(".css", ".js")) {
      assertThat(file).content().doesNotContain("{{", "}}", "</style", "</script");
    }
  }

  private static Profiles server() {
    return Profiles.profile()
        .hostname("web01")
        .architecture("i386", "2.3.4")
        .service("httpd", Verdict.NEEDED, "web server");
  }

  private static String page(ServerProfile profile) throws IOException {
    return Report.inKit(profile);
  }

  private static String verdict(String page) {
    return page.substring(
        page.indexOf("<section id=\"verdict\""), page.indexOf("<section id=\"findings\""));
  }

  private static String digest(String page, String element) {
    Matcher content =
        Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL).matcher(page);
    assertThat(content.find()).isTrue();
    String digest =
        Base64.getEncoder()
            .encodeToString(Hashing.sha256().hashString(content.group(1), UTF_8).asBytes());
    return digest.replace("=", "&#x3D;");
  }

  private static List<Path> templates(String... endings) throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }
}
