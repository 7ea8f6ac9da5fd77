package dev.exhume.core.report.section;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.List;

/** What ties the server to its old place, and what of it could not be read. */
public final class Ties {
  private Ties() {}

  /** The addresses and names of the old network. */
  public static List<Table> of(List<Dependency> dependencies) {
    Table.Builder table =
        Table.of(
            "dependencies-table",
            "What ties it to its old place",
            "Value",
            "Kind",
            "What to do",
            "Evidence");
    dependencies.forEach(
        dependency ->
            table.row(
                Cell.code(dependency.value()),
                Cell.text(Words.plain(dependency.kind())),
                Cell.text(dependency.advice()),
                Cell.proof(dependency.evidence())));
    return table.build();
  }

  /** What could not be read. */
  public static List<Table> problems(List<Problem> problems) {
    Table.Builder table =
        Table.of("problems-table", "What could not be read", "File", "What is wrong", "At byte");
    problems.forEach(
        problem ->
            table.row(
                Cell.code(problem.path()),
                Cell.text(problem.message()),
                problem.offset().map(Cell::number).orElse(Cell.text(""))));
    return table.build();
  }
}
