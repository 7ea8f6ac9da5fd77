package dev.exhume.core.kit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.kit.plan.ExposedPorts;
import dev.exhume.core.kit.run.HealthCommand;
import dev.exhume.core.profile.ServerProfile;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of the kit's {@code Dockerfile}. */
final class Dockerfile {
  /** Text that means itself between double quotes, where the builder would expand variables. */
  private static final Pattern LABEL_VALUE = Pattern.compile("[ A-Za-z0-9_./:@%+,=()~-]{1,200}");

  /** The script that the root's archive has in it. */
  static final ImmutableList<String> ENTRYPOINT = ImmutableList.of("/bin/sh", "/entrypoint.sh");

  private Dockerfile() {}

  /**
   * Writes the text.
   *
   * @param rootfs name of the archive with the root
   */
  static String of(ServerProfile profile, String rootfs) {
    StringBuilder text = new StringBuilder();
    text.append("# A rescued server as an image of one layer. RUNBOOK.md tells the whole story.\n");
    text.append("FROM scratch\n\n");
    if (rootfs.endsWith(".zst")) {
      text.append("# Docker 20.10 and older would add this as a file, and not unpack it.\n");
    }
    text.append("ADD %s /\n".formatted(rootfs));
    text.append("COPY entrypoint.sh /entrypoint.sh\n\n");
    String labels = labels(profile);
    if (!labels.isEmpty()) {
      text.append("LABEL").append(labels).append('\n');
    }
    // Some platforms take only the first.
    String ports =
        profile.container().exposedPorts().stream()
            .filter(ExposedPorts::isPort)
            .map(port -> " " + port)
            .collect(Collectors.joining());
    if (!ports.isEmpty()) {
      text.append("EXPOSE").append(ports).append('\n');
    }
    text.append("STOPSIGNAL SIGTERM\n");
    healthCheck(profile).ifPresent(text::append);
    text.append("ENTRYPOINT [\"%s\"]\n".formatted(String.join("\", \"", ENTRYPOINT)));
    return text.toString();
  }

  private static Optional<String> healthCheck(ServerProfile profile) {
    return profile
        .container()
        .healthCheck()
        .map(
            check ->
                "HEALTHCHECK --interval=%ds --timeout=%ds --start-period=%ds --retries=%d CMD [\"%s\"]\n"
                    .formatted(
                        check.intervalSeconds(),
                        check.timeoutSeconds(),
                        check.startPeriodSeconds(),
                        check.retries(),
                        String.join("\", \"", HealthCommand.of(check))));
  }

  /** Where the image comes from, as far as it can be said without a risk. */
  private static String labels(ServerProfile profile) {
    StringBuilder labels = new StringBuilder();
    ImmutableMap.of(
            "dev.exhume.hostname", profile.host().hostname(),
            "dev.exhume.os", profile.os().prettyName(),
            "dev.exhume.version", Optional.of(profile.tool().version()))
        .forEach(
            (name, value) ->
                value
                    .filter(text -> LABEL_VALUE.matcher(text).matches())
                    .ifPresent(text -> labels.append(" %s=\"%s\"".formatted(name, text))));
    return labels.toString();
  }
}
