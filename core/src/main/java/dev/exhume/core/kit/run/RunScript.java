package dev.exhume.core.kit.run;

import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.kit.oci.Image;
import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.ContainerPlan.PlannedOption;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of {@code run.sh}: builds the image and runs it, with the reason for each option. */
public final class RunScript {
  private final ServerProfile profile;
  private final String name;
  private final ContainerPlan plan;
  private final List<BuildArgument> arguments;
  private final StringBuilder text = new StringBuilder();

  private RunScript(ServerProfile profile, String name, List<BuildArgument> arguments) {
    this.profile = profile;
    this.name = name;
    this.arguments = List.copyOf(arguments);
    this.plan = profile.container();
  }

  /**
   * Writes the text.
   *
   * @param name of image and container
   * @param isImageThere whether the kit has the image itself, so that nothing is to be built
   * @param arguments that the build takes
   */
  public static String of(
      ServerProfile profile, String name, boolean isImageThere, List<BuildArgument> arguments) {
    RunScript script = new RunScript(profile, name, arguments);
    script.head(isImageThere ? "Loads" : "Builds");
    script.preflight();
    if (isImageThere) {
      script.load();
    } else {
      script.build();
    }
    script.platform();
    if (isImageThere) {
      script.healthCheck();
    }
    script.options();
    script.ports();
    script.volumes();
    script.missing();
    script.oldAddress();
    script.advice();
    script.foot();
    return script.text.toString();
  }

  private void head(String makes) {
    line("#!/bin/sh");
    line(
        "# %s the image of %s and runs it."
            .formatted(makes, comment(profile.host().hostname().orElse(name))));
    line("#");
    line("#   ./run.sh [OPTION...]   further options of \"docker run\", which win over those here");
    line("#");
    line("# IMAGE, NAME     other names for the image and the container");
    line("# DOCKER          another engine: podman");
    line("# PORT_80 etc.    another port, or ADDRESS:PORT, of the host");
    line("# PREFLIGHT=no    leaves out the checks of this host");
    for (BuildArgument argument : arguments) {
      line("# %-15s %s".formatted(argument.name(), argument.meaning()));
    }
    plan.oldAddress()
        .ifPresent(
            address ->
                line(
                    "# KEEP_ADDRESS    yes or no: whether the container gets the old address %s"
                        .formatted(comment(address.address()))));
    line("set -eu");
    line("");
    line("kit=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)");
    line("docker=${DOCKER:-docker}");
    line("image=${IMAGE:-%s}".formatted(name));
    line("name=${NAME:-%s}".formatted(name));
    plan.oldAddress()
        .ifPresent(
            address -> line("keep_address=${KEEP_ADDRESS:-%s}".formatted(yes(address.used()))));
    line("");
  }

  private void preflight() {
    line("# Whether this host can run it is better known before than after.");
    line("if [ \"${PREFLIGHT:-yes}\" != no ] && [ -f \"$kit/preflight.sh\" ]; then");
    line("  NAME=$name sh \"$kit/preflight.sh\" >&2 || exit");
    line("fi");
    line("");
  }

  private void build() {
    if (!arguments.isEmpty()) {
      line("build() {");
      line("  \"$docker\" build \"$@\" \\");
      for (BuildArgument argument : arguments) {
        String variable = argument.name();
        line("    ${%s:+--build-arg} ${%s:+%s} \\".formatted(variable, variable, pair(variable)));
      }
      line("    ${http_proxy:+--build-arg} ${http_proxy:+\"http_proxy=$http_proxy\"} \\");
      line("    -t \"$image\" \"$kit\"");
      line("}");
      line("");
    }
    String build = arguments.isEmpty() ? "\"$docker\" build" : "build";
    String what = arguments.isEmpty() ? " -t \"$image\" \"$kit\"" : "";
    String platform = plan.platform().map(of -> " --platform " + ShellWord.of(of)).orElse("");
    if (plan.healthCheck().isPresent()) {
      line("# Podman keeps the health check only in images of Docker's format.");
      line("case ${docker##*/} in");
      line("  podman*) %s --format docker%s%s ;;".formatted(build, platform, what));
      line("  *) %s%s%s ;;".formatted(build, platform, what));
      line("esac");
    } else {
      line(build + platform + what);
    }
  }

  /** The words {@code "NAME=$NAME"}. */
  private static String pair(String variable) {
    return "\"%s=$%s\"".formatted(variable, variable);
  }

  private void load() {
    line("# The image is here already, under a name that no registry answers to.");
    line("\"$docker\" load -i \"$kit/image.tar\" >&2");
    line("\"$docker\" tag %s \"$image\"".formatted(Image.reference(name)));
  }

  private void platform() {
    plan.platform()
        .ifPresent(
            platform -> {
              line("");
              line("# The server's own architecture, whatever the host's is.");
              line("set -- --platform %s \"$@\"".formatted(ShellWord.of(platform)));
            });
  }

  private void healthCheck() {
    plan.healthCheck()
        .ifPresent(
            check -> {
              line("");
              line("# Podman forgets the health check that is written in an image of this format.");
              line("case ${docker##*/} in");
              line("  podman*)");
              line(
                  "    set -- --health-cmd %s \"$@\""
                      .formatted(ShellWord.of(String.join(" ", HealthCommand.of(check)))));
              line(
                  "    set -- --health-interval %ds --health-timeout %ds \"$@\""
                      .formatted(check.intervalSeconds(), check.timeoutSeconds()));
              line(
                  "    set -- --health-start-period %ds --health-retries %d \"$@\""
                      .formatted(check.startPeriodSeconds(), check.retries()));
              line("    ;;");
              line("esac");
            });
  }

  private void options() {
    String reason = "";
    for (RunOption option : RunOption.of(plan)) {
      if (!option.reason().equals(reason)) {
        reason = option.reason();
        line("");
        line("# %s".formatted(comment(reason)));
      }
      line("set -- %s \"$@\"".formatted(words(option.words())));
    }
    for (PlannedOption option : plan.options()) {
      if (!option.used()) {
        line("");
        line("# Not used: %s".formatted(comment(RunOption.reason(option))));
        line("#   %s".formatted(comment(words(List.of(option.option(), option.value())))));
      }
    }
  }

  private void ports() {
    for (PublishedPort port : PublishedPort.of(profile)) {
      line("");
      line("# %s".formatted(comment(port.reason())));
      line("set -- -p \"%s:%s\" \"$@\"".formatted(port.choice(), port.inside()));
    }
    for (PortRange range : plan.portRanges()) {
      line("");
      line(
          "# %s: %s (%s)"
              .formatted(
                  comment(range.service()),
                  comment(range.reason()),
                  comment(range.evidence().location())));
      String ports = range.first() + "-" + range.last();
      line(
          "set -- -p %s \"$@\""
              .formatted(ShellWord.of(ports + ":" + ports + "/" + range.protocol())));
    }
  }

  private void volumes() {
    for (String directory : plan.volumes()) {
      line("");
      line("# %s".formatted(comment(reason(directory))));
      line("# Data outlives the container, and old databases dislike overlay file systems.");
      line("# The first run fills the volume from the image; remove the volume to start over.");
      line(volume(directory));
    }
    for (DataDirectory directory : plan.dataDirectories()) {
      if (!directory.used()) {
        line("");
        line("# Not used: %s".formatted(comment(VolumeName.reason(directory))));
        line("# Without the next line it lives and dies with the container:");
        line("# " + comment(volume(directory.path())));
      }
    }
  }

  private String reason(String volume) {
    return plan.dataDirectories().stream()
        .filter(directory -> directory.path().equals(volume))
        .findFirst()
        .map(VolumeName::reason)
        .orElse("The container plan asks for it.");
  }

  private static String volume(String directory) {
    return "set -- -v \"$name\"-%s:%s \"$@\""
        .formatted(VolumeName.of(directory), ShellWord.of(directory));
  }

  private void missing() {
    for (Source.Mount mount : profile.source().mounts()) {
      if (mount.status() == MountStatus.MISSING) {
        line("");
        line(
            "# Missing: %s was mounted at %s. With its data at hand add"
                .formatted(comment(mount.device()), comment(mount.mountPoint())));
        line("#   -v /path/of/the/data:%s".formatted(comment(mount.mountPoint())));
      }
    }
  }

  private void oldAddress() {
    Optional<OldAddress> planned = plan.oldAddress();
    if (planned.isEmpty()) {
      return;
    }
    OldAddress address = planned.get();
    line("");
    line("# %s (%s).".formatted(comment(address.reason()), comment(address.evidence().location())));
    line(
        "# A network of its own gives the container that address. The real network of that number");
    line("# cannot be reached from this host then.");
    line("if [ \"$keep_address\" = yes ]; then");
    line("  \"$docker\" network inspect \"$name-network\" >/dev/null 2>&1 ||");
    line(
        "    \"$docker\" network create --subnet %s --gateway %s \"$name-network\" >/dev/null"
            .formatted(ShellWord.of(address.subnet()), ShellWord.of(address.gateway())));
    line(
        "  set -- --network \"$name-network\" --ip %s \"$@\""
            .formatted(ShellWord.of(address.address())));
    line("fi");
  }

  private void advice() {
    for (Advice advice : plan.advice()) {
      line("");
      line("# See to it: %s: %s".formatted(comment(advice.subject()), comment(advice.text())));
    }
  }

  private void foot() {
    line("");
    line("exec \"$docker\" run -d --name \"$name\" \"$@\" \"$image\"");
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  private static String words(List<String> words) {
    return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }

  private static String comment(String value) {
    return ShellWord.oneLine(value);
  }

  private void line(String one) {
    text.append(one).append('\n');
  }
}
