package dev.exhume.core.analysis.boot.openrc;

import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.sysv.StartScript;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** The scripts of OpenRC as services among the others. */
final class ScriptService {
  private static final String MANAGER = "openrc";
  private static final String SCRIPTS = "etc/init.d";

  /** Where the versions keep the file by which they know that they booted. */
  private static final String PRETEND_BOOT =
      "for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do"
          + " mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec \"$@\"";

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  ScriptService(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /**
   * The services of links, and those without a link that their scripts need.
   *
   * @param running names of those that started before
   */
  Map<String, Described> with(Map<String, Path> links, Set<String> running) {
    Map<String, Described> found = new LinkedHashMap<>();
    Queue<Dependencies.Named> needed = new ArrayDeque<>();
    links.forEach(
        (name, link) -> {
          Described service = linked(name, link);
          found.put(name, service);
          needed.addAll(service.dependencies().of(Dependencies.NEED));
        });
    Set<String> provided = new HashSet<>(running);
    found
        .values()
        .forEach(
            service -> service.dependencies().of("provide").forEach(p -> provided.add(p.name())));
    while (!needed.isEmpty()) {
      Dependencies.Named next = needed.remove();
      Path script = root.resolve(SCRIPTS).resolve(next.name());
      if (!provided.contains(next.name())
          && !found.containsKey(next.name())
          && Files.isRegularFile(script)) {
        Described service =
            described(next.name(), script, next.line().evidence(), Optional.empty());
        found.put(next.name(), service);
        needed.addAll(service.dependencies().of(Dependencies.NEED));
      }
    }
    return found;
  }

  private Described linked(String name, Path link) {
    Path script = root.resolve(SCRIPTS).resolve(name);
    if (Files.isRegularFile(script)) {
      return described(name, script, Evidence.file(link.toString()), Optional.of(link));
    }
    if (Files.isRegularFile(link)) {
      return described(name, link, Evidence.file(link.toString()), Optional.of(link));
    }
    problems.add(link, "starts nothing: there is no such script in /etc/init.d");
    return new Described(
        BootServiceBuilder.service(name, MANAGER, Evidence.file(link.toString()))
            .link(link)
            .heldBack(Optional.of("there is no script /etc/init.d/" + name))
            .build(),
        new Dependencies(ImmutableListMultimap.of()));
  }

  private Described described(String name, Path script, Evidence evidence, Optional<Path> link) {
    StartScript start = StartScript.read(root, script, problems);
    BootServiceBuilder service =
        BootServiceBuilder.service(name, MANAGER, evidence)
            .script(script)
            .owner(ownership.ownerOf(owned(script)))
            .header(start.header())
            .heldBack(
                start.executable()
                    ? start.heldBack()
                    : Optional.of("its script may not be executed"))
            .command(command(script));
    link.ifPresent(service::link);
    return new Described(service.build(), Dependencies.read(root, script, problems));
  }

  /** Gentoo's {@code net.eth0} is a link to the script that the package owns. */
  private Path owned(Path script) {
    try {
      return Files.isSymbolicLink(script) ? script.toRealPath() : script;
    } catch (IOException e) {
      problems.unreadable(script, e);
      return script;
    }
  }

  /** OpenRC's own scripts refuse to run where OpenRC did not boot, and start what they need. */
  private Optional<ServiceCommand> command(Path script) {
    boolean ofOpenRc =
        TextFile.readStart(script, 1, problems).stream()
            .flatMap(text -> text.lines().stream().limit(1))
            .anyMatch(line -> line.text().matches("#!\\s*/\\S*/(?:runscript|openrc-run)\\b.*"));
    boolean isNew =
        Stream.of("lib/rc", "lib64/rc", "libexec/rc", "usr/libexec/rc")
            .anyMatch(
                directory -> Files.exists(root.resolve(directory), LinkOption.NOFOLLOW_LINKS));
    if (!ofOpenRc) {
      return Optional.empty();
    }
    List<String> start =
        isNew
            ? List.of("/bin/sh", "-c", PRETEND_BOOT, "sh", script.toString(), "--nodeps", "start")
            : List.of("/bin/sh", "-c", PRETEND_BOOT, "sh", script.toString(), "start");
    return Optional.of(ServiceCommand.of(ServiceCommand.Step.of(start)));
  }

  /** A service with what it says of others. */
  record Described(BootService service, Dependencies dependencies) {}
}
