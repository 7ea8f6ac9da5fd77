package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.analysis.boot.InitSystem;
import dev.exhume.core.analysis.bootloader.KernelArguments;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The runlevel that the machine came up in.
 *
 * @param evidence the line that says so; empty when it is the distribution's usual one
 */
record DefaultRunlevel(String level, Optional<Evidence> evidence) {
  private static final String MULTI_USER = "12345";

  static DefaultRunlevel of(
      Path root,
      Optional<InitSystem> initSystem,
      Optional<StartLayout> layout,
      Optional<Inittab> inittab,
      Problems problems) {
    String usual = layout.map(StartLayout::defaultRunlevel).orElse("3");
    Optional<DefaultRunlevel> asked = ofKernel(root, problems);
    if (asked.isPresent()) {
      return asked.get();
    }
    Optional<Inittab.Entry> entry = inittab.flatMap(Inittab::initdefault);
    if (entry.isPresent()) {
      return said(root, entry.get(), usual, problems);
    }
    if (initSystem.filter(InitSystem.UPSTART::equals).isPresent()) {
      Optional<DefaultRunlevel> ofUpstart = UpstartRunlevel.read(root, problems);
      if (ofUpstart.isPresent()) {
        return ofUpstart.get();
      }
    }
    if (layout.isPresent() && initSystem.filter(DefaultRunlevel::hasOwnTable).isEmpty()) {
      String lack = inittab.isPresent() ? "has no initdefault line" : "is not there";
      problems.add(root.resolve("etc/inittab"), lack + "; runlevel " + usual + " was assumed");
    }
    return new DefaultRunlevel(usual, Optional.empty());
  }

  /** What the boot loader's default entry asks for counts more than any file. */
  private static Optional<DefaultRunlevel> ofKernel(Path root, Problems problems) {
    KernelArguments arguments = KernelArguments.of(root, problems);
    Optional<String> level = arguments.runlevel();
    if (level.filter(asked -> !MULTI_USER.contains(asked)).isPresent()) {
      problems.add(
          root.resolve(arguments.evidence().orElseThrow().path()),
          "starts runlevel %s by default, in which no server serves (%s); it was passed over"
              .formatted(level.orElse(""), arguments.location()));
      return Optional.empty();
    }
    return level.map(asked -> new DefaultRunlevel(asked, arguments.evidence()));
  }

  /** Init takes the highest of several levels. */
  private static DefaultRunlevel said(
      Path root, Inittab.Entry entry, String usual, Problems problems) {
    int highest = entry.runlevels().chars().max().orElse('?');
    if (MULTI_USER.indexOf(highest) >= 0) {
      return new DefaultRunlevel(
          String.valueOf((char) highest), Optional.of(entry.line().evidence()));
    }
    problems.add(
        root.resolve("etc/inittab"),
        "line %d has initdefault \"%s\", in which no server serves; runlevel %s was assumed"
            .formatted(entry.line().number(), entry.runlevels(), usual));
    return new DefaultRunlevel(usual, Optional.of(entry.line().evidence()));
  }

  private static boolean hasOwnTable(InitSystem init) {
    return init == InitSystem.UPSTART || init == InitSystem.SYSTEMD || init == InitSystem.OPENRC;
  }
}
