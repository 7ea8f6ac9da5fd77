package dev.exhume.core.report.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Areas in proportion to sizes, as near to squares as they can be.
 *
 * @see <a href="https://vanwijk.win.tue.nl/stm.pdf">Bruls, Huizing, van Wijk: Squarified
 *     Treemaps</a>
 */
public final class Treemap {
  /** How wide the drawing mostly is, if it is 100 high. */
  private static final double WIDTH = 250;

  private static final double HEIGHT = 100;

  /** Of a letter and of lines, in the same measure, on a screen of common width. */
  private static final double WIDTH_OF_LETTER = 2.1;

  private static final double ROOM_FOR_LABEL = 8;
  private static final double ROOM_FOR_BOTH = 13;

  private final List<Tile> tiles = new ArrayList<>();
  private double x;
  private double y;
  private double width = WIDTH;
  private double height = HEIGHT;

  private Treemap() {}

  /**
   * Something with a size.
   *
   * @param group by which its area is coloured
   */
  public record Item(String label, String detail, String group, double size) {}

  /**
   * An area, its place and size in percent of the drawing's.
   *
   * @param hasRoom whether its label has room in it
   * @param hasMuchRoom whether the detail has, too
   */
  public record Tile(
      String x,
      String y,
      String width,
      String height,
      String label,
      String detail,
      String group,
      boolean hasRoom,
      boolean hasMuchRoom) {}

  /** The areas of all that is larger than nothing, the largest first. */
  public static List<Tile> of(List<Item> items) {
    List<Item> sorted =
        items.stream()
            .filter(item -> item.size() > 0)
            .sorted(Comparator.comparingDouble(Item::size).reversed())
            .toList();
    double sum = sorted.stream().mapToDouble(Item::size).sum();
    Treemap map = new Treemap();
    map.lay(sorted, WIDTH * HEIGHT / sum);
    return List.copyOf(map.tiles);
  }

  private void lay(List<Item> items, double scale) {
    int start = 0;
    while (start < items.size()) {
      int end = start + 1;
      double side = Math.min(width, height);
      double worst = worst(items.subList(start, end), side, scale);
      while (end < items.size()) {
        double next = worst(items.subList(start, end + 1), side, scale);
        if (next > worst) {
          break;
        }
        worst = next;
        end++;
      }
      row(items.subList(start, end), scale);
      start = end;
    }
  }

  /** How far from a square the worst area of such a row would be. */
  private static double worst(List<Item> row, double side, double scale) {
    double area = row.stream().mapToDouble(Item::size).sum() * scale;
    double largest = row.get(0).size() * scale;
    double smallest = row.get(row.size() - 1).size() * scale;
    double square = side * side;
    return Math.max(square * largest / (area * area), area * area / (square * smallest));
  }

  /** Lays a row along the shorter side of what is free. */
  private void row(List<Item> row, double scale) {
    double area = row.stream().mapToDouble(Item::size).sum() * scale;
    boolean standing = width >= height;
    double side = standing ? height : width;
    double depth = side > 0 ? area / side : 0;
    double along = 0;
    for (Item item : row) {
      double length = depth > 0 ? item.size() * scale / depth : 0;
      if (standing) {
        tile(item, x, y + along, depth, length);
      } else {
        tile(item, x + along, y, length, depth);
      }
      along += length;
    }
    if (standing) {
      x += depth;
      width -= depth;
    } else {
      y += depth;
      height -= depth;
    }
  }

  private void tile(Item item, double left, double top, double wide, double high) {
    tiles.add(
        new Tile(
            Percent.of(100 * left / WIDTH),
            Percent.of(100 * top / HEIGHT),
            Percent.of(100 * wide / WIDTH),
            Percent.of(100 * high / HEIGHT),
            item.label(),
            item.detail(),
            item.group(),
            high >= ROOM_FOR_LABEL && fits(item.label(), wide),
            high >= ROOM_FOR_BOTH && fits(item.label(), wide) && fits(item.detail(), wide)));
  }

  private static boolean fits(String words, double wide) {
    return words.length() * WIDTH_OF_LETTER + 2 * WIDTH_OF_LETTER <= wide;
  }
}
