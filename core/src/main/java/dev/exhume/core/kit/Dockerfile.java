package dev.exhume.core.kit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.kit.plan.ExposedPorts;
import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.kit.run.HealthCommand;
import dev.exhume.core.profile.ServerProfile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of the kit's {@code Dockerfile}. */
final class Dockerfile {
  /** Text that means itself between double quotes, where the builder would expand variables. */
  private static final Pattern LABEL_VALUE = Pattern.compile("[ A-Za-z0-9_./:@%+,=()~-]{1,200}");

  /** The script that the root's archive has in it. */
  static final ImmutableList<String> ENTRYPOINT = ImmutableList.of("/bin/sh", "/entrypoint.sh");

  private static final String BASE = "BASE";

  private Dockerfile() {}

  /**
   * The text for a whole root.
   *
   * @param rootfs name of the archive with the root
   */
  static String ofRoot(ServerProfile profile, String rootfs) {
    return """
        # A rescued server as an image of one layer. RUNBOOK.md tells the whole story.
        FROM scratch

        %sADD %s /
        COPY entrypoint.sh /entrypoint.sh

        """
            .formatted(unpacking(rootfs), rootfs)
        + foot(profile);
  }

  /**
   * The text for a server that is built anew.
   *
   * @param first name of the archive that comes before the packages
   * @param install name of the script that installs them
   * @param list name of the file that names them
   * @param overlay name of the archive that comes over them
   */
  static String ofPackages(
      ServerProfile profile,
      List<BuildArgument> arguments,
      String first,
      String install,
      String list,
      String overlay) {
    StringBuilder text = new StringBuilder();
    text.append(
        "# A server built anew from the packages of its distribution's archive, with its\n");
    text.append("# own configuration and data over them. RUNBOOK.md tells the whole story.\n");
    for (BuildArgument argument : arguments) {
      if (argument.name().equals(BASE)) {
        text.append("# %s: %s\n".formatted(argument.name(), argument.meaning()));
        text.append(argument(argument));
        text.append("FROM ${%s}\n\n".formatted(BASE));
      }
    }
    for (BuildArgument argument : arguments) {
      if (!argument.name().equals(BASE)) {
        text.append("# %s: %s\n".formatted(argument.name(), argument.meaning()));
        text.append(argument(argument));
      }
    }
    text.append("\n# Whose the files are has to be known before packages make accounts.\n");
    text.append(unpacking(first));
    text.append("ADD %s /\n".formatted(first));
    text.append("COPY %s %s /exhume/\n".formatted(install, list));
    text.append("RUN /bin/sh /exhume/%s /exhume/%s\n\n".formatted(install, list));
    text.append("ADD %s /\n".formatted(overlay));
    text.append("COPY entrypoint.sh /entrypoint.sh\n\n");
    return text + foot(profile);
  }

  private static String argument(BuildArgument argument) {
    return "ARG %s=%s\n".formatted(argument.name(), argument.value());
  }

  private static String unpacking(String archive) {
    return archive.endsWith(".zst")
        ? "# Docker 20.10 and older would add this as a file, and not unpack it.\n"
        : "";
  }

  /** What the image says of itself, and how it is started. */
  private static String foot(ServerProfile profile) {
    StringBuilder text = new StringBuilder();
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
