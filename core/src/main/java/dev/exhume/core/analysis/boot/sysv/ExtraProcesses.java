package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.reading.Redaction;
import java.util.List;
import java.util.Set;

/** The lines of {@code inittab} that run something else than the distributions' own start-up. */
public final class ExtraProcesses {
  /** Actions at boot, whatever the runlevel. */
  private static final Set<String> AT_BOOT = Set.of("sysinit", "boot", "bootwait");

  /** Actions on entering a runlevel. */
  private static final Set<String> IN_RUNLEVEL = Set.of("respawn", "once", "wait", "ondemand");

  /** Terminals, modems, graphical logins and the scripts that carry the boot itself. */
  private static final Set<String> STOCK =
      Set.of(
          "agetty",
          "fbgetty",
          "fgetty",
          "getty",
          "getty.tty",
          "faxgetty",
          "mgetty",
          "mingetty",
          "ngetty",
          "rungetty",
          "ttyrun",
          "uugetty",
          "sulogin",
          "sushell",
          "gdm",
          "kdm",
          "prefdm",
          "wdm",
          "xdm",
          "rc",
          "rcS",
          "rc.sysinit",
          "rc.S",
          "rc.M",
          "rc.K",
          "rc.4",
          "rc.6",
          "boot",
          "update",
          "shutdown",
          "openrc",
          "init.late",
          "mount",
          "umount",
          "mkdir",
          "ln",
          "swapon",
          "hostname",
          "ifup",
          "login",
          "cttyhack");

  /** Without a command to run, they wait for somebody at the console. */
  private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "-sh", "-ash", "-bash");

  private ExtraProcesses() {}

  /** The lines that count in a runlevel. */
  public static List<ExtraProcess> of(Inittab inittab, String runlevel) {
    return inittab.entries().stream()
        .filter(entry -> runs(entry, runlevel))
        .filter(entry -> !entry.process().isEmpty() && !isStock(entry.process()))
        .map(ExtraProcesses::process)
        .toList();
  }

  private static boolean runs(Inittab.Entry entry, String runlevel) {
    return AT_BOOT.contains(entry.action())
        || (IN_RUNLEVEL.contains(entry.action())
            && (entry.runlevels().isEmpty() || entry.runlevels().contains(runlevel)));
  }

  private static ExtraProcess process(Inittab.Entry entry) {
    return new ExtraProcess(
        entry.id(),
        entry.runlevels(),
        entry.action(),
        Redaction.of(entry.process()),
        entry.line().evidence());
  }

  private static boolean isStock(String process) {
    String program = program(process);
    return STOCK.contains(program) || (SHELLS.contains(program) && !process.contains(" "));
  }

  /** The last part of the first word; a plus sign before it only spares the log of logins. */
  private static String program(String process) {
    String command = process.startsWith("+") ? process.substring(1).strip() : process;
    String word = command.split("\\s", 2)[0];
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
