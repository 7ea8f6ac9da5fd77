package dev.exhume.core.analysis.activity;

/** How long a record of {@code wtmp} is, and where in it the time stands. */
enum UtmpLayout {
  /** Of 32-bit machines, and of those 64-bit ones that run their programs: x86, POWER, SPARC. */
  USUAL(384, 0x154),

  /** Of other 64-bit machines, such as Itanium, Alpha and ARM: the time has eight bytes. */
  WIDE(400, 0x158);

  private final int size;
  private final int time;

  UtmpLayout(int size, int time) {
    this.size = size;
    this.time = time;
  }

  /** In bytes. */
  int size() {
    return size;
  }

  /** The offset of {@code ut_tv}. */
  int time() {
    return time;
  }
}
