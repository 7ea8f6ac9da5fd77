package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the machine that the server's programs were built for. */
final class ArchitectureDetector {
  /** Programs that every server has, and whose package follows the userland. */
  private static final List<String> PROGRAMS =
      List.of("bin/bash", "bin/ls", "bin/echo", "bin/rm", "bin/sh", "bin/busybox", "sbin/init");

  /** Where any program will do. */
  private static final List<String> DIRECTORIES =
      List.of("bin", "usr/bin", "sbin", "usr/sbin", "lib");

  private static final int MAX_PROGRAMS = 500;

  private ArchitectureDetector() {}

  /** The architecture of the userland; that of the kernel may be wider. */
  static Optional<Architecture> detect(Path root, Problems problems) {
    Stream<Path> named = PROGRAMS.stream().map(root::resolve).filter(Files::isRegularFile);
    Stream<Path> any =
        DIRECTORIES.stream()
            .flatMap(directory -> Folder.files(root.resolve(directory), problems).stream());
    return Stream.concat(named, any)
        .limit(MAX_PROGRAMS)
        .flatMap(program -> header(program, problems).map(of -> new Program(program, of)).stream())
        .findFirst()
        .flatMap(program -> architecture(program, problems));
  }

  private static Optional<ElfHeader> header(Path program, Problems problems) {
    try {
      return ElfHeader.read(program);
    } catch (IOException e) {
      problems.unreadable(program, e);
      return Optional.empty();
    }
  }

  private static Optional<Architecture> architecture(Program program, Problems problems) {
    Optional<Architecture> architecture = Architecture.of(program.header());
    if (architecture.isEmpty()) {
      problems.add(
          program.path(),
          "is built for an unknown machine, number %d".formatted(program.header().machine()));
    }
    architecture
        .filter(known -> known.platform().isEmpty())
        .ifPresent(
            known ->
                problems.add(
                    program.path(),
                    "is built for %s, for which Docker has no platform: a container needs an emulator"
                        .formatted(known.name())));
    return architecture;
  }

  private record Program(Path path, ElfHeader header) {}
}
