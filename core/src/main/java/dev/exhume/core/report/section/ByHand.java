package dev.exhume.core.report.section;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.report.drawing.Treemap;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was changed or installed by hand.
 *
 * @param size of all trees that no package owns
 */
public record ByHand(
    String size, List<Treemap.Tile> tiles, List<Group> groups, List<Table> tables) {
  private static final int MAX_TILES = 60;

  /** What areas of one colour have in common. */
  public record Group(String id, String label) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("program", "programs and applications"),
          new Group("web", "web sites"),
          new Group("data", "data"),
          new Group("people", "homes, mail, keys"),
          new Group("other", "not told"));

  /** What was done to a server. */
  public static ByHand of(Customisation customisation) {
    List<UnownedTree> trees =
        customisation.unownedTrees().stream()
            .sorted(Comparator.comparingLong(UnownedTree::sizeBytes).reversed())
            .toList();
    List<Treemap.Tile> tiles = Treemap.of(items(trees));
    List<Table> tables = new ArrayList<>(trees(trees));
    tables.addAll(ChangeTables.of(customisation));
    return new ByHand(
        Words.size((long) sum(trees)),
        tiles,
        GROUPS.stream()
            .filter(group -> tiles.stream().anyMatch(tile -> tile.group().equals(group.id())))
            .toList(),
        tables);
  }

  private static List<Treemap.Item> items(List<UnownedTree> trees) {
    List<Treemap.Item> items = new ArrayList<>();
    trees.stream().limit(MAX_TILES).map(ByHand::item).forEach(items::add);
    List<UnownedTree> others = trees.subList(items.size(), trees.size());
    if (!others.isEmpty()) {
      double size = sum(others);
      items.add(
          new Treemap.Item(
              Words.count(others.size(), "other"), Words.size((long) size), "other", size));
    }
    return items;
  }

  private static Treemap.Item item(UnownedTree tree) {
    String kind = tree.nature().map(nature -> nature.kind()).orElse("");
    return new Treemap.Item(
        tree.path(),
        Words.size(tree.sizeBytes()) + (kind.isEmpty() ? "" : ", " + Words.plain(kind)),
        group(kind),
        Math.max(0, tree.sizeBytes()));
  }

  private static String group(String kind) {
    return switch (kind) {
      case "application",
          "application-server",
          "programs",
          "libraries",
          "headers",
          "settings",
          "source",
          "kernel-source",
          "kernel-module" ->
          "program";
      case "web-site", "web-application" -> "web";
      case "data", "database", "backups", "repository", "working-copy", "logs" -> "data";
      case "home", "mail", "keys" -> "people";
      default -> "other";
    };
  }

  private static double sum(List<UnownedTree> trees) {
    return trees.stream().mapToDouble(tree -> Math.max(0, tree.sizeBytes())).sum();
  }

  private static List<Table> trees(List<UnownedTree> trees) {
    Table.Builder table =
        Table.of(
            "trees-table",
            "Directories that no package owns",
            "Directory",
            "What it is",
            "Size",
            "Files",
            "Newest file",
            "Evidence");
    for (UnownedTree tree : trees) {
      table.row(
          Cell.code(tree.path()),
          Cell.text(tree.nature().map(nature -> Words.plain(nature.kind())))
              .with(tree.nature().flatMap(nature -> nature.detail()).orElse("")),
          Cell.size(Optional.of(tree.sizeBytes())),
          Cell.number(tree.files()),
          Cell.text(Moment.text(tree.newest())),
          Cell.proofs(Proof.of(tree.nature().map(nature -> nature.evidence()))));
    }
    return table.build();
  }

  /** Whether there is anything to draw. */
  public boolean hasTiles() {
    return !tiles.isEmpty();
  }
}
