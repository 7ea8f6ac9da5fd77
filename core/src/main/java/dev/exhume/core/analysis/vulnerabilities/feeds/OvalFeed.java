package dev.exhume.core.analysis.vulnerabilities.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads definitions of OVAL in one pass. They come before the tests that they refer to, so that
 * those for other releases are left out at once, and of the others the criteria are held as
 * numbers.
 *
 * @see <a
 *     href="https://github.com/OVALProject/Language/blob/master/docs/oval-definitions-schema.md">
 *     OVAL definitions schema</a>
 */
final class OvalFeed {
  /** Some ten times what the biggest feeds of today have; 32 MiB. */
  private static final int MAX_CODES = 4_000_000;

  private final String file;
  private final FeedAdvisories advisories;
  private final List<OvalDefinition> definitions = new ArrayList<>();
  private final OvalTests tests;
  private int codes;

  OvalFeed(String file, FeedAdvisories advisories) {
    this.file = file;
    this.advisories = advisories;
    this.tests = new OvalTests(advisories.installed());
  }

  /** Whether it is one. */
  boolean read(InputStream in) throws IOException {
    XmlElements xml = XmlElements.of(in);
    if (!xml.next() || !xml.name().equals("oval_definitions")) {
      return false;
    }
    try {
      while (xml.next()) {
        section(xml);
      }
    } finally {
      // Of a document that breaks off, what has all its parts counts.
      for (OvalDefinition definition : definitions) {
        definition.tell(file, tests, advisories);
      }
    }
    return true;
  }

  private void section(XmlElements xml) throws IOException {
    int outer = xml.depth();
    switch (xml.name()) {
      case "definitions" -> {
        while (xml.nextWithin(outer)) {
          definition(xml);
        }
      }
      case "tests" -> {
        while (xml.nextWithin(outer)) {
          tests.readTest(xml);
        }
      }
      case "objects" -> {
        while (xml.nextWithin(outer)) {
          tests.readObject(xml);
        }
      }
      case "states" -> {
        tests.beginStates();
        while (xml.nextWithin(outer)) {
          tests.readState(xml);
        }
      }
      case "variables" -> {
        while (xml.nextWithin(outer)) {
          tests.readVariable(xml);
        }
      }
      default -> xml.skip();
    }
  }

  private void definition(XmlElements xml) throws IOException {
    if (!xml.name().equals("definition")) {
      xml.skip();
      return;
    }
    OvalDefinition definition = OvalDefinition.read(xml, advisories.installed());
    if (definition.isOfInterest()) {
      codes += definition.size();
      if (codes > MAX_CODES) {
        throw new IOException("has more criteria for one release than %d".formatted(MAX_CODES));
      }
      definitions.add(definition);
    }
  }
}
