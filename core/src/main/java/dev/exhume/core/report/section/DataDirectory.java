package dev.exhume.core.report.section;

import dev.exhume.core.profile.Database;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A database: its state and why it is believed, and what is in it. */
public record DataDirectory(
    String engine,
    String directory,
    Badge state,
    String detail,
    List<Proof> proofs,
    List<Fact> facts,
    List<Table> tables) {

  /** The databases of a server. */
  public static List<DataDirectory> of(List<Database> databases) {
    List<DataDirectory> directories = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      directories.add(of(databases.get(i), "schemas-" + (i + 1)));
    }
    return directories;
  }

  private static DataDirectory of(Database database, String id) {
    Fact.Listing facts =
        new Fact.Listing()
            .text("Size", database.sizeBytes().map(Words::size))
            .text(
                "Kind",
                Optional.of(
                    database.embedded()
                        ? "files that a program reads itself; no server is to be started"
                        : "data of a database server"));
    if (database.schemas().isEmpty()) {
      facts.code("Databases", Optional.of(String.join(", ", database.databases())));
    }
    database.facts().forEach(fact -> facts.code(fact.name(), fact.value(), fact.evidence()));
    return new DataDirectory(
        database.engine() + database.version().map(version -> " " + version).orElse(""),
        database.dataDirectory(),
        Badge.of(database.shutdown()),
        Words.sentence(database.detail()),
        List.of(Proof.of(database.evidence())),
        facts.all(),
        schemas(database, id));
  }

  private static List<Table> schemas(Database database, String id) {
    Table.Builder table =
        Table.of(
            id,
            "Databases in " + database.dataDirectory(),
            "Database",
            "Size",
            "Tables",
            "Storage engines",
            "Last written",
            "Evidence");
    for (Database.Schema schema : database.schemas()) {
      table.row(
          Cell.code(schema.name()),
          Cell.size(schema.sizeBytes()),
          schema.tables().map(Cell::number).orElse(Cell.text("")),
          Cell.text(
              schema.engines().entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", "))),
          Cell.text(Moment.text(schema.newest())),
          Cell.proof(schema.evidence()));
    }
    return table.build();
  }
}
