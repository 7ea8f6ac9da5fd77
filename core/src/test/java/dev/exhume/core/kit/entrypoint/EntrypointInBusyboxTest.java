package dev.exhume.core.kit.entrypoint;

class EntrypointInBusyboxTest extends EntrypointInShell {
  EntrypointInBusyboxTest() {
    super("/bin/busybox", "ash");
  }
}
