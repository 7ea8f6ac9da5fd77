package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.analysis.configuration.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An event that a job waits for: {@code runlevel [2345]}, {@code net-device-up IFACE!=lo}.
 *
 * @param arguments patterns of its variables, by their place or by their names
 */
record EventMatch(String name, List<String> arguments) implements EventExpression {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_]\\w*)(!?)=(.*)", Pattern.DOTALL);

  EventMatch {
    arguments = List.copyOf(arguments);
  }

  @Override
  public boolean isMetBy(AwaitedEvents happened) {
    return happened.hasMet(this);
  }

  @Override
  public Stream<EventMatch> events() {
    return Stream.of(this);
  }

  /** Whether an event of this name is the one. */
  boolean matches(BootEvent event) {
    Map<String, String> byName = event.byName();
    int place = 0;
    for (String argument : arguments) {
      Matcher named = NAMED.matcher(argument);
      if (named.matches()) {
        String value = byName.get(named.group(1));
        boolean negated = !named.group(2).isEmpty();
        if (value == null || new Wildcard(named.group(3)).matches(value) == negated) {
          return false;
        }
      } else if (place >= event.variables().size()
          || !new Wildcard(argument).matches(event.variables().get(place++).getValue())) {
        return false;
      }
    }
    return true;
  }
}
