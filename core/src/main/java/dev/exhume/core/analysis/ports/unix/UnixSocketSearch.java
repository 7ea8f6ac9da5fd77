package dev.exhume.core.analysis.ports.unix;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.ports.settings.Setting;
import dev.exhume.core.analysis.ports.settings.SettingFiles;
import dev.exhume.core.analysis.ports.settings.SettingSyntax;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the Unix sockets that the configuration of services names. */
public final class UnixSocketSearch {
  private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  /** A path in a value, which may have a scheme before it: {@code local:/var/run/x.sock}. */
  private static final Pattern ANY_PATH = Pattern.compile("(?:^|[\\s:=\"'])(/[\\w./-]{1,200})");

  private static final int LONGEST_VALUE = 2_000;
  private static final int MAX_OF_ROW = 50;

  private final Path root;
  private final Problems problems;
  private final IncludeChain bounds;
  private final Map<SettingFiles, List<Setting>> read = new HashMap<>();

  private UnixSocketSearch(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.bounds = new IncludeChain(problems);
  }

  /**
   * The sockets of the services that really start, and of the sites.
   *
   * @param sites that hand requests on, some to Unix sockets
   */
  public static UnixSockets detect(
      Path root, StartScripts scripts, List<Site> sites, Problems problems) {
    UnixSocketSearch search = new UnixSocketSearch(root, problems);
    List<UnixSocket> listening = new ArrayList<>();
    List<UnixSocket> speaking = new ArrayList<>();
    for (TsvTable.Row row : TsvTable.resource(UnixSocketSearch.class, "unix-sockets.tsv").rows()) {
      Optional<String> service = service(row, scripts);
      Optional<String> owner =
          row.get("services").isEmpty() ? Optional.of(row.get("name")) : service;
      boolean isListening = row.get("side").equals("listens");
      owner
          .map(name -> search.sockets(row, name, isListening))
          .ifPresent(isListening ? listening::addAll : speaking::addAll);
    }
    return new UnixSockets(listening, speaking).and(sites);
  }

  private static Optional<String> service(TsvTable.Row row, StartScripts scripts) {
    Pattern names = Pattern.compile(row.get("services"));
    return scripts.commands().keySet().stream()
        .filter(
            service ->
                Stream.of(service.name(), service.scriptName())
                    .anyMatch(name -> names.matcher(name).matches()))
        .map(BootService::name)
        .findFirst();
  }

  private List<UnixSocket> sockets(TsvTable.Row row, String owner, boolean isListening) {
    Set<String> names =
        COMMAS
            .splitToStream(row.get("settings"))
            .map(SettingSyntax::normal)
            .collect(Collectors.toSet());
    Pattern value = row.find("value").map(Pattern::compile).orElse(ANY_PATH);
    List<Setting> settings =
        SPACES
            .splitToStream(row.get("files"))
            .flatMap(files -> settings(SettingFiles.parse(files)).stream())
            .toList();
    List<UnixSocket> found =
        settings.stream()
            .filter(setting -> names.contains(setting.name()))
            .flatMap(setting -> sockets(row, setting, value, owner, isListening))
            .distinct()
            .limit(MAX_OF_ROW)
            .toList();
    // A file that does not name the socket still speaks for where the daemon has it then.
    return found.isEmpty() && isListening && !settings.isEmpty()
        ? row.find("path").stream()
            .map(
                usual -> new UnixSocket(usual, owner, Evidence.file(settings.get(0).line().path())))
            .toList()
        : found;
  }

  private List<Setting> settings(SettingFiles files) {
    return read.computeIfAbsent(
        files,
        unread ->
            unread.read(root, bounds, problems).stream()
                .flatMap(file -> file.settings().stream())
                .toList());
  }

  /** The sockets that a value names; of one that is not the daemon's own, where else it can be. */
  private static Stream<UnixSocket> sockets(
      TsvTable.Row row, Setting setting, Pattern value, String owner, boolean isListening) {
    List<String> paths = new ArrayList<>();
    Matcher matcher = value.matcher(setting.value());
    while (setting.value().length() <= LONGEST_VALUE && matcher.find()) {
      String path = matcher.group(1);
      if (!isListening && row.find("path").isPresent()) {
        paths.add(row.get("path"));
      } else if (path.startsWith("/")) {
        paths.add(path);
        row.find("below").map(directory -> directory + path).ifPresent(paths::add);
      } else {
        row.find("below").map(directory -> directory + "/" + path).ifPresent(paths::add);
      }
    }
    return paths.stream().map(path -> new UnixSocket(path, owner, setting.line().evidence()));
  }
}
