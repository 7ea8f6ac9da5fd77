package dev.exhume.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TsvTableTest {
  @Test
  void namesItsColumnsInTheFirstRowThatIsNoComment() {
    TsvTable table = TsvTable.parse("t.tsv", "# about\n\nname\tport\n# web\nhttpd\t80\n");

    assertThat(table.rows()).singleElement().extracting(row -> row.get("port")).isEqualTo("80");
  }

  @Test
  void keepsTheOrderOfItsRows() {
    TsvTable table = TsvTable.parse("t.tsv", "name\nzebra\nant\n");

    assertThat(table.rows()).extracting(row -> row.get("name")).containsExactly("zebra", "ant");
  }

  @Test
  void aCellThatIsEmptyOrLeftOutIsAbsent() {
    TsvTable table = TsvTable.parse("t.tsv", "name\tport\tnote\nsyslog\t\n");

    TsvTable.Row row = table.rows().get(0);
    assertThat(row.find("port")).isEmpty();
    assertThat(row.find("note")).isEmpty();
    assertThat(row.get("note")).isEmpty();
  }

  @Test
  void aCellTooManyIsRefusedWithItsPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TsvTable.parse("t.tsv", "name\n# one\na\tb\n"))
        .withMessage("t.tsv:3 has 2 cells, not 1");
  }

  @Test
  void aTableWithoutColumnsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TsvTable.parse("t.tsv", "# nothing\n"));
  }

  @Test
  void aColumnThatDoesNotExistIsRefused() {
    TsvTable.Row row = TsvTable.parse("t.tsv", "name\na\n").rows().get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.find("nmae"))
        .withMessage("t.tsv:2 has no column nmae");
  }
}
