package dev.exhume.core.analysis.host;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The interfaces of Gentoo: {@code config_eth0} in {@code /etc/conf.d/net}, an array whose elements
 * are addresses, with OpenRC a text with an address on each line, and at first {@code iface_eth0}.
 */
final class GentooInterfaces {
  /** More than anybody gives one interface. */
  private static final int MAX_ADDRESSES = 1_000;

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^[ \\t]*+(?:config|iface)_(?<name>\\w{1,32})=(?:\\((?<array>[^)]{0,8192}+)\\)|\"(?<text>[^\"]{0,8192}+)\"|(?<word>\\w{1,32}))",
          Pattern.MULTILINE);

  private static final Pattern ELEMENT = Pattern.compile("\"([^\"]*+)\"|'([^']*+)'|([^\\s\"']++)");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\d.]+(?:/\\d+)?|[\\da-fA-F:]*:[\\da-fA-F:/]+");
  private static final Splitter LINES = Splitter.on('\n').trimResults().omitEmptyStrings();
  private static final Splitter WORDS = Splitter.onPattern("\\s+").trimResults().omitEmptyStrings();

  private GentooInterfaces() {}

  static List<NetworkInterface> detect(Path root, Problems problems) {
    Optional<TextFile> file = TextFile.readStart(root.resolve("etc/conf.d/net"), 1, problems);
    if (file.isEmpty()) {
      return List.of();
    }
    String text =
        file.get().lines().stream()
            .map(line -> line.isBlankOrComment() ? "" : line.text())
            .collect(Collectors.joining("\n"));
    List<NetworkInterface> interfaces = new ArrayList<>();
    Matcher assignment = ASSIGNMENT.matcher(text);
    while (assignment.find()) {
      interfaces.add(of(assignment, line(file.get(), text, assignment.start("name"))));
    }
    return interfaces;
  }

  private static Evidence line(TextFile file, String text, int position) {
    int number = (int) text.chars().limit(position).filter(c -> c == '\n').count();
    TextLine line = file.lines().get(number);
    return line.evidence();
  }

  private static NetworkInterface of(Matcher assignment, Evidence evidence) {
    List<String> elements = elements(assignment);
    List<String> addresses =
        elements.stream()
            .map(WORDS::splitToList)
            .filter(words -> !words.isEmpty() && ADDRESS.matcher(words.get(0)).matches())
            .map(GentooInterfaces::address)
            .toList();
    Optional<String> method =
        elements.stream().map(WORDS::splitToList).flatMap(List::stream).findFirst();
    return new NetworkInterface(
        assignment.group("name"),
        addresses,
        addresses.isEmpty() ? method : Optional.of("static"),
        Optional.empty(),
        evidence);
  }

  private static List<String> elements(Matcher assignment) {
    String array = assignment.group("array");
    if (array != null) {
      return ELEMENT
          .matcher(array)
          .results()
          .limit(MAX_ADDRESSES)
          .map(found -> found.group().replaceAll("[\"']", ""))
          .toList();
    }
    String text = assignment.group("text");
    return text == null
        ? List.of(assignment.group("word"))
        : LINES.splitToStream(text).limit(MAX_ADDRESSES).toList();
  }

  private static String address(List<String> words) {
    int mask = words.indexOf("netmask");
    return CidrAddress.of(
        words.get(0), mask >= 0 && mask + 1 < words.size() ? words.get(mask + 1) : "");
  }
}
