package dev.exhume.core.kit.entrypoint;

import java.util.List;
import org.junit.jupiter.api.Nested;

/** All that the script promises, kept in one shell. */
abstract class EntrypointInShell {
  private final List<String> command;

  /**
   * Tests in this shell.
   *
   * @param command that starts it
   */
  EntrypointInShell(String... command) {
    this.command = List.of(command);
  }

  @Nested
  class Start extends EntrypointStart {
    Start() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Stop extends EntrypointStop {
    Stop() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Watch extends EntrypointWatch {
    Watch() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class CleanUp extends EntrypointCleanUp {
    CleanUp() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Choice extends EntrypointChoice {
    Choice() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Logs extends EntrypointLogs {
    Logs() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Ports extends EntrypointPorts {
    Ports() {
      super(EntrypointInShell.this.command);
    }
  }

  @Nested
  class Restart extends EntrypointRestart {
    Restart() {
      super(EntrypointInShell.this.command);
    }
  }
}
