package dev.exhume.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.exhume.core.reading.VisibleText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Base64;

/** The templates of the report, with the style sheet and the script that go into it. */
final class ReportTemplate {
  private static final String PAGE = "page";
  private static final String STYLE = "report.css";
  private static final String SCRIPT = "report.js";

  private final Template page;
  private final String policy;

  private ReportTemplate(Template page, String policy) {
    this.page = page;
    this.policy = policy;
  }

  static ReportTemplate load() throws IOException {
    Template page =
        Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(VisibleText.of(text)))
            .withLoader(ReportTemplate::part)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .compile(text(PAGE + ".mustache"));
    return new ReportTemplate(page, policy(text(STYLE), text(SCRIPT)));
  }

  String filled(Object facts) {
    return page.execute(facts);
  }

  /**
   * What a browser is to allow the page: its own style and script, told by their digests, and
   * nothing from anywhere.
   */
  String policy() {
    return policy;
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
        .formatted(source(style), source(script));
  }

  private static String source(String text) {
    byte[] digest = Hashing.sha256().hashString(text, UTF_8).asBytes();
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  /** A template by its name; style and script are taken in as they are. */
  private static Reader part(String name) throws IOException {
    boolean whole = name.equals(STYLE) || name.equals(SCRIPT);
    return new StringReader(text(whole ? name : name + ".mustache"));
  }

  private static String text(String name) throws IOException {
    try (InputStream in = ReportTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not beside " + ReportTemplate.class);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
