package dev.exhume.core.kit.entrypoint;

class EntrypointInDashTest extends EntrypointInShell {
  EntrypointInDashTest() {
    super("/bin/dash");
  }
}
