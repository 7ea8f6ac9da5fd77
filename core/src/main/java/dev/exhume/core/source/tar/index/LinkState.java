package dev.exhume.core.source.tar.index;

/** How far it is known what a hard link names whose file had not come yet when it did. */
enum LinkState {
  WAITING(0x40),
  /** On the way that is being followed: who meets it again walks in a circle. */
  FOLLOWED(0x41),
  KNOWN(0x42);

  private final int code;

  LinkState(int code) {
    this.code = code;
  }

  /** A number that is that of no type of files. */
  int code() {
    return code;
  }

  static LinkState of(int code) {
    for (LinkState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state of a link: " + code);
  }
}
