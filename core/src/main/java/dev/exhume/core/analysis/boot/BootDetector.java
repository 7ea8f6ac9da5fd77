package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.boot.busybox.BusyBoxBoot;
import dev.exhume.core.analysis.boot.openrc.OpenRcBoot;
import dev.exhume.core.analysis.boot.slackware.SlackwareBoot;
import dev.exhume.core.analysis.boot.supervisor.Supervisors;
import dev.exhume.core.analysis.boot.systemd.SystemdBoot;
import dev.exhume.core.analysis.boot.sysv.ExtraProcesses;
import dev.exhume.core.analysis.boot.sysv.Inittab;
import dev.exhume.core.analysis.boot.sysv.SystemVBoot;
import dev.exhume.core.analysis.boot.upstart.UpstartBoot;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how the machine booted, and what it started. */
public final class BootDetector {
  private BootDetector() {}

  /**
   * What booting did: each init system has a reader of its own.
   *
   * @param root the dead server's {@code /}
   */
  public static BootPlan detect(Path root, Ownership ownership, Problems problems) {
    BootPlan init = ofInit(root, ownership, problems);
    BootPlan plan = init.and(LocalPrograms.services(root, init.services(), ownership, problems));
    return plan.and(
        Supervisors.services(
            root, plan.services(), plan.boot().extraProcesses(), ownership, problems));
  }

  private static BootPlan ofInit(Path root, Ownership ownership, Problems problems) {
    Optional<InitSystem> initSystem = InitSystem.detect(root, problems);
    if (initSystem.equals(Optional.of(InitSystem.SYSTEMD))) {
      return SystemdBoot.read(root, ownership, problems);
    }
    if (initSystem.equals(Optional.of(InitSystem.OPENRC))) {
      return openRc(root, ownership, problems);
    }
    SystemVBoot links = SystemVBoot.read(root, initSystem, ownership, problems);
    List<BootService> services = services(root, initSystem, links, ownership, problems);
    if (services.isEmpty() && !links.hasLinks() && Files.exists(root.resolve("etc/inittab"))) {
      problems.add(
          root.resolve("etc"), "has no directory of start links; what booting started is unknown");
    }
    return new BootPlan(boot(initSystem, links), services);
  }

  private static List<BootService> services(
      Path root,
      Optional<InitSystem> initSystem,
      SystemVBoot links,
      Ownership ownership,
      Problems problems) {
    if (initSystem.equals(Optional.of(InitSystem.UPSTART))) {
      return UpstartBoot.services(root, links.runlevel(), links.services(), ownership, problems);
    }
    List<BootService> services = new ArrayList<>();
    if (initSystem.equals(Optional.of(InitSystem.BUSYBOX))) {
      services.addAll(
          BusyBoxBoot.services(root, Inittab.read(root, problems), ownership, problems));
    }
    if (SlackwareBoot.isOf(root)) {
      services.addAll(SlackwareBoot.services(root, ownership, problems));
    }
    services.addAll(links.services());
    return services;
  }

  private static BootPlan openRc(Path root, Ownership ownership, Problems problems) {
    Optional<Inittab> inittab = Inittab.read(root, problems);
    OpenRcBoot boot = OpenRcBoot.read(root, inittab, ownership, problems);
    String level = inittab.flatMap(Inittab::initdefault).map(Inittab.Entry::runlevels).orElse("3");
    return new BootPlan(
        new Boot(
            Optional.of(InitSystem.OPENRC.label()),
            Optional.of(boot.runlevel()),
            Optional.empty(),
            boot.evidence(),
            inittab.map(table -> ExtraProcesses.of(table, level)).orElse(List.of())),
        boot.services());
  }

  private static Boot boot(Optional<InitSystem> initSystem, SystemVBoot links) {
    boolean hasRunlevel = links.hasLinks() || links.evidence().isPresent();
    return new Boot(
        initSystem.isEmpty() && links.hasLinks()
            ? Optional.of(InitSystem.SYSVINIT.label())
            : initSystem.map(InitSystem::label),
        hasRunlevel ? Optional.of(links.runlevel()) : Optional.empty(),
        Optional.empty(),
        links.evidence(),
        links.extraProcesses());
  }
}
