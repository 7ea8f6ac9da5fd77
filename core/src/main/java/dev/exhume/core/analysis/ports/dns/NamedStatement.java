package dev.exhume.core.analysis.ports.dns;

import dev.exhume.core.profile.Evidence;
import java.util.List;

/**
 * A statement of a {@code named.conf}.
 *
 * @param path the first words of the blocks that it lies in, and its own, with a slash between:
 *     {@code options/listen-on}
 * @param words all of its words before its block
 * @param elements the words in its block, if that holds no more than a list
 */
record NamedStatement(String path, List<String> words, List<String> elements, Evidence evidence) {
  NamedStatement {
    words = List.copyOf(words);
    elements = List.copyOf(elements);
  }

  /** The word after another one: the number after {@code port}. */
  String wordAfter(String name) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
  }
}
