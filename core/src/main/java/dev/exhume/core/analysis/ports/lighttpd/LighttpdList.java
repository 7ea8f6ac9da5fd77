package dev.exhume.core.analysis.ports.lighttpd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that is a list of others, some under a key: {@code ( "/shop" => ( ( "host" => "app1",
 * "port" => 8080 ) ) )}.
 *
 * @param key empty for none
 * @param text of a plain value
 */
record LighttpdList(String key, String text, List<LighttpdList> entries) {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ENTRIES = 2_000;

  LighttpdList {
    entries = List.copyOf(entries);
  }

  /** Reads a list as far as it can be read; what is not understood is passed over. */
  static LighttpdList parse(String text) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(""));
    String last = "";
    String key = "";
    int entries = 0;
    int at = 0;
    while (at < text.length() && entries < MAX_ENTRIES) {
      char first = text.charAt(at);
      int end = at + 1;
      if (first == '"') {
        int quote = text.indexOf('"', end);
        end = quote < 0 ? text.length() : quote + 1;
        last += text.substring(at + 1, quote < 0 ? end : quote);
      } else if (text.startsWith("=>", at)) {
        key = last;
        last = "";
        end = at + 2;
      } else if (first == '(' && open.size() < MAX_DEPTH) {
        open.push(new Open(key));
        key = "";
      } else if (first == ',' || first == ')') {
        if (!last.isEmpty()) {
          open.element().add(new LighttpdList(key, last, List.of()));
          entries++;
        }
        key = "";
        last = "";
        if (first == ')' && open.size() > 1) {
          LighttpdList closed = open.pop().close();
          open.element().add(closed);
        }
      } else if (isWord(first)) {
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        last = text.substring(at, end);
      }
      at = end;
    }
    while (open.size() > 1) {
      LighttpdList closed = open.pop().close();
      open.element().add(closed);
    }
    return open.element().close();
  }

  private static boolean isWord(char character) {
    return Character.isLetterOrDigit(character) || "._-".indexOf(character) >= 0;
  }

  /** The plain value under a key. */
  Optional<String> value(String name) {
    return entries.stream()
        .filter(entry -> entry.key.equals(name) && !entry.text.isEmpty())
        .map(LighttpdList::text)
        .findFirst();
  }

  /** This list and all that are in it. */
  Stream<LighttpdList> all() {
    return Stream.concat(Stream.of(this), entries.stream().flatMap(LighttpdList::all));
  }

  /** A list that is being read. */
  private static final class Open {
    private final String key;
    private final List<LighttpdList> entries = new ArrayList<>();

    private Open(String key) {
      this.key = key;
    }

    private void add(LighttpdList entry) {
      entries.add(entry);
    }

    private LighttpdList close() {
      return new LighttpdList(key, "", entries);
    }
  }
}
