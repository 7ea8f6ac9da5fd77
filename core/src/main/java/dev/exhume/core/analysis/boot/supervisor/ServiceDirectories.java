package dev.exhume.core.analysis.boot.supervisor;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directories of daemontools and runit: each directory in them is a service that a script
 * called {@code run} is, unless a file called {@code down} holds it back.
 */
final class ServiceDirectories {
  private static final List<String> PLACES =
      List.of("service", "etc/service", "var/service", "etc/runit/runsvdir/default");

  private ServiceDirectories() {}

  static List<BootService> services(Path root, Ownership ownership, Problems problems) {
    List<BootService> services = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (String place : PLACES) {
      Path directory = root.resolve(place);
      if (Files.isDirectory(directory) && seen.add(realPath(directory, problems))) {
        for (Path service : Folder.directories(directory, problems)) {
          String name = service.getFileName().toString();
          if (!name.startsWith(".") && Files.isRegularFile(service.resolve("run"))) {
            services.add(service(root, name, service, ownership, problems));
          }
        }
      }
    }
    return services;
  }

  private static BootService service(
      Path root, String name, Path directory, Ownership ownership, Problems problems) {
    Path run = directory.resolve("run");
    Path down = directory.resolve("down");
    return BootServiceBuilder.service(name, manager(root), Evidence.file(run.toString()))
        .script(run)
        .owner(ownership.ownerOf(realPath(directory, problems).resolve("run")))
        .heldBack(Files.exists(down) ? Optional.of("there is a file " + down) : Optional.empty())
        .command(
            Optional.of(
                ServiceCommand.foreground(
                    ServiceCommand.Step.of(List.of(run.toString())),
                    Optional.of(directory.toString()))))
        .build();
  }

  private static String manager(Path root) {
    boolean isRunit =
        Files.isDirectory(root.resolve("etc/runit"))
            || Files.exists(root.resolve("usr/bin/runsvdir"))
            || Files.exists(root.resolve("usr/sbin/runsvdir"))
            || Files.exists(root.resolve("sbin/runsvdir"));
    return isRunit ? "runit" : "daemontools";
  }

  private static Path realPath(Path directory, Problems problems) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return directory;
    }
  }
}
