package dev.exhume.core.analysis.boot.supervisor;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.supervisor.SupervisordSection.Setting;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs in the configuration of supervisord. */
final class SupervisordPrograms {
  private static final String MANAGER = "supervisord";
  private static final List<String> CONFIGURATIONS =
      List.of(
          "etc/supervisord.conf",
          "etc/supervisor/supervisord.conf",
          "etc/supervisord/supervisord.conf",
          "usr/etc/supervisord.conf");

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]:]+)(?::([^\\]]+))?].*");
  private static final Pattern SETTING = Pattern.compile("(\\w+)\\s*[=:]\\s*(.*)");
  private static final Set<String> KINDS = Set.of("program", "fcgi-program", "eventlistener");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int MAX_PROGRAMS = 500;

  /** Longer ones are no settings, and each line would copy all those before it. */
  private static final int MAX_VALUE = 64 << 10;

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  private SupervisordPrograms(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  static List<BootService> services(Path root, Ownership ownership, Problems problems) {
    SupervisordPrograms programs = new SupervisordPrograms(root, ownership, problems);
    return CONFIGURATIONS.stream()
        .map(root::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(programs::of)
        .orElse(List.of());
  }

  private List<BootService> of(Path configuration) {
    List<SupervisordSection> sections = new ArrayList<>(sections(configuration));
    Path directory = Optional.ofNullable(configuration.getParent()).orElse(root);
    List<Path> included =
        sections.stream()
            .filter(section -> section.kind().equals("include"))
            .flatMap(section -> section.value("files").stream())
            .flatMap(WORDS::splitToStream)
            .map(pattern -> pattern.replace("%(here)s", directory.toString()))
            .flatMap(pattern -> FilePattern.expand(root, directory, pattern, problems).stream())
            .distinct()
            .toList();
    included.forEach(file -> sections.addAll(sections(file)));
    SupervisordCommand commands =
        new SupervisordCommand(
            root,
            directory,
            sections.stream().filter(section -> section.kind().equals(MANAGER)).findFirst(),
            problems);
    return sections.stream()
        .filter(section -> KINDS.contains(section.kind()) && !section.name().isEmpty())
        .limit(MAX_PROGRAMS)
        .map(section -> service(section, commands))
        .toList();
  }

  private List<SupervisordSection> sections(Path file) {
    List<SupervisordSection> sections = new ArrayList<>();
    String last = "";
    for (TextLine line :
        TextFile.readStart(file, 1, problems).map(TextFile::lines).orElse(List.of())) {
      String text = withoutComment(line.text());
      Matcher section = SECTION.matcher(text);
      Matcher setting = SETTING.matcher(text);
      if (section.matches()) {
        String name = Optional.ofNullable(section.group(2)).orElse("").strip();
        sections.add(
            new SupervisordSection(section.group(1).strip(), name, line, new LinkedHashMap<>()));
      } else if (!sections.isEmpty()) {
        Map<String, Setting> settings = sections.get(sections.size() - 1).settings();
        Setting before = settings.get(last);
        if (Character.isWhitespace(text.isEmpty() ? 'x' : text.charAt(0)) && before != null) {
          if (before.value().length() < MAX_VALUE) {
            settings.put(last, new Setting(before.value() + " " + text.strip(), before.line()));
          }
        } else if (setting.matches()) {
          last = Ascii.toLowerCase(setting.group(1));
          settings.put(last, new Setting(setting.group(2).strip(), line));
        }
      }
    }
    return sections;
  }

  private BootService service(SupervisordSection section, SupervisordCommand commands) {
    Optional<Setting> command = Optional.ofNullable(section.settings().get("command"));
    Optional<Path> program =
        command.stream()
            .flatMap(setting -> WORDS.splitToStream(setting.value()).limit(1))
            .flatMap(path -> ServerPath.of(root, path).stream())
            .findFirst();
    boolean isOff =
        section.value("autostart").map(Ascii::toLowerCase).stream()
            .anyMatch(value -> Stream.of("false", "no", "off", "0").anyMatch(value::equals));
    return BootServiceBuilder.service(section.name(), MANAGER, section.line().evidence())
        .owner(program.flatMap(ownership::ownerOf))
        .heldBack(
            isOff
                ? Optional.of(
                    "autostart=%s in %s"
                        .formatted(section.value("autostart").orElse(""), section.line().path()))
                : Optional.empty())
        .command(command.map(setting -> commands.of(section, setting)))
        .build();
  }

  /** A comment starts with the line, or with a semicolon after white space. */
  private static String withoutComment(String text) {
    if (text.startsWith(";") || text.startsWith("#")) {
      return "";
    }
    int comment = text.indexOf(" ;");
    return comment < 0 ? text.stripTrailing() : text.substring(0, comment).stripTrailing();
  }
}
