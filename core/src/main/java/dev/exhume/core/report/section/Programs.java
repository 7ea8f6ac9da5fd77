package dev.exhume.core.report.section;

import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Software;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs of note, and jobs that ran by the clock. */
public final class Programs {
  private Programs() {}

  /** The programs of note. */
  public static List<Table> software(List<Software> software) {
    Table.Builder table =
        Table.of(
            "software-table",
            "Programs of note",
            "Program",
            "Version",
            "Kind",
            "Path",
            "Package",
            "Database",
            "Evidence");
    for (Software program : software) {
      table.row(
          Cell.code(program.name()),
          Cell.text(program.version()),
          Cell.text(Words.plain(program.kind())),
          Cell.code(program.path()),
          Cell.code(program.owner()),
          Cell.code(program.database().map(Programs::connection)),
          Cell.proof(program.evidence()));
    }
    return table.build();
  }

  private static String connection(Software.Connection connection) {
    String place =
        Stream.of(connection.name(), connection.host().map(host -> "on " + host))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Stream.of(
            connection.engine(),
            Optional.of(place).filter(words -> !words.isEmpty()),
            connection.user().map(user -> "as " + user))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /** The jobs that ran by the clock, first those that no package brought. */
  public static List<Table> jobs(List<ScheduledJob> jobs) {
    Table.Builder table =
        Table.of(
            "jobs-table",
            "Jobs of cron and at",
            "Command",
            "When",
            "As",
            "Brought by",
            "Kind",
            "Evidence");
    Stream.concat(
            jobs.stream().filter(job -> job.owner().isEmpty()),
            jobs.stream().filter(job -> job.owner().isPresent()))
        .forEach(
            job ->
                table.row(
                    Cell.code(job.command()),
                    Cell.code(job.schedule()),
                    Cell.code(job.user()),
                    Cell.text(
                        job.owner().map(owner -> "package " + owner).orElse("somebody by hand")),
                    Cell.text(job.kind()),
                    Cell.proof(job.evidence())));
    return table.build();
  }
}
