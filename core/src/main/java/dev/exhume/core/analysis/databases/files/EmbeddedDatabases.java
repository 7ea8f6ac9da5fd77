package dev.exhume.core.analysis.databases.files;

import dev.exhume.core.profile.Database;
import dev.exhume.core.reading.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds out which of the files that are called like a database are one. */
public final class EmbeddedDatabases {
  private EmbeddedDatabases() {}

  /**
   * The databases, those of one directory together.
   *
   * @param known data directories of servers, whose files are not to be listed again
   */
  public static List<Database> detect(
      DataFiles files, Collection<String> known, Problems problems) {
    List<Database> found = new ArrayList<>();
    for (List<EmbeddedFile> ofOneEngine :
        List.of(
            SqliteFiles.find(files, problems),
            JavaDatabases.hsqldb(files, problems),
            JavaDatabases.h2(files, problems),
            JavaDatabases.derby(files, problems),
            BerkeleyEnvironments.find(files, known, problems))) {
      found.addAll(EmbeddedFile.byDirectory(ofOneEngine));
    }
    found.addAll(FirebirdFiles.find(files, problems));
    return found.stream()
        .filter(database -> known.stream().noneMatch(data -> isBelow(data, database)))
        .toList();
  }

  private static boolean isBelow(String directory, Database database) {
    return database.dataDirectory().equals(directory)
        || database.dataDirectory().startsWith(directory + "/");
  }
}
