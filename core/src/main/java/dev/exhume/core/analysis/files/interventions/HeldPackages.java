package dev.exhume.core.analysis.files.interventions;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packages that were not to be upgraded, for a reason that somebody once knew. */
final class HeldPackages {
  private static final List<String> YUM =
      List.of("/etc/yum.conf", "/etc/dnf/dnf.conf", "/etc/yum.repos.d/*.repo");

  private static final List<String> LOCKS =
      List.of("/etc/yum/pluginconf.d/versionlock.list", "/etc/dnf/plugins/versionlock.list");

  private static final List<String> PINS =
      List.of("/etc/apt/preferences", "/etc/apt/preferences.d/*");

  private static final Pattern EXCLUDE = Pattern.compile("(?:exclude|excludepkgs)\\s*=\\s*(\\S.*)");
  private static final Pattern WORDS = Pattern.compile("[\\s,]+");
  private static final Pattern PACKAGE = Pattern.compile("Package:\\s*(\\S.{0,300})");
  private static final Pattern PIN = Pattern.compile("Pin:\\s*(\\S.{0,300})");
  private static final Pattern HELD = Pattern.compile("Status:\\s+hold\\s.*");

  private HeldPackages() {}

  static List<Intervention> detect(Path root, Problems problems) {
    List<Intervention> found = new ArrayList<>();
    lines(root, List.of("/var/lib/dpkg/status"), problems).forEach(text -> held(text, found));
    lines(root, YUM, problems).forEach(text -> excluded(text, found));
    lines(root, LOCKS, problems)
        .flatMap(text -> text.meaningfulLines().stream())
        .forEach(line -> found.add(held(line.stripped(), "yum keeps this version", line)));
    lines(root, PINS, problems).forEach(text -> pinned(text, found));
    return found;
  }

  private static Stream<TextFile> lines(Path root, List<String> patterns, Problems problems) {
    return patterns.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .flatMap(file -> TextFile.read(file, problems).stream());
  }

  private static void held(TextFile status, List<Intervention> found) {
    String name = "";
    for (TextLine line : status.lines()) {
      Matcher start = PACKAGE.matcher(line.text());
      if (start.matches()) {
        name = start.group(1);
      } else if (HELD.matcher(line.text()).matches()) {
        found.add(held(name, "dpkg keeps this version", line));
      }
    }
  }

  private static void excluded(TextFile text, List<Intervention> found) {
    for (TextLine line : text.meaningfulLines()) {
      Matcher exclude = EXCLUDE.matcher(line.stripped());
      if (exclude.matches()) {
        Splitter.on(WORDS)
            .omitEmptyStrings()
            .split(exclude.group(1))
            .forEach(name -> found.add(held(name, "yum neither installs nor upgrades it", line)));
      }
    }
  }

  private static void pinned(TextFile text, List<Intervention> found) {
    Optional<String> name = Optional.empty();
    for (TextLine line : text.meaningfulLines()) {
      Matcher start = PACKAGE.matcher(line.stripped());
      Matcher pin = PIN.matcher(line.stripped());
      if (start.matches()) {
        name = Optional.of(start.group(1));
      } else if (pin.matches() && name.isPresent()) {
        found.add(held(name.get(), "APT is told to prefer " + pin.group(1), line));
      }
    }
  }

  private static Intervention held(String name, String detail, TextLine line) {
    return new Intervention(
        "held-package", Redaction.of(name), Redaction.of(detail), line.evidence());
  }
}
