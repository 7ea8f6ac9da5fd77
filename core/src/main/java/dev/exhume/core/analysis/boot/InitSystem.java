package dev.exhume.core.analysis.boot;

import com.google.common.base.Ascii;
import dev.exhume.core.analysis.bootloader.KernelArguments;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program that the kernel started first. */
public enum InitSystem {
  SYSVINIT,
  UPSTART,
  SYSTEMD,
  OPENRC,
  BUSYBOX,
  RUNIT;

  /** Those whose program starts nothing but themselves, whatever other files there are. */
  private static final Set<InitSystem> CERTAIN = EnumSet.of(SYSTEMD, UPSTART, RUNIT);

  /** Of every init known, the program is smaller; what names it stands nearer its start. */
  private static final int MAX_PROGRAM_BYTES = 4 << 20;

  /** With which people come in who have lost the password. */
  private static final Pattern SHELL = Pattern.compile("(?:/[\\w.-]+)*/(?:ba|da|a|k|z|c|tc)?sh");

  private static final String USUAL = "/sbin/init";

  /** Gentoo's, which starts the usual one when it has mounted the root. */
  private static final String OF_RAM_DISK = "/linuxrc";

  private static final int LONGEST_NAME = 100;

  /** The init system by the program itself, else by the files that only one of them has. */
  public static Optional<InitSystem> detect(Path root, Problems problems) {
    Optional<InitSystem> byProgram = byProgram(program(root, problems), problems);
    if (byProgram.filter(CERTAIN::contains).isPresent()) {
      return byProgram;
    }
    if (Files.isDirectory(root.resolve("etc/runlevels/default"))
        && (Files.exists(root.resolve("sbin/openrc")) || Files.exists(root.resolve("sbin/rc")))) {
      return Optional.of(OPENRC);
    }
    return byProgram.isPresent() ? byProgram : byConfiguration(root);
  }

  /** The kernel's usual one, or the one that the boot loader names instead. */
  private static Path program(Path root, Problems problems) {
    Path usual = root.resolve("sbin/init");
    KernelArguments arguments = KernelArguments.of(root, problems);
    String named = arguments.value("init").orElse(USUAL);
    Optional<Path> program = ServerPath.of(root, named).filter(Files::isRegularFile);
    if (named.equals(USUAL) || named.equals(OF_RAM_DISK)) {
      return usual;
    }
    if (program.isEmpty() || SHELL.matcher(named).matches()) {
      problems.add(
          root.resolve(arguments.evidence().orElseThrow().path()),
          "starts init=%s by default, which is no init (%s); %s was assumed"
              .formatted(Excerpt.of(named, LONGEST_NAME), arguments.location(), USUAL));
      return usual;
    }
    return program.get();
  }

  /** As people write it. */
  public String label() {
    return Ascii.toLowerCase(name());
  }

  private static Optional<InitSystem> byProgram(Path program, Problems problems) {
    if (!Files.isRegularFile(program)) {
      return Optional.empty();
    }
    try {
      String target = program.toRealPath().getFileName().toString();
      if (target.equals("systemd")) {
        return Optional.of(SYSTEMD);
      }
      if (target.startsWith("busybox")) {
        return Optional.of(BUSYBOX);
      }
      if (target.startsWith("runit")) {
        return Optional.of(RUNIT);
      }
      try (InputStream in = Files.newInputStream(program)) {
        return byText(new String(in.readNBytes(MAX_PROGRAM_BYTES), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      problems.unreadable(program, e);
      return Optional.empty();
    }
  }

  /** Debian has them with an inittab, too, where runit only supervises services. */
  private static boolean hasStagesOfRunit(Path root) {
    return Stream.of("1", "2", "3")
        .allMatch(stage -> Files.isRegularFile(root.resolve("etc/runit").resolve(stage)));
  }

  /** The names that each init gives itself in its messages. */
  private static Optional<InitSystem> byText(String program) {
    if (program.contains("upstart")) {
      return Optional.of(UPSTART);
    }
    if (program.contains("/etc/runit/2")) {
      return Optional.of(RUNIT);
    }
    if (program.contains("sysvinit") || program.contains("INIT: ")) {
      return Optional.of(SYSVINIT);
    }
    return program.contains("systemd") ? Optional.of(SYSTEMD) : Optional.empty();
  }

  private static Optional<InitSystem> byConfiguration(Path root) {
    if (Files.exists(root.resolve("etc/event.d"))
        || Files.exists(root.resolve("etc/init/rc.conf"))) {
      return Optional.of(UPSTART);
    }
    if (Files.exists(root.resolve("etc/inittab"))) {
      return Optional.of(SYSVINIT);
    }
    if (hasStagesOfRunit(root)) {
      return Optional.of(RUNIT);
    }
    return Files.isDirectory(root.resolve("etc/systemd/system"))
        ? Optional.of(SYSTEMD)
        : Optional.empty();
  }
}
