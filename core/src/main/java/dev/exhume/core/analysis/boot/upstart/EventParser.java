package dev.exhume.core.analysis.boot.upstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the condition after {@code start on}. Operators bind alike, from the left. */
final class EventParser {
  private static final Pattern TOKEN = Pattern.compile("[()]|(?:\"[^\"]*\"|'[^']*'|[^\\s()\"'])+");

  /** More would only be there to exhaust whoever evaluates it. */
  private static final int MAX_TOKENS = 200;

  private static final int MAX_DEPTH = 50;

  private final List<String> tokens;
  private int next;

  private EventParser(List<String> tokens) {
    this.tokens = tokens;
  }

  static Optional<EventExpression> parse(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find() && tokens.size() <= MAX_TOKENS) {
      tokens.add(matcher.group().replace("\"", "").replace("'", ""));
    }
    if (tokens.size() > MAX_TOKENS) {
      return Optional.empty();
    }
    EventParser parser = new EventParser(tokens);
    Optional<EventExpression> expression = parser.expression(0);
    return parser.next == tokens.size() ? expression : Optional.empty();
  }

  private Optional<EventExpression> expression(int depth) {
    Optional<EventExpression> left = operand(depth);
    while (left.isPresent() && isOperator(peek())) {
      boolean both = tokens.get(next++).equals("and");
      EventExpression first = left.get();
      left =
          operand(depth)
              .map(
                  second ->
                      both
                          ? new EventExpression.Both(first, second)
                          : new EventExpression.Either(first, second));
    }
    return left;
  }

  private Optional<EventExpression> operand(int depth) {
    String token = peek();
    if (token.equals("(") && depth < MAX_DEPTH) {
      next++;
      Optional<EventExpression> inner = expression(depth + 1);
      if (!peek().equals(")")) {
        return Optional.empty();
      }
      next++;
      return inner;
    }
    return isName(token) ? Optional.of(event()) : Optional.empty();
  }

  private EventExpression event() {
    String name = tokens.get(next++);
    List<String> arguments = new ArrayList<>();
    while (isName(peek())) {
      arguments.add(tokens.get(next++));
    }
    return new EventMatch(name, arguments);
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private static boolean isOperator(String token) {
    return token.equals("and") || token.equals("or");
  }

  private static boolean isName(String token) {
    return !token.isEmpty() && !isOperator(token) && !token.equals("(") && !token.equals(")");
  }
}
