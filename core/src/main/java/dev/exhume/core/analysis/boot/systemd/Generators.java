package dev.exhume.core.analysis.boot.systemd;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.boot.LocalScript;
import dev.exhume.core.analysis.boot.systemd.unit.Unit.Dependency;
import dev.exhume.core.analysis.boot.systemd.unit.UnitName;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Works out what the generators of the distributions make at boot, from the same files as they: the
 * instances of daemons that have a configuration for each.
 */
final class Generators {
  private static final List<String> FOLDERS =
      List.of("usr/lib/systemd/system-generators", "lib/systemd/system-generators");

  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final int MAX_INSTANCES = 500;

  private final Path root;
  private final Problems problems;
  private final ImmutableListMultimap.Builder<String, Dependency> wants =
      ImmutableListMultimap.builder();

  private Generators(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * What they make.
   *
   * @param scripts of System V, from their own generator
   */
  static Generated run(Path root, SystemVScripts scripts, Problems problems) {
    Generators generators = new Generators(root, problems);
    generators.localCommands();
    if (generators.isThere("postgresql-generator")) {
      generators.postgresClusters();
    }
    if (generators.isThere("openvpn-generator")) {
      generators.tunnels();
    }
    if (generators.isThere("postfix-instance-generator")) {
      generators.wants.put(
          "postfix.service",
          new Dependency("postfix@-.service", root.resolve("etc/postfix/main.cf")));
    }
    FstabMounts mounts = FstabMounts.read(root, problems);
    generators.wants.putAll(mounts.wants());
    generators.wants.putAll(scripts.wants());
    return new Generated(generators.wants.build(), scripts.byUnit(), mounts.names());
  }

  /**
   * The script of local commands starts if it may be executed. That it may not is worth telling
   * where it has commands, which its unit's condition then does.
   */
  private void localCommands() {
    List<Path> scripts =
        Stream.of("etc/rc.d/rc.local", "etc/rc.local")
            .map(root::resolve)
            .filter(Files::isRegularFile)
            .toList();
    scripts.stream()
        .filter(this::isExecutable)
        .findFirst()
        .or(
            () ->
                LocalScript.commands(root, "rc.local", problems).isEmpty()
                    ? Optional.empty()
                    : scripts.stream().findFirst())
        .ifPresent(
            script -> wants.put("multi-user.target", new Dependency("rc-local.service", script)));
  }

  /** Debian's: a cluster for each {@code /etc/postgresql/VERSION/NAME}, unless switched off. */
  private void postgresClusters() {
    FilePattern.expand(root, "/etc/postgresql/*/*/postgresql.conf", problems).stream()
        .limit(MAX_INSTANCES)
        .filter(file -> startsByItself(file.resolveSibling("start.conf")))
        .forEach(
            file -> {
              Path cluster = Objects.requireNonNull(file.getParent());
              Path version = Objects.requireNonNull(cluster.getParent());
              want(
                  "postgresql.service",
                  "postgresql@%s-%s.service"
                      .formatted(version.getFileName(), cluster.getFileName()),
                  file);
            });
  }

  private boolean startsByItself(Path startConf) {
    return TextFile.read(startConf, problems)
        .flatMap(TextFile::firstMeaningfulLine)
        .map(line -> line.stripped().startsWith("auto"))
        .orElse(true);
  }

  /** A tunnel for each {@code /etc/openvpn/NAME.conf}, or for those that are listed. */
  private void tunnels() {
    String listed =
        ShellVariables.read(root.resolve("etc/default/openvpn"), problems)
            .value("AUTOSTART")
            .orElse("all");
    List<String> names = WORDS.splitToList(listed);
    Folder.files(root.resolve("etc/openvpn"), problems).stream()
        .limit(MAX_INSTANCES)
        .filter(file -> file.toString().endsWith(".conf"))
        .forEach(
            file -> {
              String fileName = file.getFileName().toString();
              String name = fileName.substring(0, fileName.length() - ".conf".length());
              if (!listed.equals("none") && (listed.equals("all") || names.contains(name))) {
                want("openvpn.service", "openvpn@%s.service".formatted(name), file);
              }
            });
  }

  private void want(String wanting, String wanted, Path reason) {
    if (UnitName.parse(wanted).isPresent()) {
      wants.put(wanting, new Dependency(wanted, reason));
    }
  }

  private boolean isThere(String generator) {
    return FOLDERS.stream()
        .map(folder -> root.resolve(folder).resolve(generator))
        .anyMatch(Files::exists);
  }

  private boolean isExecutable(Path file) {
    try {
      return ExecuteBits.isAnySet(file);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return false;
    }
  }
}
