package dev.exhume.core.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.exhume.core.report.drawing.Treemap.Item;
import dev.exhume.core.report.drawing.Treemap.Tile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreemapTest {
  @Test
  void areasAreInProportionToSizesAndFillTheWhole() {
    List<Tile> tiles = Treemap.of(items(600, 300, 100));
    assertThat(tiles).extracting(Tile::label).containsExactly("600", "300", "100");
    assertThat(tiles)
        .extracting(TreemapTest::area)
        .satisfiesExactly(
            area -> assertThat(area).isCloseTo(0.6, within(0.001)),
            area -> assertThat(area).isCloseTo(0.3, within(0.001)),
            area -> assertThat(area).isCloseTo(0.1, within(0.001)));
  }

  @Test
  void areasDoNotOverlapAndStayWithin() {
    List<Item> items = new ArrayList<>();
    for (int i = 1; i <= 61; i++) {
      items.addAll(items((long) i * i * i * 1000));
    }
    List<Tile> tiles = Treemap.of(items);
    assertThat(tiles).hasSize(61);
    assertThat(tiles.stream().mapToDouble(TreemapTest::area).sum()).isCloseTo(1, within(0.01));
    for (int i = 0; i < tiles.size(); i++) {
      Tile tile = tiles.get(i);
      assertThat(number(tile.x()) + number(tile.width())).isLessThan(100.01);
      assertThat(number(tile.y()) + number(tile.height())).isLessThan(100.01);
      for (Tile other : tiles.subList(i + 1, tiles.size())) {
        assertThat(overlap(tile, other)).as("%s and %s", tile, other).isLessThan(0.01);
      }
    }
  }

  @Test
  void whatHasNoSizeHasNoArea() {
    assertThat(Treemap.of(items(0, -5))).isEmpty();
    assertThat(Treemap.of(List.of())).isEmpty();
    assertThat(Treemap.of(items(5, 0))).extracting(Tile::width).containsExactly("100.000%");
  }

  @Test
  void theLargestSizesThereAreStillFit() {
    assertThat(Treemap.of(items(Long.MAX_VALUE, Long.MAX_VALUE, 1)))
        .extracting(TreemapTest::area)
        .satisfiesExactly(
            area -> assertThat(area).isCloseTo(0.5, within(0.001)),
            area -> assertThat(area).isCloseTo(0.5, within(0.001)),
            area -> assertThat(area).isZero());
  }

  private static List<Item> items(long... sizes) {
    List<Item> items = new ArrayList<>();
    for (long size : sizes) {
      items.add(new Item(Long.toString(size), "", "other", size));
    }
    return items;
  }

  private static double area(Tile tile) {
    return number(tile.width()) * number(tile.height()) / 10_000;
  }

  private static double overlap(Tile one, Tile other) {
    return Math.min(
        common(one.x(), one.width(), other.x(), other.width()),
        common(one.y(), one.height(), other.y(), other.height()));
  }

  private static double common(String start, String length, String otherStart, String otherLength) {
    double end = number(start) + number(length);
    double otherEnd = number(otherStart) + number(otherLength);
    return Math.min(end, otherEnd) - Math.max(number(start), number(otherStart));
  }

  private static double number(String percent) {
    return Double.parseDouble(percent.substring(0, percent.length() - 1));
  }
}
