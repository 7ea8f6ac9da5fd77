package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report of a server whose directories have hostile names, as a person uses it. */
class ReportInBrowserTest {
  private static final Path PROFILE =
      Path.of(System.getProperty("exhume.project"))
          .resolve("analyzer-cli/src/test/resources/golden/centos4-web/profile.json");

  /**
   * Takes the place of a directory in the profile: markup, quotes, a turn of direction, an escape.
   */
  private static final String HOSTILE =
      "/opt/<script>document.title=1</script><img src=x onerror=document.title=2>'\u202e\u001b";

  private static Browser browser;
  private static Path report;
  private static String html;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    browser = Browser.start();
    String json = Files.readString(PROFILE).replace("/opt/shop", escaped(HOSTILE));
    Path profile = directory.resolve("profile.json");
    Files.writeString(profile, json);
    html = Report.inKit(ProfileJson.read(profile));
    report = directory.resolve("report.html");
  }

  private static String escaped(String text) {
    return text.replace("\u202e", "\\u202e").replace("\u001b", "\\u001b");
  }

  @BeforeEach
  void open() throws IOException {
    browser.open(report, html);
  }

  @AfterEach
  void nothingWentWrongAndNothingElseWasAskedFor() throws IOException {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests()).allMatch(address -> address.equals(report.toUri().toString()));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void theSearchLeavesWhatItFoundInAllSectionsAndCountsIt() {
    browser.find("#search").sendKeys("my.cnf");

    List<WebElement> hits = browser.seen("[data-item]");
    assertThat(hits)
        .isNotEmpty()
        .allSatisfy(hit -> assertThat(Browser.text(hit)).contains("my.cnf"));
    assertThat(browser.find("#search-count").getText())
        .matches(hits.size() + " hits? in \\d sections?");
    assertThat(browser.find("#packages").isDisplayed()).isFalse();

    browser.find("#search").sendKeys(Keys.ESCAPE);
    assertThat(browser.find("#search-count").getText()).isEmpty();
    assertThat(browser.find("#packages").isDisplayed()).isTrue();
  }

  @Test
  void aSearchWithoutHitsSaysSo() {
    browser.find("#search").sendKeys("no such thing");
    assertThat(browser.find("#search-count").getText()).isEqualTo("nothing found");
    assertThat(browser.seen("[data-item]")).isEmpty();
  }

  @Test
  void theBootOrderIsFilteredByVerdict() {
    browser.find("input[name=verdict][value=needed]").click();
    assertThat(browser.seen(".boot > li"))
        .extracting(item -> item.getAttribute("data-verdict"))
        .containsOnly("needed")
        .hasSize(5);
    assertThat(browser.find("#boot .filter-count").getText()).isEqualTo("5 of 38");
  }

  @Test
  void packagesAreFilteredAndSearched() {
    browser.find("input[name=third]").click();
    assertThat(names()).containsExactly("jdk", "widget-tools");

    browser.find("#packages input[name=words]").sendKeys("widg");
    assertThat(names()).containsExactly("widget-tools");
    assertThat(browser.find("#packages .filter-count").getText()).isEqualTo("1 of 46");
  }

  @Test
  void packagesAreSortedByTheNumberOfTheirBytes() {
    browser.find(".packages thead th:nth-child(5) button").click();
    browser.find(".packages thead th:nth-child(5) button").click();
    assertThat(browser.find(".packages thead th:nth-child(5)").getAttribute("aria-sort"))
        .isEqualTo("descending");
    List<Long> sizes = new ArrayList<>();
    for (WebElement cell : browser.all(".packages td:nth-child(5)[data-order]")) {
      sizes.add(Long.valueOf(Browser.attribute(cell, "data-order")));
    }
    assertThat(sizes).hasSizeGreaterThan(20).isSortedAccordingTo((one, two) -> two.compareTo(one));
  }

  private static List<String> names() {
    return browser.seen(".packages tbody tr").stream()
        .map(row -> Browser.text(row).strip().split("\\s", 2)[0])
        .toList();
  }

  @Test
  void evidenceOpensToTheWholePlace() {
    WebElement evidence = browser.find("#boot > .lead .ev");
    WebElement place = browser.find("#boot > .lead .ev > span");
    assertThat(evidence.getText()).isEqualTo("inittab:4");
    assertThat(place.isDisplayed()).isFalse();

    browser.find("#boot > .lead .ev > summary").click();
    assertThat(place.isDisplayed()).isTrue();
    assertThat(place.getText()).isEqualTo("line 4 of /etc/inittab");
  }

  @Test
  void allIsOpenedAndClosedAtOnce() {
    browser.find("#open-all").click();
    assertThat(browser.all("details:not([open])")).isEmpty();
    browser.find("#open-all").click();
    assertThat(browser.all("details[open]")).isEmpty();
  }

  @Test
  void namesWithMarkupStayText() {
    assertThat(browser.title()).isEqualTo("web01.example.com: report of a dead server");
    assertThat(browser.all("script")).hasSize(1);
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.find("#trees-table-caption").isDisplayed()).isTrue();
    assertThat(browser.find("#customisation").getText())
        .contains(
            "/opt/<script>document.title=1</script><img src=x onerror=document.title=2>'"
                + "\\u202e\\x1b");
  }

  @Test
  void theKeyboardGoesToTheVerdictTheSearchTheToolsAndTheEvidence() {
    browser.press(Keys.TAB);
    assertThat(browser.focused().getText()).isEqualTo("Skip to the verdict");
    assertThat(browser.focused().isDisplayed()).isTrue();
    browser.press(Keys.TAB);
    assertThat(browser.focused().getAttribute("id")).isEqualTo("search");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getAttribute("id")).isEqualTo("open-all");
    browser.press(Keys.TAB);
    assertThat(browser.focused().getAttribute("id")).isEqualTo("theme");

    for (int i = 0; i < 40 && !isEvidence(browser.focused()); i++) {
      browser.press(Keys.TAB);
    }
    assertThat(browser.focused().getText()).isEqualTo("fstab:9");
    browser.press(Keys.ENTER);
    assertThat(browser.find("#verdict .ev[open] > span").getText())
        .isEqualTo("line 9 of /etc/fstab");
  }

  private static boolean isEvidence(WebElement element) {
    return element.getTagName().equals("summary");
  }

  @Test
  void theThemeIsChanged() {
    String ground = "return getComputedStyle(document.body).backgroundColor";
    assertThat(browser.evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
    browser.find("#theme").click();
    assertThat(browser.evaluate(ground)).isEqualTo("rgb(20, 23, 28)");
    assertThat(browser.find("#theme").getAttribute("aria-pressed")).isEqualTo("true");
  }

  @Test
  void headingsGoDownStepByStep() {
    int before = 1;
    for (WebElement heading : browser.all("main :is(h1, h2, h3, h4)")) {
      int level = heading.getTagName().charAt(1) - '0';
      assertThat(level).as(heading.getText()).isLessThanOrEqualTo(before + 1);
      before = level;
    }
    assertThat(browser.all("h1")).hasSize(1);
  }
}
