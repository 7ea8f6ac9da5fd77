package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * The texts of one tag, each read from the header's data when it is asked for.
 *
 * <pre>
 * Texts --> (bytes other than 0, 0) * count
 * </pre>
 */
public final class HeaderTexts extends AbstractList<String> implements RandomAccess {
  private final Bytes data;

  /** Where each text starts in the data; last, where one more would start. */
  private final int[] starts;

  /** One text of {@link #shared}. */
  private volatile String last = "";

  private HeaderTexts(Bytes data, int[] starts) {
    this.data = data;
    this.starts = starts;
  }

  /**
   * Finds the texts; fewer than {@code count} where the data ends too early.
   *
   * @param start of the first one in the data
   */
  static HeaderTexts find(Bytes data, int start, int count) {
    int[] starts = new int[count + 1];
    starts[0] = start;
    try {
      for (int i = 0; i < count; i++) {
        int end = data.indexOf(0, starts[i]);
        if (end < 0) {
          return new HeaderTexts(data, Arrays.copyOf(starts, i + 1));
        }
        starts[i + 1] = end + 1;
      }
      return new HeaderTexts(data, starts);
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  @Override
  public int size() {
    return starts.length - 1;
  }

  /** The text at {@code index}: UTF-8 where it can be, else Latin-1. */
  @Override
  public String get(int index) {
    if (length(index) == 0) {
      return "";
    }
    try {
      return data.text(starts[index], length(index));
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  /** The text at {@code index}, or {@code other} where the tag has fewer. */
  public String get(int index, String other) {
    return index < size() ? get(index) : other;
  }

  /** As {@link #get(int, String)}; a text that is the same as the one before is the same object. */
  public String shared(int index, String other) {
    String text = get(index, other);
    String before = last;
    if (before.equals(text)) {
      return before;
    }
    last = text;
    return text;
  }

  /** Whether there is a text at {@code index}, and not an empty one. */
  public boolean isPresent(int index) {
    return index < size() && length(index) > 0;
  }

  /** The bytes of the text at {@code index}, in whatever encoding it is. */
  public byte[] raw(int index) {
    try {
      return data.copy(starts[index], length(index));
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  /** Where the last text ends in the data, with its 0. */
  int end() {
    return starts[starts.length - 1];
  }

  /** How many bytes the text at {@code index} has. */
  public int length(int index) {
    return starts[index + 1] - starts[index] - 1;
  }
}
