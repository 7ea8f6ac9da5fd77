package dev.exhume.core.analysis.boot.systemd.unit;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for {@code %i} and its like in the settings of units.
 *
 * @see <a
 *     href="https://www.freedesktop.org/software/systemd/man/systemd.unit.html#Specifiers">Specifiers</a>
 */
public final class Specifiers {
  private static final Pattern SPECIFIER = Pattern.compile("%([A-Za-z%])");

  /** Each specifier may stand for a hundred times its length. */
  private static final int MAX_LENGTH = 64 << 10;

  private static final Map<Character, String> ALWAYS =
      Map.ofEntries(
          Map.entry('%', "%"),
          Map.entry('t', "/run"),
          Map.entry('S', "/var/lib"),
          Map.entry('C', "/var/cache"),
          Map.entry('L', "/var/log"),
          Map.entry('E', "/etc"),
          Map.entry('T', "/tmp"),
          Map.entry('V', "/var/tmp"),
          Map.entry('u', "root"),
          Map.entry('U', "0"),
          Map.entry('g', "root"),
          Map.entry('G', "0"),
          Map.entry('h', "/root"),
          Map.entry('s', "/bin/sh"));

  private final Optional<String> host;

  private Specifiers(Optional<String> host) {
    this.host = host;
  }

  /** Reads what depends on the server. */
  public static Specifiers of(Path root, Problems problems) {
    return new Specifiers(
        TextFile.read(root.resolve("etc/hostname"), problems)
            .flatMap(TextFile::firstMeaningfulLine)
            .map(TextLine::stripped));
  }

  /** The text as it is meant in a unit; a specifier of which nothing is known stays. */
  public String fillIn(String text, UnitName unit) {
    return text.indexOf('%') < 0 || text.length() > MAX_LENGTH
        ? text
        : SPECIFIER
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        value(found.group(1).charAt(0), unit).orElse(found.group())));
  }

  /** Whether nothing in a text that was filled in stands for something else. */
  public boolean isFilledIn(String text) {
    return text.indexOf('%') < 0 || !SPECIFIER.matcher(text).find();
  }

  private Optional<String> value(char specifier, UnitName unit) {
    String prefix = unit.prefix();
    String instance = unit.instance().orElse("");
    return switch (specifier) {
      case 'n' -> Optional.of(unit.toString());
      case 'N' -> Optional.of(unit.stem());
      case 'p' -> Optional.of(prefix);
      case 'P' -> Optional.of(UnitName.unescape(prefix));
      case 'i' -> Optional.of(instance);
      case 'I' -> Optional.of(UnitName.unescape(instance));
      case 'j' -> Optional.of(lastPart(prefix));
      case 'J' -> Optional.of(UnitName.unescape(lastPart(prefix)));
      case 'f' -> Optional.of("/" + UnitName.unescape(instance.isEmpty() ? prefix : instance));
      case 'H' -> host;
      case 'l' -> host.map(name -> Splitter.on('.').splitToList(name).get(0));
      default -> Optional.ofNullable(ALWAYS.get(specifier));
    };
  }

  private static String lastPart(String prefix) {
    return prefix.substring(prefix.lastIndexOf('-') + 1);
  }
}
