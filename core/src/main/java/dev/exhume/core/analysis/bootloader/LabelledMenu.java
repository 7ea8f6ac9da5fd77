package dev.exhume.core.analysis.bootloader;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The menus of LILO and of SYSLINUX and its like, whose entries have labels: LILO's start with the
 * image and write {@code key=value}, the others' start with the label.
 */
final class LabelledMenu {
  private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*)");
  private static final CharMatcher QUOTES = CharMatcher.whitespace().or(CharMatcher.is('"'));

  private static final Pattern MENU_DEFAULT = Pattern.compile("(?i)\\s*menu\\s+default\\s*");

  private final boolean isLilo;
  private final List<MenuEntry> entries = new ArrayList<>();
  private Optional<String> chosen = Optional.empty();
  private Optional<MenuEntry> marked = Optional.empty();
  private Optional<String> commonArguments = Optional.empty();
  private Optional<TextLine> commonLine = Optional.empty();

  private LabelledMenu(boolean isLilo) {
    this.isLilo = isLilo;
  }

  static Optional<BootEntry> ofLilo(TextFile file) {
    return new LabelledMenu(true).read(file);
  }

  static Optional<BootEntry> ofSyslinux(TextFile file) {
    return new LabelledMenu(false).read(file);
  }

  private Optional<BootEntry> read(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      Matcher setting = SETTING.matcher(line.text());
      if (line.text().length() > BootLoader.LONGEST_LINE
          || entries.size() >= BootLoader.MAX_ENTRIES) {
        continue;
      }
      if (MENU_DEFAULT.matcher(line.text()).matches()) {
        marked = last();
      } else if (setting.matches()) {
        take(Ascii.toLowerCase(setting.group(1)), QUOTES.trimFrom(setting.group(2)), line);
      }
    }
    return wanted();
  }

  private void take(String key, String value, TextLine line) {
    switch (key) {
      case "default", "ontimeout" -> chosen = Optional.of(value);
      case "label" -> label(value);
      case "image", "other", "kernel", "linux" -> image(key, value, line);
      case "append" -> append(value, line);
      default -> {
        // Timeouts and colours.
      }
    }
  }

  private void label(String name) {
    if (isLilo) {
      last().ifPresent(entry -> entry.alsoCalled(name));
    } else {
      entries.add(new MenuEntry(name));
    }
  }

  private void image(String key, String image, TextLine line) {
    if (isLilo) {
      MenuEntry entry = new MenuEntry(image);
      entries.add(entry);
      if (key.equals("image")) {
        entry.loads(image, "", line);
      }
    } else {
      last().ifPresent(entry -> entry.loads(image, "", line));
    }
  }

  private void append(String arguments, TextLine line) {
    Optional<MenuEntry> entry = last();
    if (entry.isPresent()) {
      entry.get().append(arguments, line);
    } else {
      commonArguments = Optional.of(arguments);
      commonLine = Optional.of(line);
    }
  }

  private Optional<BootEntry> wanted() {
    Optional<MenuEntry> wanted =
        marked
            .or(
                () ->
                    chosen.flatMap(
                        name -> entries.stream().filter(e -> e.isCalled(name)).findFirst()))
            .or(() -> entries.stream().findFirst());
    wanted
        .filter(entry -> !entry.hasArguments() && commonLine.isPresent())
        .ifPresent(entry -> entry.append(commonArguments.orElse(""), commonLine.orElseThrow()));
    return wanted.flatMap(MenuEntry::kernel);
  }

  private Optional<MenuEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }
}
