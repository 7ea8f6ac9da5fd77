package dev.exhume.rpm.version;

/** The parts of a version, or of a release, which RPM compares one by one. */
final class VersionParts {
  private VersionParts() {}

  /**
   * Compares digits by their value, letters by their code; digits are newer than letters. A tilde
   * is older than the end of the version, a caret is newer than it. All else, letters that are not
   * ASCII among them, only separates the parts.
   */
  static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (true) {
      i = skipSeparators(a, i);
      j = skipSeparators(b, j);
      Kind kindA = Kind.at(a, i);
      Kind kindB = Kind.at(b, j);
      if (kindA != kindB) {
        return kindA.compareTo(kindB);
      }
      if (kindA == Kind.END) {
        return 0;
      }
      int endA = kindA.end(a, i);
      int endB = kindB.end(b, j);
      int order = kindA.compare(a.substring(i, endA), b.substring(j, endB));
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
  }

  private static int skipSeparators(String version, int start) {
    int i = start;
    while (i < version.length() && Kind.of(version.charAt(i)) == Kind.SEPARATOR) {
      i++;
    }
    return i;
  }

  /** The kinds of parts, oldest first. */
  private enum Kind {
    TILDE,
    END,
    CARET,
    LETTERS,
    DIGITS,
    SEPARATOR;

    static Kind at(String version, int index) {
      return index < version.length() ? of(version.charAt(index)) : END;
    }

    static Kind of(char c) {
      if (c >= '0' && c <= '9') {
        return DIGITS;
      }
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return LETTERS;
      }
      return switch (c) {
        case '~' -> TILDE;
        case '^' -> CARET;
        default -> SEPARATOR;
      };
    }

    /** Where the part that starts at {@code start} ends. */
    int end(String version, int start) {
      int end = start + 1;
      while (this != TILDE && this != CARET && at(version, end) == this) {
        end++;
      }
      return end;
    }

    int compare(String a, String b) {
      if (this != DIGITS) {
        return a.compareTo(b);
      }
      String left = withoutLeadingZeros(a);
      String right = withoutLeadingZeros(b);
      return left.length() == right.length()
          ? left.compareTo(right)
          : Integer.compare(left.length(), right.length());
    }

    private static String withoutLeadingZeros(String digits) {
      int start = 0;
      while (start < digits.length() && digits.charAt(start) == '0') {
        start++;
      }
      return digits.substring(start);
    }
  }
}
