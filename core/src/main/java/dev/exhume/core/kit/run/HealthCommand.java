package dev.exhume.core.kit.run;

import dev.exhume.core.profile.ContainerPlan.HealthCheck;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command that tells in the container whether it is healthy. */
public final class HealthCommand {
  private static final Pattern SOCKET =
      Pattern.compile("[A-Za-z0-9_@.:-]{1,64}=[1-9]\\d{0,4}/(?:tcp|udp)");

  private HealthCommand() {}

  /** The words of the command; plans can be made by others, so what is no socket is left out. */
  public static List<String> of(HealthCheck check) {
    return Stream.concat(
            Stream.of("/bin/sh", "/entrypoint.sh", "--health"),
            check.sockets().stream().filter(socket -> SOCKET.matcher(socket).matches()))
        .toList();
  }
}
