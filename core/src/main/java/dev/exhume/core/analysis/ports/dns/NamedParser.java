package dev.exhume.core.analysis.ports.dns;

import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.ports.dns.NamedTokens.Token;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a {@code named.conf} and of the files that it includes. */
final class NamedParser {
  /** Views, zones and lists within lists: nobody nests deeper. */
  private static final int MAX_DEPTH = 30;

  /** Statements in blocks of blocks say nothing of ports; keeping them would take their paths. */
  private static final int MAX_KEPT_DEPTH = 1;

  /** What blocks that matter are called; a hostile name would be repeated by all that is inside. */
  private static final int MAX_NAME = 100;

  /** A list of addresses, or the words of a statement: more are not kept. */
  private static final int MAX_WORDS = 1_000;

  private final Path jail;
  private final IncludeChain includes;
  private final List<NamedStatement> statements = new ArrayList<>();

  private NamedParser(Path jail, Problems problems) {
    this.jail = jail;
    this.includes = new IncludeChain(problems);
  }

  /**
   * Reads a configuration.
   *
   * @param jail the directory that the server sees as {@code /}
   */
  static List<NamedStatement> parse(Path jail, Path main, Problems problems) {
    NamedParser parser = new NamedParser(jail, problems);
    parser.includes.read(main, parser::read);
    return parser.statements;
  }

  private void read(TextFile file) {
    read(new NamedTokens(file), "", 0);
  }

  /** Reads statements up to the end of a block; gives the words that are the block's elements. */
  private List<String> read(NamedTokens tokens, String prefix, int depth) {
    List<String> elements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> inner = List.of();
    Optional<Evidence> start = Optional.empty();
    for (Optional<Token> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      Token token = next.get();
      if (token.is("}")) {
        return elements;
      }
      if (token.is("{")) {
        String name = words.isEmpty() ? "" : words.get(0);
        String shortName = name.substring(0, Math.min(MAX_NAME, name.length()));
        inner = block(tokens, prefix + shortName + "/", depth + 1);
      } else if (!token.is(";")) {
        start = start.or(() -> Optional.of(token.evidence()));
        if (words.size() < MAX_WORDS) {
          words.add(token.text());
        }
      } else if (!words.isEmpty()) {
        if (depth <= MAX_KEPT_DEPTH) {
          Evidence evidence = start.orElse(token.evidence());
          end(new NamedStatement(prefix + words.get(0), words, inner, evidence));
        }
        if (elements.size() < MAX_WORDS) {
          elements.add(String.join(" ", words));
        }
        words.clear();
        inner = List.of();
        start = Optional.empty();
      }
    }
    return elements;
  }

  private List<String> block(NamedTokens tokens, String prefix, int depth) {
    if (depth < MAX_DEPTH) {
      return read(tokens, prefix, depth);
    }
    int open = 1;
    while (open > 0) {
      Optional<Token> next = tokens.next();
      if (next.isEmpty()) {
        break;
      }
      open += next.get().is("{") ? 1 : next.get().is("}") ? -1 : 0;
    }
    return List.of();
  }

  private void end(NamedStatement statement) {
    if (statement.path().equals("include") && statement.words().size() == 2) {
      ServerPath.of(jail, "/" + statement.words().get(1))
          .ifPresent(file -> includes.read(file, this::read));
    } else if (includes.admitSetting()) {
      statements.add(statement);
    }
  }
}
