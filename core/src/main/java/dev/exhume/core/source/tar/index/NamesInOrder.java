package dev.exhume.core.source.tar.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through a tree of names from the first to the last, with no more than one way in memory. */
final class NamesInOrder implements Iterator<NamedFile> {
  private final TreeIndex index;
  private final Deque<Long> way = new ArrayDeque<>();

  NamesInOrder(TreeIndex index, long tree) throws IOException {
    this.index = index;
    descend(index.topmost(tree));
  }

  private void descend(long name) throws IOException {
    for (long here = name; here != TreeIndex.NONE; here = index.before(here)) {
      way.push(here);
    }
  }

  @Override
  public boolean hasNext() {
    return !way.isEmpty();
  }

  @Override
  public NamedFile next() {
    if (way.isEmpty()) {
      throw new NoSuchElementException();
    }
    try {
      long name = way.pop();
      descend(index.after(name));
      return index.named(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
