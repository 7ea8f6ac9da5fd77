package dev.exhume.vm;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A descriptor of several machines, of which none was chosen, or one that it does not have. */
public final class MachineChoiceException extends IOException {
  private static final long serialVersionUID = 1;

  /** More make a message that nobody reads. */
  private static final int MAX_SHOWN = 20;

  private final List<String> names;

  /**
   * @param place the descriptor
   * @param names by which its machines can be chosen
   * @param chosen the name that was asked for, if one was
   */
  public MachineChoiceException(String place, List<String> names, Optional<String> chosen) {
    super(message(place, names, chosen));
    this.names = List.copyOf(names);
  }

  private static String message(String place, List<String> names, Optional<String> chosen) {
    String shown =
        names.stream()
            .limit(MAX_SHOWN)
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    String all = names.size() > MAX_SHOWN ? shown + ", …" : shown;
    return chosen
        .map(name -> "%s holds no machine \"%s\", but %s".formatted(place, name, all))
        .orElse("%s holds %d machines: %s".formatted(place, names.size(), all));
  }

  /** By which the machines can be chosen. */
  public List<String> names() {
    return names;
  }
}
