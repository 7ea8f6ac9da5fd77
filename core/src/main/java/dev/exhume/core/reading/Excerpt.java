package dev.exhume.core.reading;

/** The start of a text that is too long to be told whole. */
public final class Excerpt {
  private Excerpt() {}

  /** At most so many characters of a text; none of them is half a surrogate pair. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splitsPair = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, splitsPair ? most - 1 : most);
  }
}
