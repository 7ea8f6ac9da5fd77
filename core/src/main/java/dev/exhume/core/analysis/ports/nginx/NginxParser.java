package dev.exhume.core.analysis.ports.nginx;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.ports.nginx.NginxTokens.Token;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a configuration with all that it includes. */
final class NginxParser {
  private static final Set<String> KEPT =
      Set.of(
          "listen",
          "server_name",
          "root",
          "ssl",
          "ssl_certificate",
          "error_log",
          "proxy_pass",
          "fastcgi_pass",
          "uwsgi_pass",
          "scgi_pass",
          "grpc_pass",
          "memcached_pass");
  private static final Set<String> KEPT_BLOCKS =
      Set.of("http", "mail", "stream", "server", "location", "if", "limit_except", "upstream");
  private static final int MAX_NESTING = 100;

  private final Path root;
  private final Path directory;
  private final Problems problems;
  private final IncludeChain includes;
  private final Deque<NginxBlock> open = new ArrayDeque<>();

  private NginxParser(Path root, Path directory, Problems problems) {
    this.root = root;
    this.directory = directory;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Empty when the file is not there or could not be read. */
  static Optional<NginxBlock> parse(Path root, Path file, Problems problems) {
    NginxParser parser = new NginxParser(root, Objects.requireNonNull(file.getParent()), problems);
    NginxBlock main = new NginxBlock("", List.of(), Evidence.file(file.toString()));
    parser.open.push(main);
    Optional<TextFile> text = parser.includes.enter(file);
    text.ifPresent(parser::readAndLeave);
    return text.map(read -> main);
  }

  private void readAndLeave(TextFile file) {
    int outside = open.size();
    NginxTokens tokens = new NginxTokens(file);
    List<Token> words = new ArrayList<>();
    for (Optional<Token> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      Token token = next.get();
      if (token.isWord()) {
        words.add(token);
      } else if (token.is(";")) {
        directive(words);
        words.clear();
      } else if (token.is("{")) {
        open(words, tokens);
        words.clear();
      } else {
        words.clear();
        if (open.size() > outside) {
          open.pop();
        }
      }
    }
    while (open.size() > outside) {
      open.pop();
    }
    includes.leave();
  }

  private void open(List<Token> words, NginxTokens tokens) {
    String name = words.isEmpty() ? "" : words.get(0).text();
    if (name.endsWith("_by_lua_block") || open.size() == MAX_NESTING) {
      tokens.skipForeignBlock();
      return;
    }
    NginxBlock block =
        new NginxBlock(
            name,
            words.stream().skip(1).map(Token::text).toList(),
            words.isEmpty() ? open.getLast().evidence() : words.get(0).evidence());
    if (KEPT_BLOCKS.contains(name) && includes.admitSetting()) {
      open.element().add(block);
    }
    open.push(block);
  }

  private void directive(List<Token> words) {
    if (words.isEmpty()) {
      return;
    }
    String name = words.get(0).text();
    List<String> arguments = words.stream().skip(1).map(Token::text).toList();
    if (name.equals("include")) {
      arguments.forEach(this::include);
    } else if ((KEPT.contains(name) || open.element().isUpstreamServer(name))
        && includes.admitSetting()) {
      open.element().add(new NginxDirective(name, arguments, words.get(0).evidence()));
    }
  }

  private void include(String name) {
    if (FilePattern.isPattern(name)) {
      FilePattern.expand(root, directory, name, problems).stream()
          .filter(Files::isRegularFile)
          .forEach(file -> includes.enter(file).ifPresent(this::readAndLeave));
      return;
    }
    ConfiguredPath.of(root, directory, name)
        .ifPresent(
            file -> {
              if (Files.isRegularFile(file)) {
                includes.enter(file).ifPresent(this::readAndLeave);
              } else {
                includes.missing(file);
              }
            });
  }
}
