package dev.exhume.core.reach;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is needed to begin with.
 *
 * @param paths of files
 * @param texts in which commands stand
 * @param packages by name
 */
record Seeds(List<String> paths, List<String> texts, List<String> packages) {
  /** What {@code entrypoint.sh} calls, or tries to. */
  private static final String OF_ENTRYPOINT =
      "sh bash service runuser su env setarch linux32 uname sleep rm mkdir chown chmod ln cat cut"
          + " sed kill id start-stop-daemon daemon nice";

  /** What the C library loads without a word. */
  private static final String OF_LIBRARY =
      "libgcc_s.so.1 libnss_files.so.2 libnss_dns.so.2 libnss_compat.so.2 ld-linux.so.2"
          + " ld-linux-x86-64.so.2";

  Seeds {
    paths = List.copyOf(paths);
    texts = List.copyOf(texts);
    packages = List.copyOf(packages);
  }

  /**
   * The seeds of a server.
   *
   * @param services that run, or that somebody may want to
   */
  static Seeds of(ServerProfile profile, Collection<Service> services) {
    List<String> paths = new ArrayList<>();
    List<String> texts = new ArrayList<>(List.of(OF_ENTRYPOINT, OF_LIBRARY));
    List<String> packages = new ArrayList<>();
    for (Service service : services) {
      service.script().ifPresent(paths::add);
      service.owner().ifPresent(packages::add);
      paths.add(service.evidence().path());
      texts.add(String.join("\n", service.startCommand()));
      texts.add(String.join("\n", service.foregroundCommand().orElse(List.of())));
      texts.add(service.name());
    }
    for (Boot.ExtraProcess process : profile.boot().extraProcesses()) {
      texts.add(process.command());
    }
    for (ScheduledJob job : profile.scheduledJobs()) {
      // That of a package, such as the search for updates, is needed if its package is.
      if (job.owner().isEmpty()) {
        texts.add(job.command());
      }
    }
    profile.sites().forEach(site -> site.documentRoot().ifPresent(paths::add));
    return new Seeds(paths, texts, packages);
  }
}
