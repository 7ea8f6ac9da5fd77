package dev.exhume.core.source.tar.index;

import dev.exhume.core.source.tar.index.TreeIndex.LinkTarget;
import dev.exhume.filesystem.FileType;
import java.io.IOException;

/** Follows hard links from one to the next until there is a file, once all that may be is there. */
final class LinkSettlement {
  private final FileTable files;
  private final LinkTarget target;

  LinkSettlement(FileTable files, LinkTarget target) {
    this.files = files;
    this.target = target;
  }

  /** Settles a link and all that were added after it. */
  void settle(long first) throws IOException {
    for (long link = first; link != TreeIndex.NONE; link = files.nextLink(link)) {
      if (files.state(link) == LinkState.WAITING) {
        tellAll(link, end(link));
      }
    }
  }

  /** What is at the end of the way, whose links are marked: whoever meets a mark is in a circle. */
  private long end(long start) throws IOException {
    long here = start;
    while (isLink(here, LinkState.WAITING)) {
      files.setState(here, LinkState.FOLLOWED);
      here = target.of(files.description(here));
    }
    if (here == TreeIndex.NONE || files.type(here) == FileType.DIRECTORY) {
      return TreeIndex.NONE;
    }
    if (files.isLink(here)) {
      return files.state(here) == LinkState.KNOWN ? files.linked(here) : TreeIndex.NONE;
    }
    return here;
  }

  private void tellAll(long start, long file) throws IOException {
    long here = start;
    while (isLink(here, LinkState.FOLLOWED)) {
      files.setState(here, LinkState.KNOWN);
      files.setLinked(here, file);
      here = target.of(files.description(here));
    }
  }

  private boolean isLink(long file, LinkState state) throws IOException {
    return file != TreeIndex.NONE && files.isLink(file) && files.state(file) == state;
  }
}
