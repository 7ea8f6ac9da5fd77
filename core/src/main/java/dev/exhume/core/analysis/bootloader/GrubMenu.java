package dev.exhume.core.analysis.bootloader;

import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The menu of GRUB, old ({@code title}) or new ({@code menuentry}). */
final class GrubMenu {
  private static final Pattern DEFAULT =
      Pattern.compile(
          "\\s*(?:set\\s+)?default(?:\\s*=\\s*|\\s+)(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))\\s*");

  /** What is in a submenu is indented. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\s*)(title|menuentry|submenu)\\b\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'{]*))(.*)");

  private static final Pattern ID =
      Pattern.compile("(?:--id|\\$\\{?menuentry_id_option\\}?)[\\s=]+[\"']?([^\\s\"'{]+)");
  private static final Pattern KERNEL =
      Pattern.compile(
          "\\s*(?:kernel|linux|linux16|linuxefi|module|module2)\\s+(?:--\\S+\\s+)*(?:\\([^)]*\\))?(\\S+)(.*)");

  private final List<MenuEntry> entries = new ArrayList<>();
  private Optional<String> chosen = Optional.empty();
  private int top = -1;
  private int inner = -1;

  private GrubMenu() {}

  /**
   * The default entry; the first is the default when none is named.
   *
   * @param saved what GRUB had saved as the default, which counts where the menu says so
   */
  static Optional<BootEntry> defaultEntry(TextFile file, Optional<String> saved) {
    GrubMenu menu = new GrubMenu();
    for (TextLine line : file.meaningfulLines()) {
      if (line.text().length() <= BootLoader.LONGEST_LINE
          && menu.entries.size() < BootLoader.MAX_ENTRIES) {
        menu.read(line);
      }
    }
    return menu.wanted(saved);
  }

  private void read(TextLine line) {
    Matcher choice = DEFAULT.matcher(line.text());
    Matcher entry = ENTRY.matcher(line.text());
    if (entries.isEmpty() && choice.matches()) {
      // Scripts set it by turns: to what was chosen for one boot, or saved, or neither.
      chosen =
          chosen
              .filter(before -> before.contains("saved"))
              .or(() -> group(choice, 1).filter(name -> !name.contains("next_entry")));
    } else if (entry.matches()) {
      enter(entry);
    } else if (!entries.isEmpty()) {
      Matcher kernel = KERNEL.matcher(line.text());
      if (kernel.matches()) {
        entries.get(entries.size() - 1).loads(kernel.group(1), kernel.group(2).strip(), line);
      }
    }
  }

  private void enter(Matcher found) {
    boolean isInner = !found.group(1).isEmpty() && !found.group(2).equals("title") && top >= 0;
    if (isInner) {
      inner++;
    } else {
      top++;
      inner = -1;
    }
    MenuEntry entry = new MenuEntry(isInner ? top + ">" + inner : String.valueOf(top));
    group(found, 3).map(String::strip).ifPresent(entry::alsoCalled);
    Matcher id = ID.matcher(found.group(6));
    if (id.find()) {
      entry.alsoCalled(id.group(1));
    }
    entries.add(entry);
  }

  private Optional<BootEntry> wanted(Optional<String> saved) {
    String name =
        chosen.filter(choice -> choice.contains("saved")).isPresent()
            ? saved.orElse("0")
            : chosen.orElse("0");
    // A name after that of its submenu; numbers stand for both together.
    String last = name.substring(name.lastIndexOf('>') + 1);
    return entries.stream()
        .filter(entry -> entry.isCalled(name))
        .findFirst()
        .or(
            () ->
                entries.stream()
                    .filter(entry -> !last.equals(name) && entry.isCalled(last))
                    .findFirst())
        .flatMap(this::started);
  }

  /** A submenu starts its first entry. */
  private Optional<BootEntry> started(MenuEntry entry) {
    return entry
        .kernel()
        .or(
            () ->
                entries.stream()
                    .skip(entries.indexOf(entry) + 1L)
                    .limit(1)
                    .filter(MenuEntry::isFirstOfSubmenu)
                    .flatMap(next -> next.kernel().stream())
                    .findFirst());
  }

  private static Optional<String> group(Matcher matcher, int first) {
    return Optional.ofNullable(matcher.group(first))
        .or(() -> Optional.ofNullable(matcher.group(first + 1)))
        .or(() -> Optional.ofNullable(matcher.group(first + 2)));
  }
}
