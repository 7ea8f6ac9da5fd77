package dev.exhume.core.analysis.ports.apache;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application servers that mod_jk knows by names, from {@code workers.properties}. */
final class JkWorkers {
  private static final Pattern PROPERTY = Pattern.compile("([\\w.-]{1,200})\\s*=\\s*(.{0,1000})");
  private static final Pattern REFERENCE = Pattern.compile("\\$[({]([\\w.-]{1,200})[)}]");
  private static final Splitter NAMES = Splitter.onPattern("[,\\s]+").omitEmptyStrings();
  private static final String PREFIX = "worker.";
  private static final int MAX_DEPTH = 5;
  private static final int MAX_TARGETS = 50;

  private final Map<String, String> properties = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private JkWorkers() {}

  /** Reads the file that the main server names, and what it says of workers itself. */
  static JkWorkers read(Path root, ApacheHost main, Problems problems) {
    JkWorkers workers = new JkWorkers();
    main.last("jkworkersfile")
        .flatMap(ApacheDirective::firstArgument)
        .flatMap(file -> ServerPath.of(root, file))
        .flatMap(file -> TextFile.readStart(file, 1, problems))
        .ifPresent(
            text -> text.meaningfulLines().stream().map(TextLine::stripped).forEach(workers::add));
    main.all("jkworkerproperty")
        .forEach(property -> workers.add(String.join(" ", property.arguments())));
    return workers;
  }

  private void add(String line) {
    Matcher property = PROPERTY.matcher(line);
    if (property.matches()) {
      String name = property.group(1);
      properties.put(name, resolved(property.group(2).strip()));
      if (name.startsWith(PREFIX) && name.lastIndexOf('.') > PREFIX.length()) {
        names.add(name.substring(PREFIX.length(), name.lastIndexOf('.')));
      }
    }
  }

  private String resolved(String value) {
    return REFERENCE.matcher(value).replaceAll(this::replacement);
  }

  private String replacement(MatchResult reference) {
    return Matcher.quoteReplacement(
        Optional.ofNullable(properties.get(reference.group(1)))
            .filter(value -> value.length() <= 200)
            .orElse(reference.group()));
  }

  /** Where a worker sends requests; the name itself if nothing is known of it. */
  List<String> targets(String worker) {
    Set<String> targets = new LinkedHashSet<>();
    collect(worker, targets, 0);
    return targets.isEmpty() ? List.of("jk:" + worker) : new ArrayList<>(targets);
  }

  private void collect(String worker, Set<String> targets, int depth) {
    String type = property(worker, "type").orElse("ajp13");
    if (depth == MAX_DEPTH || targets.size() >= MAX_TARGETS || !names.contains(worker)) {
      return;
    }
    if (type.equals("lb")) {
      property(worker, "balance_workers")
          .or(() -> property(worker, "balanced_workers"))
          .ifPresent(
              members ->
                  NAMES
                      .splitToStream(members)
                      .limit(MAX_TARGETS)
                      .forEach(member -> collect(member, targets, depth + 1)));
    } else if (type.startsWith("ajp")) {
      String port = property(worker, "port").orElse(type.equals("ajp12") ? "8007" : "8009");
      targets.add("ajp://" + property(worker, "host").orElse("localhost") + ":" + port);
    }
  }

  /** A property of a worker, or of the one that it refers to for what it does not say. */
  private Optional<String> property(String worker, String name) {
    String prefix = PREFIX + worker;
    for (int i = 0; i < MAX_DEPTH && prefix != null; i++) {
      String value = properties.get(prefix + "." + name);
      if (value != null) {
        return Optional.of(value);
      }
      prefix = properties.get(prefix + ".reference");
    }
    return Optional.empty();
  }
}
