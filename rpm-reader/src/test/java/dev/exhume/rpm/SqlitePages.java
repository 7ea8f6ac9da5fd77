package dev.exhume.rpm;

import dev.exhume.testdata.SqliteDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The bytes of a SQLite database, to be damaged at a place that the format gives a name. */
final class SqlitePages {
  static final int LEAF = 13;

  private static final int INTERIOR = 5;
  private static final int ROOT = 2;

  private final Path file;
  private final ByteBuffer bytes;
  private final int pageSize;

  private SqlitePages(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = ByteBuffer.wrap(bytes);
    int size = Short.toUnsignedInt(this.bytes.getShort(16));
    this.pageSize = size == 1 ? 65_536 : size;
  }

  /** A database of the test data, in a directory of its own. */
  static SqlitePages of(String name, Path directory) throws IOException {
    Path file = SqliteDatabases.write(name, directory);
    return new SqlitePages(file, Files.readAllBytes(file));
  }

  ByteBuffer bytes() {
    return bytes;
  }

  int count() {
    return bytes.capacity() / pageSize;
  }

  /** Where a page starts in the file. */
  int at(int page) {
    return (page - 1) * pageSize;
  }

  int type(int page) {
    return bytes.get(at(page));
  }

  void zero(int page) {
    zero(at(page), pageSize);
  }

  void zero(int offset, int length) {
    Arrays.fill(bytes.array(), offset, offset + length, (byte) 0);
  }

  /** The page that the table of packages starts with. */
  int root() {
    return type(ROOT) == INTERIOR || type(ROOT) == LEAF ? ROOT : ROOT + 1;
  }

  /** Pages of the tree below the root, level by level. */
  List<Integer> interiorPages() {
    List<Integer> found = new ArrayList<>(List.of(root()));
    for (int i = 0; i < found.size(); i++) {
      children(found.get(i)).stream().filter(page -> type(page) == INTERIOR).forEach(found::add);
    }
    return found.stream().filter(page -> type(page) == INTERIOR).toList();
  }

  List<Integer> leafPages() {
    if (type(root()) == LEAF) {
      return List.of(root());
    }
    return interiorPages().stream()
        .flatMap(page -> children(page).stream())
        .filter(page -> type(page) == LEAF)
        .toList();
  }

  private List<Integer> children(int page) {
    if (type(page) != INTERIOR) {
      return List.of();
    }
    List<Integer> children = new ArrayList<>();
    IntStream.range(0, cells(page)).forEach(i -> children.add(bytes.getInt(cell(page, i))));
    children.add(bytes.getInt(at(page) + 8));
    return children;
  }

  int cells(int page) {
    return bytes.getShort(at(page) + 3);
  }

  /** Where the offset of a cell stands in the file. */
  int pointer(int page, int index) {
    return at(page) + (type(page) == LEAF ? 8 : 12) + 2 * index;
  }

  /** Where a cell starts in the file. */
  int cell(int page, int index) {
    return at(page) + Short.toUnsignedInt(bytes.getShort(pointer(page, index)));
  }

  /** Where the number of the first overflow page stands that the last cell of a page leads to. */
  int overflowPointer(int leaf) {
    int last = 0;
    for (int i = 0; i < cells(leaf); i++) {
      last = Math.max(last, cell(leaf, i));
    }
    int end = at(leaf) + pageSize - 4;
    if (last == 0 || bytes.getInt(end) < 2 || bytes.getInt(end) > count()) {
      throw new IllegalStateException("the last cell of page " + leaf + " lies on it whole");
    }
    return end;
  }

  Path write() throws IOException {
    return Files.write(file, bytes.array());
  }

  Path write(int length) throws IOException {
    return Files.write(file, Arrays.copyOf(bytes.array(), length));
  }
}
