package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ScriptHeader;
import dev.exhume.core.analysis.boot.sysv.DefaultsSwitch;
import dev.exhume.core.analysis.boot.sysv.PidFiles;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.Excerpt;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A job of upstart as a service among the others. */
final class JobService {
  static final String MANAGER = "upstart";
  private static final int MAX_CONDITION = 200;

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  JobService(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  /** A job that booting starts. */
  BootService started(UpstartJob job) {
    Optional<TextFile> text = TextFile.readStart(job.file(), 1, problems);
    return service(job)
        .header(header(job, text))
        .heldBack(text.flatMap(file -> DefaultsSwitch.heldBack(root, job.name(), file, problems)))
        .build();
  }

  /** A job that booting does not start. */
  BootService waiting(UpstartJob job) {
    Optional<TextFile> text = TextFile.readStart(job.file(), 1, problems);
    BootServiceBuilder service = service(job).header(header(job, text));
    if (job.manual().isPresent()) {
      return service
          .heldBack(Optional.of("\"manual\" in " + job.manual().get().evidence().location()))
          .build();
    }
    return job.start()
        .map(
            start ->
                service.trigger(
                    Optional.of("on " + Excerpt.of(Redaction.of(start.text()), MAX_CONDITION))))
        .orElseGet(() -> service.heldBack(Optional.of("nothing but a command starts it")))
        .build();
  }

  private BootServiceBuilder service(UpstartJob job) {
    return BootServiceBuilder.service(job.name(), MANAGER, job.evidence())
        .script(job.file())
        .owner(ownership.ownerOf(job.file()))
        .command(JobCommand.of(job));
  }

  private static ScriptHeader header(UpstartJob job, Optional<TextFile> text) {
    return new ScriptHeader(
        job.setting("description"),
        List.of(),
        text.map(PidFiles::namedIn).orElse(List.of()),
        List.of(),
        List.of(),
        List.of());
  }
}
