package dev.exhume.core.analysis.addresses;

/** In what way a line ties the server to its old place. */
enum DependencyKind {
  OWN_ADDRESS("own-address"),
  OWN_NAME("own-name"),
  OWN_MAC("own-mac"),
  REMOTE_HOST("remote-host"),
  LICENCE("licence"),
  DEVICE("device");

  private final String id;

  DependencyKind(String id) {
    this.id = id;
  }

  /** As the profile calls it. */
  String id() {
    return id;
  }
}
