package dev.exhume.core.analysis.ports.mail;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Dovecot configuration sets, its includes followed.
 *
 * <p>A setting within blocks has their names before its own: {@code service
 * imap-login/inet_listener imaps/port}.
 */
final class DovecotSettings {
  private static final Pattern INCLUDE = Pattern.compile("\\s*!include(?:_try)?\\s+(\\S.*)");
  private static final Pattern BLOCK =
      Pattern.compile("\\s*([\\w-]+(?:\\s+[^{}\\s]+)?)\\s*\\{(.*)");
  private static final Pattern SETTING = Pattern.compile("\\s*([\\w-]+)\\s*=\\s*(.*)");
  private static final int MAX_LINE = 4096;
  private static final int MAX_DEPTH = 20;

  /** Settings of deeper blocks say nothing of ports; keeping them would take their paths. */
  private static final int MAX_KEPT_DEPTH = 3;

  /** What blocks that matter are called; a hostile name would be repeated by all that is inside. */
  private static final int MAX_NAME = 100;

  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final Deque<String> blocks = new ArrayDeque<>();
  private final List<DovecotSetting> settings = new ArrayList<>();

  private DovecotSettings(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Reads the main file and all that it includes. */
  static DovecotSettings read(Path root, Path main, Problems problems) {
    DovecotSettings read = new DovecotSettings(root, problems);
    read.include(main);
    return read;
  }

  /** The last value of a setting; earlier ones count only where it refers to itself. */
  Optional<DovecotSetting> find(String path) {
    return all(path).reduce((earlier, later) -> later);
  }

  /** All values of a setting, in the order in which they are set. */
  Stream<DovecotSetting> all(String path) {
    return settings.stream().filter(setting -> setting.path().equals(path));
  }

  /** All settings whose path starts so. */
  Stream<DovecotSetting> within(String prefix) {
    return settings.stream().filter(setting -> setting.path().startsWith(prefix));
  }

  private void include(Path file) {
    includes.read(file, this::read);
  }

  private void read(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      if (line.text().length() <= MAX_LINE && includes.admitSetting()) {
        read(file, line);
      }
    }
  }

  private void read(TextFile file, TextLine line) {
    String text = line.text();
    Matcher include = INCLUDE.matcher(text);
    if (include.matches()) {
      Path directory = Objects.requireNonNull(file.path().getParent(), "a file lies somewhere");
      FilePattern.expand(root, directory, include.group(1).strip(), problems)
          .forEach(this::include);
      return;
    }
    Matcher block = BLOCK.matcher(text);
    if (block.matches()) {
      if (blocks.size() < MAX_DEPTH && !block.group(2).contains("}")) {
        String name = block.group(1).strip().replaceAll("\\s+", " ");
        blocks.addLast(name.substring(0, Math.min(MAX_NAME, name.length())));
      }
      return;
    }
    Matcher setting = SETTING.matcher(text);
    if (setting.matches()) {
      if (blocks.size() > MAX_KEPT_DEPTH) {
        return;
      }
      String prefix = blocks.isEmpty() ? "" : String.join("/", blocks) + "/";
      settings.add(
          new DovecotSetting(prefix + setting.group(1), withoutComment(setting.group(2)), line));
    } else if (text.strip().startsWith("}") && !blocks.isEmpty()) {
      blocks.removeLast();
    }
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" #");
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }

  /** One setting. */
  record DovecotSetting(String path, String value, TextLine line) {}
}
