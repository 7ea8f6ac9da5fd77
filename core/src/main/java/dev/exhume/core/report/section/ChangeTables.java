package dev.exhume.core.report.section;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What differs from the packages, and what else the administrator arranged. */
final class ChangeTables {
  private ChangeTables() {}

  static List<Table> of(Customisation customisation) {
    List<Table> tables = new ArrayList<>(modified(customisation));
    tables.addAll(missing(customisation));
    tables.addAll(interventions(customisation));
    tables.addAll(thirdParties(customisation));
    tables.addAll(alternatives(customisation));
    return tables;
  }

  private static List<Table> modified(Customisation customisation) {
    Table.Builder table =
        Table.of(
            "modified-table",
            "Files that are not as their package brought them",
            "File",
            "Package",
            "Changed",
            "Configuration?");
    customisation.modifiedFiles().orElse(List.of()).stream()
        .sorted(Comparator.comparing(Customisation.ModifiedFile::isConfig))
        .forEach(
            file ->
                table.row(
                    Cell.code(file.path()),
                    Cell.code(file.owner()),
                    Cell.text(String.join(", ", file.changes())),
                    Cell.text(file.isConfig() ? "yes" : "no")));
    return table.build();
  }

  private static List<Table> missing(Customisation customisation) {
    Table.Builder table =
        Table.of(
            "missing-table",
            "Files of packages that are not there (%s in all)"
                .formatted(Words.number(customisation.missingFiles().orElse(0))),
            "File",
            "Package",
            "Configuration?");
    customisation
        .missingOfNote()
        .forEach(
            file ->
                table.row(
                    Cell.code(file.path()),
                    Cell.code(file.owner()),
                    Cell.text(file.isConfig() ? "yes" : "no")));
    return table.build();
  }

  private static List<Table> interventions(Customisation customisation) {
    Table.Builder table =
        Table.of(
            "interventions-table",
            "What else the administrator arranged",
            "What about",
            "Kind",
            "Detail",
            "Evidence");
    customisation
        .interventions()
        .forEach(
            intervention ->
                table.row(
                    Cell.code(intervention.subject()),
                    Cell.text(Words.plain(intervention.kind())),
                    Cell.text(intervention.detail()),
                    Cell.proof(intervention.evidence())));
    return table.build();
  }

  private static List<Table> thirdParties(Customisation customisation) {
    Table.Builder table =
        Table.of(
            "third-parties-table",
            "Who else made packages",
            "Vendor",
            "Packages",
            "First of them",
            "Why a third party",
            "Repository",
            "Signed by",
            "Evidence");
    for (Customisation.ThirdParty party : customisation.thirdParties()) {
      table.row(
          Cell.text(party.vendor().orElse("unknown")),
          Cell.number(party.count()),
          Cell.code(String.join(", ", party.packages())),
          Cell.text(party.reason()),
          Cell.text(party.repository()),
          Cell.text(party.signer().or(party::signingKey)),
          Cell.proof(party.evidence()));
    }
    return table.build();
  }

  private static List<Table> alternatives(Customisation customisation) {
    Table.Builder table =
        Table.of(
            "alternatives-table",
            "Alternatives that were chosen",
            "Name",
            "Link",
            "Leads to",
            "Evidence");
    customisation
        .alternatives()
        .forEach(
            alternative ->
                table.row(
                    Cell.text(alternative.name()),
                    Cell.code(alternative.link()),
                    Cell.code(alternative.target().orElse("nowhere")),
                    Cell.proof(alternative.evidence())));
    return table.build();
  }
}
