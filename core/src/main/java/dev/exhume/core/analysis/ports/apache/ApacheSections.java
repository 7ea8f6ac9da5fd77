package dev.exhume.core.analysis.ports.apache;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The sections that are open while a configuration is read, in whichever file they were opened. */
final class ApacheSections {
  private static final int MAX_NESTING = 100;

  private final Deque<Section> open = new ArrayDeque<>();
  private int ofOtherFiles;

  /** Whether one more can be told apart from those around it. */
  boolean canOpen() {
    return open.size() < MAX_NESTING;
  }

  /**
   * Opens a section.
   *
   * @param read whether what it holds counts
   */
  void open(String name, boolean read) {
    open.push(new Section(name, read, host(), scope()));
  }

  /** Opens a section whose directives are for some requests only. */
  void open(String name, String scope) {
    open.push(new Section(name, isRead(), host(), Optional.of(scope)));
  }

  /** Opens a virtual host. */
  void open(String name, ApacheHost host) {
    open.push(new Section(name, true, Optional.of(host), Optional.empty()));
  }

  /** Closes a section of this file, and with it those inside that nobody closed. */
  void close(String name) {
    boolean isOpen =
        open.stream()
            .limit(open.size() - ofOtherFiles)
            .anyMatch(section -> section.name().equals(name));
    while (isOpen) {
      isOpen = !open.pop().name().equals(name);
    }
  }

  /** Whether directives count where the reader is. */
  boolean isRead() {
    return open.isEmpty() || open.element().read();
  }

  /** The virtual host that directives are part of, where the reader is. */
  Optional<ApacheHost> host() {
    return open.isEmpty() ? Optional.empty() : open.element().host();
  }

  /** The requests that directives are for, where the reader is; empty for all of the host's. */
  Optional<String> scope() {
    return open.isEmpty() ? Optional.empty() : open.element().scope();
  }

  /** Starts an included file, which cannot close what is open; tells what to go back to. */
  int enterFile() {
    int before = ofOtherFiles;
    ofOtherFiles = open.size();
    return before;
  }

  /** Ends a file and all sections that it left open. */
  void leaveFile(int before) {
    while (open.size() > ofOtherFiles) {
      open.pop();
    }
    ofOtherFiles = before;
  }

  private record Section(
      String name, boolean read, Optional<ApacheHost> host, Optional<String> scope) {}
}
