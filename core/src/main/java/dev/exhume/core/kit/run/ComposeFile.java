package dev.exhume.core.kit.run;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.ContainerPlan.HealthCheck;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.ContainerPlan.PlannedOption;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of {@code compose.yaml}: the same as {@code run.sh}, as a compose project. */
public final class ComposeFile {
  /** Options of {@code docker run}, and the lists that compose has for them. */
  private static final ImmutableMap<String, String> LISTS =
      ImmutableMap.of(
          "--add-host", "extra_hosts",
          "--cap-add", "cap_add",
          "--device", "devices",
          "--security-opt", "security_opt",
          "-e", "environment",
          "--env", "environment");

  private static final ImmutableMap<String, String> VALUES =
      ImmutableMap.of(
          "--hostname", "hostname",
          "--shm-size", "shm_size",
          "--mac-address", "mac_address",
          "--network", "network_mode");

  /** Not the name of the server, which YAML could take for a number. */
  private static final String SERVICE = "server";

  private static final int KEY = 4;
  private static final int ITEM = 6;

  private final ServerProfile profile;
  private final ContainerPlan plan;
  private final String name;
  private final YamlText text = new YamlText();

  private final List<BuildArgument> arguments;

  private ComposeFile(ServerProfile profile, String name, List<BuildArgument> arguments) {
    this.arguments = List.copyOf(arguments);
    this.profile = profile;
    this.plan = profile.container();
    this.name = name;
  }

  /**
   * Writes the text.
   *
   * @param name of service, image and container
   * @param arguments that the build takes
   */
  public static String of(ServerProfile profile, String name, List<BuildArgument> arguments) {
    ComposeFile file = new ComposeFile(profile, name, arguments);
    file.head();
    file.options();
    file.ports();
    file.volumes();
    file.healthCheck();
    file.network();
    file.foot();
    return file.text.toString();
  }

  private void head() {
    text.comment(
        0, "Builds the image of %s and runs it.".formatted(profile.host().hostname().orElse(name)));
    text.comment(0, "");
    text.comment(0, "  ./preflight.sh         whether this host can run it");
    text.comment(
        0, "  docker compose up -d   the same as ./run.sh, with the same image, name and volumes");
    text.comment(0, "");
    text.comment(0, "IMAGE, NAME     other names for the image and the container");
    text.comment(0, "PORT_80 etc.    another port, or ADDRESS:PORT, of the host");
    for (Advice advice : plan.advice()) {
      text.comment(0, "See to it: %s: %s".formatted(advice.subject(), advice.text()));
    }
    text.open(0, "services");
    text.open(2, SERVICE);
    text.entry(KEY, "image", "${IMAGE:-%s}".formatted(name));
    build();
    text.entry(KEY, "container_name", "${NAME:-%s}".formatted(name));
    plan.platform()
        .ifPresent(
            platform -> {
              text.comment(KEY, "The server's own architecture, whatever the host's is.");
              text.entry(KEY, "platform", plain(platform));
            });
  }

  private void build() {
    if (arguments.isEmpty()) {
      text.entry(KEY, "build", ".");
      return;
    }
    text.open(KEY, "build");
    text.entry(ITEM, "context", ".");
    text.open(ITEM, "args");
    for (BuildArgument argument : arguments) {
      text.comment(ITEM + 2, "%s: %s".formatted(argument.name(), argument.meaning()));
      text.entry(
          ITEM + 2, argument.name(), "${%s:-%s}".formatted(argument.name(), argument.value()));
    }
  }

  private void options() {
    Map<String, List<RunOption>> lists = new LinkedHashMap<>();
    List<RunOption> limits = new ArrayList<>();
    List<RunOption> sysctls = new ArrayList<>();
    for (RunOption option : RunOption.of(plan)) {
      String key = option.words().get(0);
      if (option.words().size() != 2) {
        leftOut(option);
      } else if (key.equals("--ulimit")) {
        limits.add(option);
      } else if (key.equals("--sysctl")) {
        sysctls.add(option);
      } else if (key.equals("--stop-timeout")) {
        text.comment(KEY, option.reason());
        text.entry(KEY, "stop_grace_period", plain(option.words().get(1) + "s"));
      } else if (VALUES.containsKey(key)) {
        text.comment(KEY, option.reason());
        text.entry(KEY, VALUES.getOrDefault(key, key), plain(option.words().get(1)));
      } else if (LISTS.containsKey(key)) {
        lists.computeIfAbsent(LISTS.getOrDefault(key, key), any -> new ArrayList<>()).add(option);
      } else {
        leftOut(option);
      }
    }
    limits(limits);
    sysctls(sysctls);
    lists.forEach(
        (key, options) -> {
          text.open(KEY, key);
          for (RunOption option : options) {
            text.comment(ITEM, option.reason());
            text.element(ITEM, plain(option.words().get(1)));
          }
        });
    for (PlannedOption option : plan.options()) {
      if (!option.used()) {
        text.comment(KEY, "Not used: " + RunOption.reason(option));
        if (LISTS.containsKey(option.option())) {
          text.commentedEntry(
              KEY, LISTS.getOrDefault(option.option(), ""), List.of(plain(option.value())));
        } else {
          text.comment(KEY, "  %s %s".formatted(option.option(), option.value()));
        }
      }
    }
  }

  private void leftOut(RunOption option) {
    text.comment(KEY, "Of run.sh, but unknown here: " + String.join(" ", option.words()));
  }

  private void limits(List<RunOption> options) {
    if (options.isEmpty()) {
      return;
    }
    text.open(KEY, "ulimits");
    for (RunOption option : options) {
      String value = option.words().get(1);
      int equals = value.indexOf('=');
      int colon = value.indexOf(':', equals + 1);
      Optional<Long> soft = number(value, equals + 1, colon < 0 ? value.length() : colon);
      Optional<Long> hard = number(value, colon < 0 ? equals + 1 : colon + 1, value.length());
      if (equals < 1 || soft.isEmpty() || hard.isEmpty()) {
        text.comment(ITEM, "Of run.sh, but unknown here: " + value);
        continue;
      }
      text.comment(ITEM, option.reason());
      Map<String, Long> both = new LinkedHashMap<>();
      both.put("soft", soft.get());
      both.put("hard", hard.get());
      text.entry(ITEM, plain(value.substring(0, equals)), both);
    }
  }

  private static Optional<Long> number(String text, int from, int to) {
    String digits = text.substring(from, to);
    return digits.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private void sysctls(List<RunOption> options) {
    if (options.isEmpty()) {
      return;
    }
    text.open(KEY, "sysctls");
    for (RunOption option : options) {
      text.comment(ITEM, option.reason());
      text.element(ITEM, plain(option.words().get(1)));
    }
  }

  private void ports() {
    List<PublishedPort> ports = PublishedPort.of(profile);
    if (ports.isEmpty() && plan.portRanges().isEmpty()) {
      return;
    }
    text.open(KEY, "ports");
    for (PublishedPort port : ports) {
      text.comment(ITEM, port.reason());
      text.element(ITEM, port.choice() + ":" + port.inside());
    }
    for (PortRange range : plan.portRanges()) {
      text.comment(ITEM, range.service() + ": " + range.reason());
      String both = range.first() + "-" + range.last();
      text.element(ITEM, plain(both + ":" + both + "/" + range.protocol()));
    }
  }

  private void volumes() {
    List<DataDirectory> proposed =
        plan.dataDirectories().stream().filter(directory -> !directory.used()).toList();
    List<Source.Mount> missing =
        profile.source().mounts().stream()
            .filter(mount -> mount.status() == MountStatus.MISSING)
            .toList();
    if (!plan.volumes().isEmpty()) {
      text.open(KEY, "volumes");
    } else if (!proposed.isEmpty() || !missing.isEmpty()) {
      text.comment(KEY, "volumes:");
    }
    for (String directory : plan.volumes()) {
      plan.dataDirectories().stream()
          .filter(data -> data.path().equals(directory))
          .findFirst()
          .ifPresent(data -> text.comment(ITEM, VolumeName.reason(data)));
      text.element(ITEM, VolumeName.of(directory) + ":" + plain(directory));
    }
    for (DataDirectory directory : proposed) {
      text.comment(ITEM, "Not used: " + VolumeName.reason(directory));
      text.commentedElement(ITEM, VolumeName.of(directory.path()) + ":" + plain(directory.path()));
    }
    for (Source.Mount mount : missing) {
      text.comment(
          ITEM, "Missing: %s was mounted at %s.".formatted(mount.device(), mount.mountPoint()));
      text.commentedElement(ITEM, "/path/of/the/data:" + plain(mount.mountPoint()));
    }
  }

  private void healthCheck() {
    plan.healthCheck()
        .ifPresent(
            check -> {
              text.comment(KEY, "Healthy as soon as all of these sockets are open.");
              text.entry(KEY, "healthcheck", of(check));
            });
  }

  private static Map<String, Object> of(HealthCheck check) {
    Map<String, Object> entries = new LinkedHashMap<>();
    List<String> test = new ArrayList<>(List.of("CMD"));
    HealthCommand.of(check).forEach(word -> test.add(plain(word)));
    entries.put("test", test);
    entries.put("interval", check.intervalSeconds() + "s");
    entries.put("timeout", check.timeoutSeconds() + "s");
    entries.put("start_period", check.startPeriodSeconds() + "s");
    entries.put("retries", check.retries());
    return entries;
  }

  private void network() {
    Optional<OldAddress> planned = plan.oldAddress();
    if (planned.isEmpty()) {
      return;
    }
    OldAddress address = planned.get();
    text.comment(KEY, address.reason() + ".");
    Map<String, Object> networks = Map.of("old", Map.of("ipv4_address", plain(address.address())));
    if (address.used()) {
      text.entry(KEY, "networks", networks);
    } else {
      text.comment(KEY, "With these lines, and those of the network below, it gets that address.");
      text.commentedEntry(KEY, "networks", networks);
    }
  }

  private void foot() {
    if (!plan.volumes().isEmpty()) {
      text.blank();
      text.comment(0, "The first run fills them from the image; remove one to start over.");
      text.open(0, "volumes");
      for (String directory : plan.volumes()) {
        text.entry(
            2,
            VolumeName.of(directory),
            Map.of("name", "${NAME:-%s}-%s".formatted(name, VolumeName.of(directory))));
      }
    }
    plan.oldAddress()
        .ifPresent(
            address -> {
              Map<String, Object> pool = new LinkedHashMap<>();
              pool.put("subnet", plain(address.subnet()));
              pool.put("gateway", plain(address.gateway()));
              Map<String, Object> networks =
                  Map.of("old", Map.of("ipam", Map.of("config", List.of(pool))));
              text.blank();
              text.comment(
                  0, "The real network of that number cannot be reached from this host then.");
              if (address.used()) {
                text.entry(0, "networks", networks);
              } else {
                text.commentedEntry(0, "networks", networks);
              }
            });
  }

  /** Text in which compose replaces nothing. */
  private static String plain(String value) {
    return value.replace("$", "$$");
  }
}
