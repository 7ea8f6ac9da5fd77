package dev.exhume.rpm.sqlite.pages;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What pages of a database contained before what they contain now, as far as it still lies there.
 */
final class PageHistory {
  private final CachedFile database;
  private final DatabaseHeader header;

  /** What was undone lies below all that a log has. */
  private final List<Layer> undone;

  PageHistory(CachedFile database, DatabaseHeader header, Optional<Layer> undone) {
    this.database = database;
    this.header = header;
    this.undone = undone.stream().toList();
  }

  /** Pages of the database that lie hidden below a log. */
  Stream<PageVersion> below(Layer log) {
    Snapshot before = new Snapshot(database, undone, header, 0);
    return log.copies().pages().filter(before::has).boxed().flatMap(before::version);
  }

  /** Pages that were committed to a log. */
  Stream<PageVersion> in(CachedFile log) {
    WalHistory history = new WalHistory(log, header.pageSize(), this::withLog);
    return Stream.generate(history::next).takeWhile(Optional::isPresent).flatMap(Optional::stream);
  }

  private Snapshot withLog(Layer log) {
    List<Layer> layers = Stream.concat(Stream.of(log), undone.stream()).toList();
    return new Snapshot(database, layers, header, 0);
  }

  /** Pages as they were before the last transaction that ended. */
  Stream<PageVersion> before(CachedFile journal) {
    try {
      return RollbackJournal.readFinished(journal, header.pageSize()).stream()
          .flatMap(read -> before(new Layer(journal, read.copies(), journal.size())));
    } catch (IOException e) {
      // What cannot be read tells nothing of the past.
      return Stream.empty();
    }
  }

  private Stream<PageVersion> before(Layer journal) {
    Snapshot before = new Snapshot(database, List.of(journal), header, 0);
    return journal.copies().pages().boxed().flatMap(before::version);
  }
}
