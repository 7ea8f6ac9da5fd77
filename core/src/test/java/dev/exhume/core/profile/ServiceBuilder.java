package dev.exhume.core.profile;

import dev.exhume.core.profile.Service.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service for tests, of sysvinit and needed unless something else is said. */
public final class ServiceBuilder {
  private final String name;
  private final List<LogFile> logFiles = new ArrayList<>();
  private int startOrder = 91;
  private Optional<String> script = Optional.empty();
  private Optional<String> owner = Optional.empty();
  private Optional<String> trigger = Optional.empty();
  private Optional<String> category = Optional.empty();
  private Verdict verdict = Verdict.NEEDED;
  private String reason = "it is";
  private List<Integer> ports = List.of();
  private List<String> pidFiles = List.of();
  private List<String> startCommand = List.of();
  private Evidence evidence = Evidence.file("/etc/somewhere");

  private ServiceBuilder(String name) {
    this.name = name;
  }

  public static ServiceBuilder service(String name) {
    return new ServiceBuilder(name);
  }

  public ServiceBuilder startOrder(int number) {
    startOrder = number;
    return this;
  }

  /** Its script is where scripts are, and starts it. */
  public ServiceBuilder scripted() {
    String path = "/etc/init.d/" + name;
    script = Optional.of(path);
    return startedBy(path, "start");
  }

  public ServiceBuilder script(String path) {
    script = Optional.of(path);
    return this;
  }

  public ServiceBuilder owner(Optional<String> packageName) {
    owner = packageName;
    return this;
  }

  public ServiceBuilder trigger(Optional<String> unit) {
    trigger = unit;
    return this;
  }

  public ServiceBuilder category(String text) {
    category = Optional.of(text);
    return this;
  }

  public ServiceBuilder judged(Verdict judged, String because) {
    verdict = judged;
    reason = because;
    return this;
  }

  public ServiceBuilder judged(Verdict judged) {
    verdict = judged;
    return this;
  }

  public ServiceBuilder ports(Integer... numbers) {
    ports = List.of(numbers);
    return this;
  }

  public ServiceBuilder pidFiles(List<String> paths) {
    pidFiles = paths;
    return this;
  }

  public ServiceBuilder startedBy(String... words) {
    startCommand = List.of(words);
    return this;
  }

  public ServiceBuilder logFile(String path) {
    logFiles.add(new LogFile(path, evidence));
    return this;
  }

  public ServiceBuilder evidence(Evidence found) {
    evidence = found;
    return this;
  }

  public Service build() {
    return new Service(
        name,
        "sysv",
        Optional.of(startOrder),
        true,
        Optional.empty(),
        script,
        owner,
        trigger,
        category,
        verdict,
        reason,
        ports,
        Optional.empty(),
        pidFiles,
        startCommand,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        logFiles,
        evidence);
  }
}
