package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks in what web servers serve for scripts that run whatever a caller sends. No sign alone is
 * enough: old applications do strange things for good reasons.
 */
final class WebShells {
  private static final int MAX_BYTES = 256 << 10;
  private static final long MAX_ALL_BYTES = 64L << 20;

  /** Signs that hardly any application has. */
  private static final List<Pattern> STRONG =
      List.of(
          Pattern.compile(
              "\\b(?:eval|assert)\\s{0,9}\\(\\s{0,9}@?(?:gzinflate|base64_decode|str_rot13"
                  + "|gzuncompress|strrev)\\s{0,9}\\("),
          Pattern.compile(
              "\\b(?:eval|assert|system|passthru|shell_exec|exec|popen|proc_open)\\s{0,9}\\(\\s{0,9}"
                  + "(?:@?\\w{1,20}\\s{0,9}\\(\\s{0,9})?\\$_(?:GET|POST|REQUEST|COOKIE)\\b"),
          Pattern.compile(
              "\\bpreg_replace\\s{0,9}\\(\\s{0,9}['\"](.)[^\\n]{0,80}\\1[a-z]{0,5}e[a-z]{0,5}['\"]"
                  + "\\s{0,9},\\s{0,9}\\$_"),
          Pattern.compile(
              "c99sh|r57shell|\\bFilesMan\\b|b374k|web ?shell by|phpspy", Pattern.CASE_INSENSITIVE),
          Pattern.compile(
              "getRuntime\\s{0,9}\\(\\)\\s{0,9}\\.\\s{0,9}exec\\s{0,9}\\(\\s{0,9}request\\.getParameter"));

  /** Signs that only count beside another. */
  private static final List<Pattern> WEAK =
      List.of(
          Pattern.compile("[A-Za-z0-9+/]{1000}"),
          Pattern.compile("@?set_time_limit\\s{0,9}\\(\\s{0,9}0\\s{0,9}\\)"),
          Pattern.compile("@?error_reporting\\s{0,9}\\(\\s{0,9}0\\s{0,9}\\)"),
          Pattern.compile("(?:chr\\(\\d{1,3}\\)\\s{0,3}\\.\\s{0,3}){8}"),
          Pattern.compile("request\\.getParameter\\(\\s{0,9}\"(?:cmd|c|exec|command)\""));

  private static final Pattern UPLOADS =
      Pattern.compile(".*/(?:uploads?|images?|img|cache|tmp|files|avatars?|media)/.*");

  private WebShells() {}

  static Optional<Finding> of(AuditEvidence known, AuditedFiles files) {
    List<String> roots =
        known.sites().stream()
            .map(Site::documentRoot)
            .flatMap(Optional::stream)
            .map(root -> root.endsWith("/") ? root : root + "/")
            .distinct()
            .toList();
    List<Evidence> found = new ArrayList<>();
    long left = MAX_ALL_BYTES;
    for (Path script : files.scripts()) {
      String path = script.toString();
      if (left > 0 && roots.stream().anyMatch(path::startsWith)) {
        String text = start(script, known);
        left -= text.length();
        if (isSuspicious(path, text)) {
          found.add(Evidence.file(path));
        }
      }
    }
    return new Matter(
            "web-shell",
            known.planned().isWebOpen() ? Severity.MEDIUM : Severity.LOW,
            "break-in",
            "Scripts in document roots may be web shells",
            "They run what callers send, or hide what they run. That is told by how they look, with"
                + " little confidence: installers, caches and protected programs look alike.",
            "Read them, compare them with the application's own archive, and see in the access log"
                + " who called them.")
        .at(found);
  }

  static boolean isSuspicious(String path, String text) {
    long strong = STRONG.stream().filter(sign -> sign.matcher(text).find()).count();
    if (strong == 0) {
      return false;
    }
    long weak = WEAK.stream().filter(sign -> sign.matcher(text).find()).count();
    return strong + weak + (UPLOADS.matcher(path).matches() ? 1 : 0) >= 2;
  }

  private static String start(Path file, AuditEvidence known) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      known.problems().unreadable(file, e);
      return "";
    }
  }
}
