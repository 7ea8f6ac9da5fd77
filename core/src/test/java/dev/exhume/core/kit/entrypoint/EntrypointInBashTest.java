package dev.exhume.core.kit.entrypoint;

import java.util.List;

class EntrypointInBashTest extends EntrypointContract {
  @Override
  List<String> shell() {
    return List.of("/bin/bash", "--posix");
  }
}
