package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the machine's own network cards, where the system gives the cards their names by
 * them. Of themselves they tie nothing: a container's card is named by who starts the container.
 */
final class HardwareAddresses {
  private static final List<String> FILES =
      List.of(
          "/etc/sysconfig/network-scripts/ifcfg-*",
          "/etc/sysconfig/network/ifcfg-*",
          "/etc/udev/rules.d/*net*.rules",
          "/etc/network/interfaces",
          "/etc/network/interfaces.d/*",
          "/etc/iftab",
          "/etc/mactab");

  private static final Pattern ADDRESS =
      Pattern.compile("(?<![0-9a-f:])[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?![0-9a-f:])");

  /** Of no card: a pattern for all, and what a card without an address has. */
  private static final List<String> NOBODYS = List.of("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff");

  private static final String ADVICE =
      "only names the network card; the container's has a name and an address of its own";

  private static final int MAX_ADDRESSES = 200;
  private static final int LONGEST_LINE = 1000;

  private HardwareAddresses() {}

  /** Adds the places, and gives the addresses in lower case. */
  static NavigableSet<String> addTo(Dependencies dependencies, Path root, Problems problems) {
    NavigableSet<String> addresses = new TreeSet<>();
    FILES.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(text -> text.meaningfulLines().stream())
        .filter(line -> line.text().length() <= LONGEST_LINE)
        .forEach(line -> read(line, addresses, dependencies));
    return addresses;
  }

  private static void read(
      TextLine line, NavigableSet<String> addresses, Dependencies dependencies) {
    Matcher matcher = ADDRESS.matcher(Ascii.toLowerCase(line.text()));
    while (matcher.find()) {
      String address = matcher.group();
      if (addresses.size() < MAX_ADDRESSES && !NOBODYS.contains(address)) {
        addresses.add(address);
        dependencies.add(DependencyKind.OWN_MAC, address, line.evidence(), ADVICE);
      }
    }
  }
}
