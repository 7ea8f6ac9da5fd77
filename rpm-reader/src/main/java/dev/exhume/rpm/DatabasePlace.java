package dev.exhume.rpm;

/** The kinds of places that databases lie in, the likeliest one in use first. */
enum DatabasePlace {
  /** Where RPM looks. */
  STANDING("lies where RPM looks for it"),

  /** A deployment of OSTree, one of several to boot from. */
  DEPLOYMENT("belongs to a deployment of OSTree"),

  /** What the system was before packages were layered on it. */
  OSTREE_BASE("is the copy that rpm-ostree keeps of its base"),

  /** The database that a rebuild put a new one in place of. */
  REPLACED("is what a rebuild of the database has replaced"),

  /** What a rebuild had written when it broke off, or all of it. */
  REBUILD("is left from a rebuild of the database, and may not be complete"),

  /** Somebody's copy. */
  COPY("is a copy beside the database");

  private final String reason;

  DatabasePlace(String reason) {
    this.reason = reason;
  }

  /** What such a database is, after its name. */
  String reason() {
    return reason;
  }

  boolean isLeftOver() {
    return switch (this) {
      case STANDING, DEPLOYMENT, OSTREE_BASE -> false;
      case REPLACED, REBUILD, COPY -> true;
    };
  }
}
