package dev.exhume.core.analysis.ports.lighttpd;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a configuration line by line, which is how people lay it out. */
final class LighttpdParser {
  private static final Pattern CONDITION =
      Pattern.compile("\\$(SERVER|HTTP)\\[\"(\\w+)\"] *(==|=~|!=|!~) *\"([^\"]*)\" *(\\{?.*)");

  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.-]+) *:?\\+?= *(.*)");
  private static final Pattern INCLUDE = Pattern.compile("include *(\"[^\"]*\".*|[\\w.]+.*)");
  private static final Pattern INCLUDE_SHELL = Pattern.compile("include_shell *\"([^\"]*)\".*");

  private static final Set<String> KEPT =
      Set.of(
          LighttpdSetting.SOCKET,
          "server.port",
          "server.bind",
          "server.document-root",
          "server.errorlog",
          "ssl.engine");

  /** Longer lists are not written by hand. */
  private static final int MAX_LIST = 64 << 10;

  /** Debian's own commands print types of files and the socket for IPv6; this one, whole files. */
  private static final String DEBIAN_INCLUDES = "include-conf-enabled.pl";

  private static final String DEBIAN_COMMANDS = "/usr/share/lighttpd/";
  private static final int MAX_NESTING = 100;
  private static final int MAX_VALUE = 4096;

  private final Path root;
  private final Path directory;
  private final Problems problems;
  private final IncludeChain includes;
  private final List<LighttpdSetting> settings = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Deque<Surroundings> open = new ArrayDeque<>();
  private Optional<OpenList> openList = Optional.empty();

  private LighttpdParser(Path root, Path directory, Problems problems) {
    this.root = root;
    this.directory = directory;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
    open.push(new Surroundings("", "", ""));
  }

  /** Empty when the file is not there or could not be read. */
  static Optional<List<LighttpdSetting>> parse(Path root, Path file, Problems problems) {
    LighttpdParser parser =
        new LighttpdParser(root, Objects.requireNonNull(file.getParent()), problems);
    Optional<TextFile> text = parser.includes.enter(file);
    text.ifPresent(parser::readAndLeave);
    return text.map(read -> parser.settings);
  }

  private void read(Path file) {
    includes.enter(file).ifPresent(this::readAndLeave);
  }

  private void readAndLeave(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      if (line.text().length() <= MAX_VALUE) {
        if (openList.isPresent()) {
          goOn(openList.get(), line.stripped());
        } else {
          take(line.stripped(), line);
        }
      }
    }
    includes.leave();
  }

  private void take(String text, TextLine line) {
    String rest = text;
    while (rest.startsWith("}")) {
      if (open.size() > 1) {
        open.pop();
      }
      rest = rest.substring(1).strip();
    }
    if (rest.startsWith("else")) {
      rest = rest.substring("else".length()).strip();
    }
    Matcher condition = CONDITION.matcher(rest);
    if (condition.matches()) {
      enter(condition, line);
      String inside = condition.group(5).strip();
      if (inside.startsWith("{")) {
        take(inside.substring(1).strip(), line);
      }
      return;
    }
    Matcher assignment = ASSIGNMENT.matcher(rest);
    Matcher shell = INCLUDE_SHELL.matcher(rest);
    Matcher include = INCLUDE.matcher(rest);
    if (assignment.matches() && LighttpdProxies.SCHEMES.containsKey(assignment.group(1))) {
      goOn(new OpenList(assignment.group(1), line), assignment.group(2));
    } else if (shell.matches()) {
      includeOutput(shell.group(1), line);
    } else if (assignment.matches()) {
      assign(assignment.group(1), value(assignment.group(2)), line);
      closeAfter(assignment.group(2));
    } else if (include.matches()) {
      include(value(include.group(1)));
    } else {
      rest.chars().filter(character -> character == '{').forEach(brace -> push(open.element()));
      rest.chars().filter(character -> character == '}').forEach(brace -> pop());
    }
  }

  private void enter(Matcher condition, TextLine line) {
    Surroundings around = open.element();
    boolean isExact = condition.group(3).equals("==");
    String subject = condition.group(2);
    if (isExact && subject.equals("socket")) {
      push(new Surroundings(condition.group(4), around.host, around.url));
      // The condition alone opens the socket, whatever is set inside.
      assign(LighttpdSetting.SOCKET, "", line);
    } else if (isExact && subject.equals("host")) {
      push(new Surroundings(around.socket, condition.group(4), around.url));
    } else if (subject.equals("url")) {
      push(
          new Surroundings(
              around.socket, around.host, condition.group(3) + " " + condition.group(4)));
    } else {
      push(new Surroundings(around.socket, "?", around.url));
    }
  }

  private void assign(String name, String value, TextLine line) {
    variables.put(name, value);
    if (KEPT.contains(name)) {
      keep(name, value, line);
    }
  }

  private void keep(String name, String value, TextLine line) {
    if (includes.admitSetting()) {
      Surroundings around = open.element();
      settings.add(
          new LighttpdSetting(
              around.socket, around.host, around.url, name, value, line.evidence()));
    }
  }

  /** Reads one more line of a list, which ends where its parentheses are closed. */
  private void goOn(OpenList list, String text) {
    boolean isClosed = list.add(text);
    openList = isClosed ? Optional.empty() : Optional.of(list);
    if (isClosed) {
      keep(list.name, list.text.toString(), list.line);
      list.rest().chars().filter(character -> character == '}').forEach(brace -> pop());
    }
  }

  /**
   * Counts the braces after a value, as in <code>$SERVER[…] == ":443" { ssl.engine = "enable" }
   * </code>.
   */
  private void closeAfter(String text) {
    String unquoted = text.replaceAll("\"[^\"]*\"", "").replaceAll("#.*", "");
    unquoted.chars().filter(character -> character == '}').forEach(brace -> pop());
  }

  private void push(Surroundings surroundings) {
    if (open.size() < MAX_NESTING) {
      open.push(surroundings);
    }
  }

  private void pop() {
    if (open.size() > 1) {
      open.pop();
    }
  }

  /** The parts of a value joined: {@code var.base + "/html"}. */
  private String value(String text) {
    StringBuilder value = new StringBuilder();
    int at = 0;
    while (at < text.length() && value.length() <= MAX_VALUE) {
      char first = text.charAt(at);
      int end;
      if (first == '"') {
        end = text.indexOf('"', at + 1);
        end = end < 0 ? text.length() : end;
        value.append(text, at + 1, end);
        end++;
      } else if (Character.isWhitespace(first) || first == '+') {
        end = at + 1;
      } else if (first == '#' || first == '}' || first == '(') {
        break;
      } else {
        end = at;
        while (end < text.length() && "+ \t}#".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        String name = text.substring(at, end);
        value.append(variables.getOrDefault(name, name));
      }
      at = end;
    }
    return value.toString();
  }

  private void include(String name) {
    if (FilePattern.isPattern(name)) {
      FilePattern.expand(root, directory, name, problems).forEach(this::read);
    } else {
      ConfiguredPath.of(root, directory, name).ifPresent(this::read);
    }
  }

  private void includeOutput(String command, TextLine line) {
    if (command.contains(DEBIAN_INCLUDES)) {
      include("conf-enabled/*.conf");
    } else if (command.startsWith("cat ")) {
      include(command.substring("cat ".length()).strip());
    } else if (!command.startsWith(DEBIAN_COMMANDS)) {
      problems.add(
          root.resolve(line.path().substring(1)),
          "%s: what the command %s prints is part of the configuration and was not read"
              .formatted(line.evidence().location(), command));
    }
  }

  private record Surroundings(String socket, String host, String url) {}

  /** A list whose end was not read yet. */
  private static final class OpenList {
    private final String name;
    private final TextLine line;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private String rest = "";

    private OpenList(String name, TextLine line) {
      this.name = name;
      this.line = line;
    }

    /** Adds a line; whether that is the last one. */
    private boolean add(String part) {
      boolean quoted = false;
      for (int i = 0; i < part.length(); i++) {
        char character = part.charAt(i);
        quoted ^= character == '"';
        if (!quoted && character == '#') {
          break;
        }
        text.append(character);
        depth += quoted ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
        if (!quoted && character == ')' && depth <= 0) {
          rest = part.substring(i + 1);
          return true;
        }
      }
      text.append(' ');
      return depth <= 0 || text.length() > MAX_LIST;
    }

    /** What stands after it on its last line. */
    private String rest() {
      return rest;
    }
  }
}
