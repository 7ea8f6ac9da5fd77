package dev.exhume.core.kit.entrypoint;

import java.util.List;
import org.junit.jupiter.api.Nested;

class EntrypointInDashTest {
  private static final List<String> SHELL = List.of("/bin/dash");

  @Nested
  class Start extends EntrypointStart {
    Start() {
      super(SHELL);
    }
  }

  @Nested
  class Stop extends EntrypointStop {
    Stop() {
      super(SHELL);
    }
  }

  @Nested
  class Watch extends EntrypointWatch {
    Watch() {
      super(SHELL);
    }
  }

  @Nested
  class CleanUp extends EntrypointCleanUp {
    CleanUp() {
      super(SHELL);
    }
  }

  @Nested
  class Choice extends EntrypointChoice {
    Choice() {
      super(SHELL);
    }
  }

  @Nested
  class Logs extends EntrypointLogs {
    Logs() {
      super(SHELL);
    }
  }

  @Nested
  class Ports extends EntrypointPorts {
    Ports() {
      super(SHELL);
    }
  }

  @Nested
  class Restart extends EntrypointRestart {
    Restart() {
      super(SHELL);
    }
  }
}
