package dev.exhume.core.kit;

import java.util.List;

/** A service was asked for that the server does not have, or that nothing could start. */
public final class NoSuchServiceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Names those that are not there, and those that are.
   *
   * @param names asked for
   * @param startable that could be asked for
   */
  NoSuchServiceException(List<String> names, List<String> startable) {
    super(
        "there is no service %s to start; %s"
            .formatted(
                String.join(", ", names),
                startable.isEmpty()
                    ? "none was found on this server"
                    : "there are " + String.join(", ", startable)));
  }
}
