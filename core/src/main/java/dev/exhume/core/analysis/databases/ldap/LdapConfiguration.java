package dev.exhume.core.analysis.databases.ldap;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What slapd reads: {@code slapd.conf}, or the tree of LDIF files in {@code slapd.d} that it keeps
 * since 2.3. Passwords in them are passed over.
 */
final class LdapConfiguration {
  private static final List<String> HOMES =
      List.of(
          "/etc/openldap", "/etc/ldap", "/usr/local/etc/openldap", "/opt/openldap/etc/openldap");

  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().trimResults().limit(2);

  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final List<LdapBackend> backends = new ArrayList<>();
  private final List<String> pidFiles = new ArrayList<>();
  private String kind = "";
  private String directory = "";
  private final List<String> suffixes = new ArrayList<>();
  private Evidence evidence = Evidence.file("/");

  private LdapConfiguration(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  static LdapConfiguration read(Path root, Problems problems) {
    LdapConfiguration configuration = new LdapConfiguration(root, problems);
    for (String home : HOMES) {
      for (Path file : FilePattern.expand(root, home + "/slapd.d/cn=config.ldif", problems)) {
        configuration.readEntry(file);
      }
      for (Path file :
          FilePattern.expand(root, home + "/slapd.d/cn=config/olcDatabase=*.ldif", problems)) {
        configuration.readEntry(file);
      }
      configuration.readFile(root.resolve(home.substring(1)).resolve("slapd.conf"));
    }
    return configuration;
  }

  List<LdapBackend> backends() {
    return List.copyOf(backends);
  }

  List<String> pidFiles() {
    return List.copyOf(pidFiles);
  }

  private void readFile(Path file) {
    includes.read(file, this::take);
    close();
  }

  private void take(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      List<String> words = WORDS.splitToList(line.text());
      // A line that starts with white space goes on with the one before, which is never one of
      // ours.
      if (words.size() < 2 || Character.isWhitespace(line.text().charAt(0))) {
        continue;
      }
      String value = CharMatcher.is('"').trimFrom(words.get(1));
      switch (words.get(0).toLowerCase(Locale.ROOT)) {
        case "include" -> {
          if (!value.contains("/schema/")) {
            ConfiguredPath.of(root, root, value)
                .ifPresent(included -> includes.read(included, this::take));
          }
        }
        case "database" -> {
          close();
          open(value, line.evidence());
        }
        case "suffix" -> suffixes.add(value);
        case "directory" -> directory = value;
        case "pidfile" -> pidFiles.add(value);
        default -> {
          // Everything else is for the server, or secret.
        }
      }
    }
  }

  private void readEntry(Path file) {
    List<TextLine> lines =
        TextFile.readStart(file, 1, problems).map(TextFile::meaningfulLines).orElse(List.of());
    for (TextLine line : lines) {
      int colon = line.text().indexOf(':');
      if (colon <= 0) {
        continue;
      }
      String value = value(line.text().substring(colon + 1));
      switch (line.text().substring(0, colon)) {
        case "olcDatabase" -> open(value.substring(value.indexOf('}') + 1), line.evidence());
        case "olcSuffix" -> suffixes.add(value);
        case "olcDbDirectory" -> directory = value;
        case "olcPidFile" -> pidFiles.add(value);
        default -> {
          // Everything else is for the server, or secret.
        }
      }
    }
    close();
  }

  /** What follows the colon of an attribute; after a second one it is in base 64. */
  private static String value(String text) {
    if (!text.startsWith(":")) {
      return text.strip();
    }
    try {
      return new String(
          Base64.getDecoder().decode(text.substring(1).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return text.substring(1).strip();
    }
  }

  private void open(String newKind, Evidence where) {
    kind = newKind;
    evidence = where;
  }

  private void close() {
    if (!kind.isEmpty()) {
      backends.add(new LdapBackend(kind, suffixes, directory, evidence));
    }
    kind = "";
    directory = "";
    suffixes.clear();
  }
}
