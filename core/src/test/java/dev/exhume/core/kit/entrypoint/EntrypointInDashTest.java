package dev.exhume.core.kit.entrypoint;

import java.util.List;

class EntrypointInDashTest extends EntrypointContract {
  @Override
  List<String> shell() {
    return List.of("/bin/dash");
  }
}
