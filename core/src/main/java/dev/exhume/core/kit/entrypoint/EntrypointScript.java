package dev.exhume.core.kit.entrypoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code entrypoint.sh} for one server. */
public final class EntrypointScript {
  /** What docker is told to wait for the stop, in seconds. */
  public static final int STOP_TIMEOUT_SECONDS = 60;

  private static final String RESPAWN = "respawn";
  private static final Set<String> RUN_ACTIONS = Set.of(RESPAWN, "once");
  private static final String TEMPLATE = "entrypoint.sh";
  private static final Pattern MARK = Pattern.compile("#@(?:TABLE|PART ([a-z-]+))@\\n");
  private static final String USUAL_RUNLEVEL = "3";
  private static final int USUAL_BITS = 64;

  private EntrypointScript() {}

  /** The script that starts what the profile's container plan names. */
  public static String of(ServerProfile profile, Path root, Problems problems) throws IOException {
    List<WatchedService> services = services(profile, root, problems);
    ServicePlan plan =
        new ServicePlan(
            profile.os().bits().orElse(USUAL_BITS),
            profile.boot().defaultRunlevel().map(ShellWord::oneLine).orElse(USUAL_RUNLEVEL),
            InitLanguage.of(profile),
            KnownProcesses.syslog(services).orElse(""),
            ServiceLimits.USUAL,
            services,
            extras(profile),
            profile.databases().stream()
                .filter(database -> !database.embedded())
                .map(Database::dataDirectory)
                .filter(directory -> directory.startsWith("/") && directory.indexOf('\0') < 0)
                .distinct()
                .toList(),
            RuntimeFiles.find(root, problems));
    return of(plan, "");
  }

  /** The script for a plan, working below a directory. */
  static String of(ServicePlan plan, String root) throws IOException {
    Matcher mark = MARK.matcher(resource(TEMPLATE));
    StringBuilder script = new StringBuilder();
    while (mark.find()) {
      String part =
          mark.group(1) == null
              ? ServiceTable.of(plan, root)
              : resource("parts/%s.sh".formatted(mark.group(1)));
      mark.appendReplacement(script, Matcher.quoteReplacement(part));
    }
    return mark.appendTail(script).toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EntrypointScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not beside " + EntrypointScript.class);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** What was part of booting is left out. */
  private static boolean runs(Boot.ExtraProcess process) {
    return RUN_ACTIONS.contains(process.action()) && process.command().indexOf('\0') < 0;
  }

  private static List<ExtraCommand> extras(ServerProfile profile) {
    Set<String> planned = Set.copyOf(profile.container().services());
    List<ExtraCommand> extras = new ArrayList<>();
    for (Boot.ExtraProcess process : profile.boot().extraProcesses()) {
      Optional<Service> service =
          profile.services().stream()
              .filter(other -> other.manager().equals("inittab"))
              .filter(other -> other.evidence().equals(process.evidence()))
              .findFirst();
      boolean leftOut =
          service
              .filter(known -> known.verdict() == Verdict.NEEDED)
              .filter(known -> !planned.contains(known.name()))
              .isPresent();
      if (runs(process) && !leftOut) {
        extras.add(
            new ExtraCommand(
                service.map(Service::name).orElse(process.id()),
                InittabCommand.of(process),
                process.action().equals(RESPAWN)));
      }
    }
    return extras;
  }

  private static List<WatchedService> services(
      ServerProfile profile, Path root, Problems problems) {
    Set<String> planned = new HashSet<>(profile.container().services());
    SupervisedServices supervised = SupervisedServices.of(profile.services(), planned);
    KnownTraits traits = new KnownTraits(profile, new LogFiles(root, problems));
    Set<String> seen = new HashSet<>();
    List<WatchedService> services = new ArrayList<>();
    for (Service service : profile.services()) {
      boolean needed = planned.contains(service.name());
      boolean offered = needed || service.verdict() == Verdict.CONDITIONAL;
      if (offered && !supervised.contains(service) && seen.add(service.name())) {
        Optional<WatchedService> watched = ServiceWatch.of(root, service, needed, traits, problems);
        watched.ifPresent(services::add);
      }
    }
    return services;
  }
}
