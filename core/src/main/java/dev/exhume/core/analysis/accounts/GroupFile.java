package dev.exhume.core.analysis.accounts;

import com.google.common.base.Splitter;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.TreeMultimap;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of {@code /etc/group}: name, password, number and members. */
final class GroupFile {
  /** More members than any group file has; the rest is left out. */
  private static final int MAX_MEMBERSHIPS = 100_000;

  private final Map<String, String> byNumber = new HashMap<>();
  private final SetMultimap<String, String> byMember = TreeMultimap.create();

  private GroupFile() {}

  static GroupFile read(Path root, Problems problems) {
    GroupFile file = new GroupFile();
    for (TextLine line :
        TextFile.read(root.resolve("etc/group"), problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of())) {
      List<String> fields = Splitter.on(':').splitToList(line.text());
      if (fields.size() == 4) {
        file.add(fields.get(0), fields.get(2), fields.get(3));
      }
    }
    return file;
  }

  private void add(String name, String number, String members) {
    byNumber.putIfAbsent(number, name);
    for (String member : Splitter.on(',').trimResults().omitEmptyStrings().split(members)) {
      if (byMember.size() < MAX_MEMBERSHIPS) {
        byMember.put(member, name);
      }
    }
  }

  /** The names of an account's groups: its own first, then those that list it. */
  List<String> of(String account, long gid) {
    Set<String> names = new LinkedHashSet<>();
    Optional.ofNullable(byNumber.get(Long.toString(gid))).ifPresent(names::add);
    names.addAll(byMember.get(account));
    return List.copyOf(names);
  }
}
