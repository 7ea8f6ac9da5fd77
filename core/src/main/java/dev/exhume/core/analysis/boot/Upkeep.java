package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an init system does with a service that runs.
 *
 * @param stop what stops it, one after the other; empty for a signal alone
 * @param signal that asks it to end, without {@code SIG}; empty for {@code TERM}
 * @param restart what is done when it dies
 */
public record Upkeep(List<Step> stop, Optional<String> signal, Optional<Service.Restart> restart) {
  private static final Pattern SIGNAL = Pattern.compile("(?:SIG)?([A-Z][A-Z0-9]{1,9})");
  private static final String USUAL = "TERM";

  /** It is stopped by TERM, and stays dead. */
  public static final Upkeep NONE = new Upkeep(List.of(), Optional.empty(), Optional.empty());

  public Upkeep {
    stop = List.copyOf(stop);
    signal =
        signal
            .map(SIGNAL::matcher)
            .filter(name -> name.matches())
            .map(name -> name.group(1))
            .filter(name -> !name.equals(USUAL));
  }
}
