package dev.exhume.core.analysis.boot.upstart;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Works out which jobs start when a machine boots into a runlevel: what happens starts jobs, and
 * their starting and stopping are events in turn, until nothing new happens.
 */
final class StartedJobs {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  /** {@code initctl start worker N=1} in the script of another job. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|[\\s;&|(])(?:/sbin/)?(?:initctl\\s{1,9})?(start|emit)\\s{1,9}(?:-\\S{1,20}\\s{1,9}){0,3}"
              + "([A-Za-z][\\w./-]{0,99})");

  /** A boot of a real server takes some hundreds. */
  private static final int MAX_EVENTS = 3000;

  private static final String RUNLEVEL = "RUNLEVEL";

  private final List<UpstartJob> jobs;
  private final Map<String, String> runlevel;
  private final AwaitedEvents events;
  private final Queue<BootEvent> coming = new ArrayDeque<>();
  private final Queue<UpstartJob> commanded = new ArrayDeque<>();
  private final Map<Path, UpstartJob> started = new LinkedHashMap<>();
  private int happened;
  private int beforeLinks = -1;

  private StartedJobs(List<UpstartJob> jobs, String runlevel) {
    this.jobs = jobs;
    this.events = new AwaitedEvents(jobs);
    this.runlevel = new LinkedHashMap<>();
    this.runlevel.put(RUNLEVEL, runlevel);
    this.runlevel.put("PREVLEVEL", "N");
  }

  /** Boots. */
  static StartedJobs of(List<UpstartJob> jobs, String runlevel) {
    StartedJobs boot = new StartedJobs(jobs, runlevel);
    TsvTable.resource(StartedJobs.class, "boot-events.tsv")
        .rows()
        .forEach(row -> boot.happen(BootEvent.of(WORDS.splitToList(row.get("event")))));
    boot.happen(new BootEvent("runlevel-" + runlevel, List.of()));
    boot.happen(new BootEvent("runlevel", List.copyOf(boot.runlevel.entrySet())));
    return boot;
  }

  /** The jobs that start, in their order. */
  List<UpstartJob> started() {
    return List.copyOf(started.values());
  }

  boolean isStarted(UpstartJob job) {
    return started.containsKey(job.file());
  }

  /** How many of them start before the scripts of System V, or together with them. */
  int beforeLinks() {
    return beforeLinks < 0 ? started.size() : beforeLinks;
  }

  private void happen(BootEvent first) {
    come(first);
    while (!coming.isEmpty()) {
      BootEvent event = coming.remove();
      happened++;
      if (events.happen(event)) {
        startWhatWaited(event);
      }
      while (!commanded.isEmpty()) {
        start(commanded.remove());
      }
    }
  }

  private void come(BootEvent event) {
    if (happened + coming.size() < MAX_EVENTS) {
      coming.add(event);
    }
  }

  private void startWhatWaited(BootEvent event) {
    boolean linksFollow = false;
    for (UpstartJob job : jobs) {
      if (isStartedNow(job)) {
        start(job);
        linksFollow |= followsLinks(job);
      }
    }
    if (linksFollow && event.name().startsWith("runlevel")) {
      beforeLinks = started.size();
    }
  }

  private boolean isStartedNow(UpstartJob job) {
    return job.manual().isEmpty()
        && !isStarted(job)
        && job.start()
            .flatMap(UpstartJob.StartCondition::expression)
            .filter(expression -> expression.isMetBy(events))
            .isPresent();
  }

  private void start(UpstartJob job) {
    if (started.putIfAbsent(job.file(), job) != null) {
      return;
    }
    Map<String, String> exported = exported(job);
    come(BootEvent.ofJob("starting", job.name(), exported));
    come(BootEvent.ofJob("started", job.name(), exported));
    job.setting("emits").stream()
        .flatMap(WORDS::splitToStream)
        .forEach(event -> come(new BootEvent(event, List.of())));
    runCommands(job);
    if (job.ends()) {
      come(BootEvent.ofJob("stopping", job.name(), exported));
      come(BootEvent.ofJob("stopped", job.name(), exported));
    }
  }

  private Map<String, String> exported(UpstartJob job) {
    Map<String, String> exported = new LinkedHashMap<>();
    for (String name : job.exported()) {
      Optional.ofNullable(runlevel.get(name)).ifPresent(value -> exported.put(name, value));
    }
    return exported;
  }

  /** What a job's own scripts start that would not start otherwise. */
  private void runCommands(UpstartJob job) {
    Stream.of(UpstartJob.PRE_START, UpstartJob.MAIN, UpstartJob.POST_START)
        .flatMap(when -> job.process(when).stream())
        .flatMap(process -> process.commands().stream())
        .filter(line -> !line.strip().startsWith("#"))
        .forEach(this::run);
  }

  private void run(String line) {
    Matcher command = COMMAND.matcher(line);
    while (command.find()) {
      String name = command.group(2);
      if (command.group(1).equals("emit")) {
        come(new BootEvent(name, List.of()));
      } else {
        jobs.stream()
            .filter(job -> job.name().equals(name) && job.start().isEmpty())
            .filter(job -> !isStarted(job))
            .findFirst()
            .ifPresent(commanded::add);
      }
    }
  }

  /** Whether it is the job that runs the scripts of a runlevel. */
  private static boolean followsLinks(UpstartJob job) {
    return job.process(UpstartJob.MAIN)
        .filter(process -> process.text().matches("(?s).*/etc/(?:rc\\.d|init\\.d)/rc\\b.*"))
        .isPresent();
  }
}
