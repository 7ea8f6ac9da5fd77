package dev.exhume.core.analysis.boot.upstart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A condition of events: {@code (filesystem and net-device-up IFACE=lo) or runlevel 1}. */
sealed interface EventExpression permits EventMatch, EventExpression.Both, EventExpression.Either {
  /** Whether all that it asks for has happened. */
  boolean isMetBy(AwaitedEvents happened);

  /** The events in it. */
  Stream<EventMatch> events();

  /** Reads a condition from its words; empty when it is none. */
  static Optional<EventExpression> parse(String text) {
    return EventParser.parse(text);
  }

  /** Any of several conditions. */
  static Optional<EventExpression> any(List<EventExpression> conditions) {
    return conditions.stream().reduce(Either::new);
  }

  /** Two conditions that both have to be met, at whatever time. */
  record Both(EventExpression first, EventExpression second) implements EventExpression {
    @Override
    public boolean isMetBy(AwaitedEvents happened) {
      return first.isMetBy(happened) && second.isMetBy(happened);
    }

    @Override
    public Stream<EventMatch> events() {
      return Stream.concat(first.events(), second.events());
    }
  }

  /** Two conditions of which one is enough. */
  record Either(EventExpression first, EventExpression second) implements EventExpression {
    @Override
    public boolean isMetBy(AwaitedEvents happened) {
      return first.isMetBy(happened) || second.isMetBy(happened);
    }

    @Override
    public Stream<EventMatch> events() {
      return Stream.concat(first.events(), second.events());
    }
  }
}
