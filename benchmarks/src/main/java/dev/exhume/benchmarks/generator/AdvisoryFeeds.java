package dev.exhume.benchmarks.generator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes feeds of advisories with as many entries as are asked for: {@code osv FILE.zip COUNT}, or
 * {@code oval FILE.xml COUNT}. One entry in five hundred is about a package called bash; the others
 * are about packages that no server has.
 */
public final class AdvisoryFeeds {
  private static final int ONE_IN = 500;
  private static final List<String> ECOSYSTEMS =
      List.of("Red Hat:enterprise_linux:6::server", "Debian:11", "Debian:12", "Ubuntu:22.04:LTS");

  private AdvisoryFeeds() {}

  /** Writes one feed. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (arguments[0].equals("osv")) {
        osv(out, count);
      } else {
        oval(new PrintStream(out, false, StandardCharsets.UTF_8), count);
      }
    }
  }

  private static String packageName(int number) {
    return number % ONE_IN == 0 ? "bash" : "package-" + number % 9_000;
  }

  private static void osv(OutputStream out, int count) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (int i = 0; i < count; i++) {
      zip.putNextEntry(new ZipEntry("CVE-2030-%d.json".formatted(10_000 + i)));
      zip.write(record(i).getBytes(StandardCharsets.UTF_8));
    }
    zip.finish();
  }

  private static String record(int i) {
    StringBuilder affected = new StringBuilder();
    for (int j = 0; j < ECOSYSTEMS.size(); j++) {
      affected.append(
          """
          %s{"package": {"ecosystem": "%s", "name": "%s", "purl": "pkg:generic/distribution/name"},
           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9.%d-1.el6"}]}],
           "versions": ["1.0-1", "1.0-2", "1.0-3", "1.1-1", "1.2-1"]}"""
              .formatted(j == 0 ? "" : ",\n", ECOSYSTEMS.get(j), packageName(i), j));
    }
    return """
        {"schema_version": "1.6.0", "id": "CVE-2030-%d", "modified": "2030-01-01T00:00:00Z",
         "summary": "A hole of %s", "details": "%s",
         "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected": [%s],
         "references": [{"type": "WEB", "url": "https://example.org/%d"}]}
        """
        .formatted(
            10_000 + i, packageName(i), "Somebody may do what nobody should. ".repeat(8), affected, i);
  }

  private static void oval(PrintStream out, int count) {
    out.println(
        "<oval_definitions xmlns=\"http://oval.mitre.org/XMLSchema/oval-definitions-5\"><definitions>");
    for (int i = 0; i < count; i++) {
      out.printf(
          """
          <definition class="patch" id="oval:org.example:def:%1$d" version="1"><metadata>
           <title>Announcement %1$d</title>
           <affected family="unix"><platform>Red Hat Enterprise Linux 6</platform></affected>
           <reference ref_id="CVE-2030-%2$d" ref_url="https://example.org/%2$d" source="CVE"/>
           <description>%3$s</description>
           <advisory><severity>Important</severity></advisory></metadata>
           <criteria operator="AND"><criterion comment="release" test_ref="oval:org.example:tst:0"/>
            <criterion comment="%4$s is older" test_ref="oval:org.example:tst:%5$d"/></criteria>
          </definition>
          """,
          i, 10_000 + i, "Somebody may do what nobody should. ".repeat(8), packageName(i), i + 1);
    }
    out.println("</definitions><tests>");
    for (int i = 0; i <= count; i++) {
      out.printf(
          "<rpminfo_test id=\"oval:org.example:tst:%1$d\"><object object_ref=\"oval:org.example:obj:%1$d\"/>"
              + "<state state_ref=\"oval:org.example:ste:%1$d\"/></rpminfo_test>%n",
          i);
    }
    out.println("</tests><objects>");
    for (int i = 0; i <= count; i++) {
      out.printf(
          "<rpminfo_object id=\"oval:org.example:obj:%d\"><name>%s</name></rpminfo_object>%n",
          i, i == 0 ? "redhat-release" : packageName(i - 1));
    }
    out.println("</objects><states>");
    out.println(
        "<rpminfo_state id=\"oval:org.example:ste:0\"><version operation=\"pattern match\">^6[^\\d]"
            + "</version></rpminfo_state>");
    for (int i = 1; i <= count; i++) {
      out.printf(
          "<rpminfo_state id=\"oval:org.example:ste:%d\"><evr operation=\"less than\">0:9.%d-1.el6</evr>"
              + "</rpminfo_state>%n",
          i, i % 100);
    }
    out.println("</states></oval_definitions>");
    out.flush();
  }
}
