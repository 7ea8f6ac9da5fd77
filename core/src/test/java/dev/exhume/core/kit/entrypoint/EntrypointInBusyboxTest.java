package dev.exhume.core.kit.entrypoint;

import java.util.List;

class EntrypointInBusyboxTest extends EntrypointContract {
  @Override
  List<String> shell() {
    return List.of("/bin/busybox", "ash");
  }
}
