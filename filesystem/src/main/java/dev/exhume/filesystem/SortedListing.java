package dev.exhume.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The entries of a directory in the order of their names' bytes, as far as a filter wants them. */
final class SortedListing implements DirectoryStream<Path> {
  private final UnixPath directory;
  private final Iterator<DirectoryEntry> entries;
  private final Filter<? super Path> filter;
  private boolean iterated;
  private volatile boolean closed;

  /**
   * @param entries in order
   */
  SortedListing(UnixPath directory, Iterator<DirectoryEntry> entries, Filter<? super Path> filter) {
    this.directory = directory;
    this.entries = entries;
    this.filter = filter;
    directory.getFileSystem().opened(this);
  }

  @Override
  public Iterator<Path> iterator() {
    if (iterated || closed) {
      throw new IllegalStateException("a directory stream is read once, before it is closed");
    }
    iterated = true;
    return new Accepted();
  }

  @Override
  public void close() {
    closed = true;
    directory.getFileSystem().released(this);
  }

  /** Sorts the entries of a directory. */
  static Iterator<DirectoryEntry> sorted(List<DirectoryEntry> entries) {
    return entries.stream()
        .sorted((left, right) -> UnixNames.compare(left.name(), right.name()))
        .iterator();
  }

  /** Looks one entry ahead, for the filter decides whether there is a next one. */
  private final class Accepted implements Iterator<Path> {
    private List<Path> ahead = List.of();

    @Override
    public boolean hasNext() {
      try {
        while (ahead.isEmpty() && !closed && entries.hasNext()) {
          Path path = directory.entry(entries.next());
          if (filter.accept(path)) {
            ahead = List.of(path);
          }
        }
      } catch (IOException e) {
        throw new DirectoryIteratorException(e);
      } catch (UncheckedIOException e) {
        throw new DirectoryIteratorException(Objects.requireNonNull(e.getCause()));
      }
      return !ahead.isEmpty();
    }

    @Override
    public Path next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Path path = ahead.get(0);
      ahead = List.of();
      return path;
    }
  }
}
