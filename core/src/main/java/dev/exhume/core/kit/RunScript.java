package dev.exhume.core.kit;

import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of {@code run.sh}: builds the image and runs it, with the reason for each option. */
final class RunScript {
  private static final String DATABASE = "database";

  /** Where servlet containers take requests from a web server, and believe it all it says. */
  private static final String AJP = "8009";

  private final ServerProfile profile;
  private final ContainerPlan plan;
  private final StringBuilder text = new StringBuilder();

  private RunScript(ServerProfile profile) {
    this.profile = profile;
    this.plan = profile.container();
  }

  static String of(ServerProfile profile) {
    RunScript script = new RunScript(profile);
    script.head();
    script.plan.runOptions().stream().findAny().ifPresent(any -> script.options());
    script.ports();
    script.volumes();
    script.missing();
    script.security();
    script.foot();
    return script.text.toString();
  }

  private void head() {
    String name = ImageName.of(profile);
    line("#!/bin/sh");
    line(
        "# Builds the image of %s and runs it."
            .formatted(comment(profile.host().hostname().orElse(name))));
    line("#");
    line("#   ./run.sh [OPTION...]   further options of \"docker run\", which win over those here");
    line("#");
    line("# IMAGE, NAME     other names for the image and the container");
    line("# DOCKER          another engine: podman");
    line("# PORT_80 etc.    another port, or ADDRESS:PORT, of the host");
    line("set -eu");
    line("");
    line("kit=$(CDPATH='' cd -- \"$(dirname -- \"$0\")\" && pwd)");
    line("docker=${DOCKER:-docker}");
    line("image=${IMAGE:-%s}".formatted(name));
    line("name=${NAME:-%s}".formatted(name));
    line("");
    String platform =
        plan.platform().map(of -> "--platform %s ".formatted(ShellWord.of(of))).orElse("");
    line("\"$docker\" build %s-t \"$image\" \"$kit\"".formatted(platform));
    if (!platform.isEmpty()) {
      line("");
      line("# The server's own architecture, whatever the host's is.");
      line("set -- %s\"$@\"".formatted(platform));
    }
  }

  private void options() {
    String reason = "";
    for (RunOption option : RunOption.parse(plan.runOptions())) {
      if (!option.reason().equals(reason)) {
        reason = option.reason();
        line("");
        line("# %s".formatted(reason));
      }
      line("set -- %s \"$@\"".formatted(words(option.words())));
    }
  }

  private void ports() {
    Set<Integer> databasePorts =
        profile.services().stream()
            .filter(service -> service.category().filter(DATABASE::equals).isPresent())
            .map(Service::ports)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    for (String port : plan.exposedPorts().stream().filter(ExposedPorts::isPort).toList()) {
      String number = port.substring(0, port.indexOf('/'));
      String protocol = port.substring(port.indexOf('/') + 1);
      boolean database = databasePorts.contains(Integer.valueOf(number));
      line("");
      line("# %s".formatted(portReason(Integer.parseInt(number), protocol, database)));
      line(
          "set -- -p \"${PORT_%s:-%s%s}:%s\" \"$@\""
              .formatted(number, database || number.equals(AJP) ? "127.0.0.1:" : "", number, port));
    }
  }

  private String portReason(int number, String protocol, boolean database) {
    String service =
        profile.ports().stream()
            .filter(port -> port.port() == number && port.protocol().equals(protocol))
            .flatMap(port -> port.service().stream())
            .findFirst()
            .map(RunScript::comment)
            .orElse("a service");
    if (number == Integer.parseInt(AJP)) {
      return service + " listens here; its AJP is for a web server on this host only.";
    }
    return database
        ? service + " listens here; only this host may ask a database with old holes."
        : service + " listens here.";
  }

  private void volumes() {
    for (String directory : plan.volumes()) {
      line("");
      line("# Data outlives the container, and old databases dislike overlay file systems.");
      line("# The first run fills the volume from the image; remove the volume to start over.");
      line(
          "set -- -v \"$name\"-%s:%s \"$@\""
              .formatted(
                  directory.substring(1).replaceAll("[^A-Za-z0-9_.-]", "-"),
                  ShellWord.of(directory)));
    }
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

  private void security() {
    boolean oldRedHat =
        profile.os().family().filter("rhel"::equals).isPresent()
            && profile
                .os()
                .version()
                .filter(version -> Versions.isBefore(version, "6"))
                .isPresent();
    if (oldRedHat) {
      line("");
      line(
          "# On a host that enforces SELinux, programs of this age take the policy for their own:");
      line("# if cron jobs or useradd fail there, add");
      line("#   --security-opt label=disable");
    }
  }

  private void foot() {
    line("");
    line("exec \"$docker\" run -d --name \"$name\" \"$@\" \"$image\"");
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
