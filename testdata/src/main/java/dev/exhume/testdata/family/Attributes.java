package dev.exhume.testdata.family;

import dev.exhume.testdata.family.ServerFile.Account;
import dev.exhume.testdata.family.ServerFile.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Owners, modes and dates: a table of path pattern, owner, group, mode and date. The last row that
 * matches a path and has no {@code -} in a column says that column; {@code *} is any text.
 */
final class Attributes {
  private final List<List<String>> rows;
  private final Map<String, Integer> users;
  private final Map<String, Integer> groups;

  private Attributes(
      List<List<String>> rows, Map<String, Integer> users, Map<String, Integer> groups) {
    this.rows = rows;
    this.users = users;
    this.groups = groups;
  }

  /** The table, whose owners are in the accounts of the server's own {@code /etc}. */
  static Attributes read(Path table, Path root) throws IOException {
    return new Attributes(
        Table.read(table, 5),
        numbers(root.resolve("etc/passwd")),
        numbers(root.resolve("etc/group")));
  }

  private static Map<String, Integer> numbers(Path accounts) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    for (String line : Files.readAllLines(accounts)) {
      String[] fields = line.split(":", 4);
      if (fields.length > 2) {
        numbers.put(fields[0], Integer.valueOf(fields[2]));
      }
    }
    return numbers;
  }

  /** A path with what the table says of it. */
  ServerFile of(String path, Content content) {
    String mode = last(path, 3);
    int permissions = mode.equals("-") ? usual(content) : Integer.parseInt(mode, 8);
    if (content instanceof ServerFile.Link) {
      permissions = 0777;
    }
    return new ServerFile(
        path,
        content,
        content.type() | permissions,
        account(users, last(path, 1)),
        account(groups, last(path, 2)),
        LocalDateTime.parse(last(path, 4)).toInstant(ZoneOffset.UTC));
  }

  private static int usual(Content content) {
    return content instanceof ServerFile.Directory ? 0755 : 0644;
  }

  private static Account account(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("the server has no account " + name);
    }
    return new Account(name, number);
  }

  private String last(String path, int column) {
    String found = "-";
    for (List<String> row : rows) {
      String regex = "\\Q" + row.get(0).replace("*", "\\E.*\\Q") + "\\E";
      if (!row.get(column).equals("-") && path.matches(regex)) {
        found = row.get(column);
      }
    }
    return found;
  }
}
