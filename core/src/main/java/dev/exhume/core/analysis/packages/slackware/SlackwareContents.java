package dev.exhume.core.analysis.packages.slackware;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.ExpectedFileBuilder;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a package of Slackware: those in its list, and the links that its script made, which
 * are in no list.
 *
 * <p>A file {@code x.new} becomes {@code x} if there was none, and what lies in {@code incoming} is
 * moved up when all of it is there.
 */
final class SlackwareContents {
  /** It keeps no more of files than their names, and of links their targets. */
  private static final Set<FileAspect> KNOWN = EnumSet.of(FileAspect.LINK_TARGET);

  private static final String START = "FILE LIST:";
  private static final String HEAD = "./";
  private static final String NEW = ".new";

  /** Only needed during the installation; the script is kept elsewhere. */
  private static final String INSTALLATION = "install/";

  private static final Pattern INCOMING = Pattern.compile("(?<place>(?:usr/)?lib\\d*/)incoming/");

  private static final Pattern LINK =
      Pattern.compile(
          "\\( *+cd (?<directory>[^ ;]++) *+; *+ln -sf (?<target>[^ ;]++) (?<name>[^ ;)]++) *+\\)");

  private final Map<String, ExpectedFile> files = new LinkedHashMap<>();

  private SlackwareContents() {}

  /** The files that a package's entry and its script name, in that order. */
  static List<ExpectedFile> of(TextFile entry, Optional<TextFile> script) {
    SlackwareContents contents = new SlackwareContents();
    String moves = script.map(TextFile::text).orElse("");
    entry.lines().stream()
        .dropWhile(line -> !line.text().startsWith(START))
        .skip(1)
        .map(TextLine::text)
        .forEach(path -> contents.add(path, moves));
    script.ifPresent(text -> text.lines().forEach(contents::addLink));
    return List.copyOf(contents.files.values());
  }

  private void add(String line, String script) {
    String path = line.startsWith(HEAD) ? line.substring(HEAD.length()) : line;
    boolean isNone = path.isEmpty() || path.startsWith("/") || path.startsWith(INSTALLATION);
    if (isNone) {
      return;
    }
    if (path.endsWith(NEW) && script.contains(path)) {
      put(file(path).mayBeMissing());
      put(file(path.substring(0, path.length() - NEW.length())).configuration(true));
      return;
    }
    put(file(INCOMING.matcher(path).replaceFirst("${place}")));
  }

  private void addLink(TextLine line) {
    Matcher link = LINK.matcher(line.text().strip());
    if (link.matches()) {
      put(
          file(link.group("directory") + "/" + link.group("name"))
              .linkTarget(link.group("target")));
    }
  }

  private void put(ExpectedFileBuilder builder) {
    ExpectedFile file = builder.build();
    files.put(file.path(), file);
  }

  private static ExpectedFileBuilder file(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return new ExpectedFileBuilder("/" + path.substring(0, end), KNOWN);
  }
}
