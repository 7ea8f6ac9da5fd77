package dev.exhume.core.analysis.ports.ranges;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.Service;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the ports that file transfer and telephony servers open for single connections. */
public final class PortRangeDetector {
  private static final int MAX_PORT = 65535;
  private static final int LONGEST_LINE = 1000;

  private PortRangeDetector() {}

  /** Looks into the configuration of those services that the server has. */
  public static List<PortRange> detect(Path root, List<Service> services, Problems problems) {
    List<PortRange> ranges = new ArrayList<>();
    for (TsvTable.Row row : TsvTable.resource(PortRangeDetector.class, "port-ranges.tsv").rows()) {
      List<String> names = Splitter.on(',').splitToList(row.get("services"));
      services.stream()
          .map(Service::name)
          .filter(names::contains)
          .forEach(
              name ->
                  Splitter.on('|')
                      .splitToStream(row.get("files"))
                      .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
                      .flatMap(file -> TextFile.read(file, problems).stream())
                      .flatMap(file -> range(file, row, name).stream())
                      .filter(range -> isNew(range, ranges))
                      .forEach(ranges::add));
    }
    return ranges;
  }

  private static boolean isNew(PortRange range, List<PortRange> ranges) {
    return ranges.stream()
        .noneMatch(
            other ->
                other.first() == range.first()
                    && other.last() == range.last()
                    && other.protocol().equals(range.protocol()));
  }

  /** What the last lines that say it say. */
  private static Optional<PortRange> range(TextFile file, TsvTable.Row row, String service) {
    Pattern firstPattern = Pattern.compile(row.get("first"));
    Optional<Pattern> lastPattern = row.find("last").map(Pattern::compile);
    int first = 0;
    int last = 0;
    Optional<TextLine> said = Optional.empty();
    for (TextLine line : file.meaningfulLines()) {
      if (line.text().length() > LONGEST_LINE) {
        continue;
      }
      Matcher start = firstPattern.matcher(line.text().strip());
      if (start.matches()) {
        first = Integer.parseInt(start.group(1));
        last = lastPattern.isEmpty() ? Integer.parseInt(start.group(2)) : last;
        said = Optional.of(line);
      }
      Optional<Matcher> end =
          lastPattern.map(pattern -> pattern.matcher(line.text().strip())).filter(Matcher::matches);
      last = end.map(matcher -> Integer.parseInt(matcher.group(1))).orElse(last);
    }
    boolean isRange = first > 0 && first <= last && last <= MAX_PORT;
    int lowest = first;
    int highest = last;
    return said.filter(line -> isRange)
        .map(
            line ->
                new PortRange(
                    service,
                    lowest,
                    highest,
                    row.get("protocol"),
                    row.get("reason"),
                    line.evidence()));
  }
}
