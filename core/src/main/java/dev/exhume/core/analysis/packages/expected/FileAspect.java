package dev.exhume.core.analysis.packages.expected;

/** What can be compared of a file, in the order in which {@code rpm -V} prints it. */
public enum FileAspect {
  SIZE('S', "size", 1 << 1),
  MODE('M', "mode", 1 << 6),
  DIGEST('5', "digest", 1),
  DEVICE('D', "device", 1 << 7),
  LINK_TARGET('L', "linkTarget", 1 << 2),
  OWNER('U', "owner", 1 << 3),
  GROUP('G', "group", 1 << 4),
  TIME('T', "time", 1 << 5),
  CAPABILITIES('P', "capabilities", 1 << 8);

  private final char letter;
  private final String label;
  private final int flag;

  FileAspect(char letter, String label, int flag) {
    this.letter = letter;
    this.label = label;
    this.flag = flag;
  }

  /** What {@code rpm -V} prints where it differs. */
  public char letter() {
    return letter;
  }

  /** Its name in a profile. */
  public String label() {
    return label;
  }

  /** Its bit in RPM's {@code FILEVERIFYFLAGS}. */
  public int flag() {
    return flag;
  }
}
